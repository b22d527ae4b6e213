import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { Stack } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import type { Operation } from './listOperations.ts';

/** The page of the JSON API: what can be called, and how. The summaries come from the routes, in English. */
export function ApiView({ operations, language }: { operations: Operation[]; language: Language }) {
  const text = words(language).operations.api;
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return (
    <Stack>
      <PageHeading title={text.title} lead={text.lead} />
      <Panel title={text.howTitle}>
        <ul>
          <li>
            {text.document}: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
          </li>
          <li>{text.token}</li>
          <li>{text.repeat}</li>
          <li>{text.failures}</li>
        </ul>
      </Panel>
      {tags.map((tag) => (
        <Table
          key={tag}
          caption={tag}
          rows={operations.filter((operation) => operation.tag === tag)}
          rowKey={({ method, path }) => `${method} ${path}`}
          columns={[
            { key: 'call', label: text.call, cell: ({ method, path }) => <code>{`${method} ${path}`}</code> },
            { key: 'summary', label: text.summary, cell: ({ summary }) => <span lang="en">{summary}</span> },
            { key: 'access', label: text.access, cell: ({ open }) => (open ? text.everybody : text.signedIn) },
          ]}
        />
      ))}
    </Stack>
  );
}
