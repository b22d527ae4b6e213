import Type from 'typebox';
import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { countPublishedLate, type LateCount, listPublishedLate, type PublishedLate } from './listPublishedLate.ts';

const SHOWN = 50;
const Short = Type.Optional(Type.String({ maxLength: 60 }));
const LateQuery = Type.Object({ 'co-quan': Short, sau: Short, truoc: Short });

/** Dossiers late without a reason, for everybody to read: by responsible agency, no person named (Đ.13.3b quy chế Đồng Nai). */
export function registerLateDossiersPage(app: App): void {
  page(app, {
    path: PATHS.lateDossiers,
    access: 'PUBLIC',
    query: LateQuery,
    handler: async ({ ctx, query }) => {
      const { published: text } = words(ctx.language).clocks;
      const agencyCode = query['co-quan'] || undefined;
      const wish = { agencyCode, after: query.sau || undefined, before: query.truoc || undefined };
      const [counts, found] = await Promise.all([
        countPublishedLate(ctx),
        listPublishedLate(ctx, { ...wish, limit: SHOWN + 1 }),
      ]);
      const backwards = wish.before !== undefined && wish.after === undefined;
      const more = found.length > SHOWN;
      const items = backwards ? found.slice(-SHOWN) : found.slice(0, SHOWN);
      const first = backwards ? more : wish.after !== undefined;
      const last = backwards || more;
      return {
        title: text.title,
        description: text.lead,
        crumbs: [],
        body: (
          <LateDossiers
            language={ctx.language}
            agencyCode={agencyCode}
            counts={counts}
            items={items}
            at={ctx.clock.now()}
            previous={first ? address(agencyCode, { truoc: items[0]?.code }) : undefined}
            next={last ? address(agencyCode, { sau: items.at(-1)?.code }) : undefined}
          />
        ),
      };
    },
  });
}

function address(agencyCode: string | undefined, cursor: { sau?: string; truoc?: string } = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ 'co-quan': agencyCode, ...cursor })) if (value) query.set(name, value);
  return query.size > 0 ? `${PATHS.lateDossiers}?${query}` : PATHS.lateDossiers;
}

interface Props {
  language: Language;
  agencyCode: string | undefined;
  counts: LateCount[];
  items: PublishedLate[];
  at: Date;
  previous?: string;
  next?: string;
}

function LateDossiers({ language, agencyCode, counts, items, at, previous, next }: Props) {
  const { clocks, portal } = words(language);
  const text = clocks.published;
  const named = (vi: string, en: string | null) => inLanguage({ vi, en: en ?? undefined }, language);
  return (
    <Stack>
      <PageHeading title={text.title} lead={text.lead} />
      <p className="muted small">{text.asOf(formatDateTime(at))}</p>
      {counts.length === 0 ? (
        <EmptyState title={text.none} icon="check">
          <p>{text.noneHint}</p>
        </EmptyState>
      ) : (
        <>
          <Panel title={text.byAgency}>
            <Table<LateCount>
              caption={text.byAgency}
              hideCaption
              narrow
              rows={counts}
              rowKey={({ code }) => code}
              columns={[
                {
                  key: 'agency',
                  label: text.agency,
                  cell: ({ code, name, nameEn }) => (
                    <a href={address(code)} aria-current={code === agencyCode ? 'true' : undefined}>
                      {named(name, nameEn)}
                    </a>
                  ),
                },
                { key: 'count', label: text.count, numeric: true, cell: ({ count }) => count },
                { key: 'open', label: text.open, numeric: true, cell: ({ open }) => open },
              ]}
            />
          </Panel>
          <Panel title={text.list}>
            <Form method="get" action={PATHS.lateDossiers}>
              <Select
                language={language}
                name="co-quan"
                id="agency"
                label={text.agency}
                empty={portal.directory.allAgencies}
                defaultValue={agencyCode ?? ''}
                options={counts.map(({ code, name, nameEn, count }) => ({
                  value: code,
                  label: `${named(name, nameEn)} (${count})`,
                }))}
              />
              <Button icon="search" kind="secondary">
                {clocks.show}
              </Button>
            </Form>
            <Table<PublishedLate>
              caption={text.list}
              hideCaption
              rows={items}
              rowKey={({ code }) => code}
              empty={<EmptyState title={text.noneHere} icon="check" />}
              columns={[
                { key: 'code', label: clocks.code, cell: ({ code }) => <span className="code">{code}</span> },
                { key: 'procedure', label: clocks.procedure, cell: ({ procedureName }) => procedureName },
                {
                  key: 'agency',
                  label: text.agency,
                  cell: ({ agencyName, agencyNameEn }) => named(agencyName, agencyNameEn),
                },
                { key: 'due', label: text.due, cell: ({ dueAt }) => formatDate(dueAt) },
                { key: 'days', label: text.lateDays, numeric: true, cell: ({ lateDays }) => lateDays },
                {
                  key: 'state',
                  label: text.state,
                  cell: ({ finishedAt }) =>
                    finishedAt ? (
                      text.finished(formatDate(finishedAt))
                    ) : (
                      <Tag tone="danger" icon="clockLate">
                        {text.stillOpen}
                      </Tag>
                    ),
                },
              ]}
            />
            <Pagination language={language} previous={previous} next={next} />
          </Panel>
        </>
      )}
    </Stack>
  );
}
