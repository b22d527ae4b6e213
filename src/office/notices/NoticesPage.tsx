import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import type { EditableNotices } from '../../features/notices/notices.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Prose } from '../../ui/Layout.tsx';
import { Alert, NoticeBanner } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ApiProblem, get, post, put } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

type Item = EditableNotices['items'][number];

const KINDS = ['INFO', 'MAINTENANCE', 'INCIDENT'] as const;

/** What the portal announces: shown, to come, over; written here with its dates and both languages. */
export function NoticesPage() {
  const { language, w } = useWords();
  const text = w.notices;
  useTitle(text.title);
  const [editing, setEditing] = useState<Item | 'new'>();
  const [saved, setSaved] = useState(false);
  const list = useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => get<EditableNotices>('/notices', { signal }),
  });
  if (list.error) return <LoadFailed error={list.error} retry={() => list.refetch()} />;
  if (!list.data) return <Skeleton />;
  return (
    <div className="stack">
      <PageHeading
        title={text.title}
        lead={text.lead}
        actions={
          <Button type="button" icon="plus" onClick={() => setEditing('new')}>
            {text.write}
          </Button>
        }
      />
      {saved && <Alert tone="success" language={language} title={text.saved} live />}
      {editing && (
        <NoticeForm
          key={editing === 'new' ? 'new' : editing.id}
          item={editing === 'new' ? undefined : editing}
          onCancel={() => setEditing(undefined)}
          onSaved={async () => {
            setEditing(undefined);
            setSaved(true);
            await queryClient.invalidateQueries({ queryKey: ['notices'] });
          }}
        />
      )}
      <Panel>
        <Table<Item>
          caption={text.title}
          hideCaption
          rows={list.data.items}
          rowKey={(item) => item.id}
          empty={<EmptyState title={text.none} icon="megaphone" />}
          columns={[
            { key: 'title', label: text.titleField, cell: (item) => item.title },
            { key: 'kind', label: text.kind, cell: (item) => w.common.notice[item.kind] },
            {
              key: 'when',
              label: text.when,
              cell: (item) =>
                [item.shownFrom, item.shownTo].flatMap((at) => (at ? [formatDateTime(at)] : [])).join(' – '),
            },
            { key: 'state', label: w.feedback.office.state, cell: (item) => <Tag>{text.state[stateOf(item)]}</Tag> },
            {
              key: 'edit',
              label: text.edit,
              cell: (item) => (
                <Button type="button" kind="quiet" icon="pencil" onClick={() => setEditing(item)}>
                  {text.edit}
                </Button>
              ),
            },
          ]}
        />
      </Panel>
    </div>
  );
}

function stateOf({ shownFrom, shownTo }: Item): 'SHOWN' | 'COMING' | 'OVER' {
  const now = Date.now();
  if (Date.parse(shownFrom) > now) return 'COMING';
  return shownTo !== null && Date.parse(shownTo) <= now ? 'OVER' : 'SHOWN';
}

/** `YYYY-MM-DDTHH:mm` in Vietnam, for the box of a date and time. */
function localMoment(iso: string | null | undefined): string {
  return iso ? new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 16) : '';
}

interface FormProps {
  item: Item | undefined;
  onSaved: () => void;
  onCancel: () => void;
}

function NoticeForm({ item, onSaved, onCancel }: FormProps) {
  const { language, w } = useWords();
  const text = w.notices;
  const [typed, setTyped] = useState({
    kind: item?.kind ?? 'INFO',
    title: item?.title ?? '',
    titleEn: item?.titleEn ?? '',
    body: item?.body ?? '',
    bodyEn: item?.bodyEn ?? '',
    shownFrom: localMoment(item?.shownFrom ?? new Date().toISOString()),
    shownTo: localMoment(item?.shownTo),
  });
  const [missing, setMissing] = useState<FieldProblem[]>([]);
  const save = useMutation({
    mutationFn: () => {
      const body = {
        ...typed,
        shownFrom: `${typed.shownFrom}:00+07:00`,
        shownTo: typed.shownTo ? `${typed.shownTo}:00+07:00` : null,
      };
      return item ? put(`/notices/${item.id}`, body) : post('/notices', body);
    },
    onSuccess: onSaved,
  });
  const problems = missing.length > 0 ? missing : save.error instanceof ApiProblem ? save.error.fields : [];
  const field = (name: keyof typeof typed, required = true) => ({
    language,
    name,
    required,
    error: problems.find((problem) => problem.field === name)?.message,
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
  });
  const kind = KINDS.find((known) => known === typed.kind) ?? 'INFO';
  return (
    <Panel title={item ? text.edit : text.write}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const lacking = typed.shownFrom ? [] : [{ field: 'shownFrom', message: text.fromNeeded }];
          setMissing(lacking);
          if (lacking.length === 0 && !save.isPending) save.mutate();
        }}
      >
        <ErrorSummary language={language} problems={problems} />
        {save.error && problems.length === 0 && <p role="alert">{save.error.message}</p>}
        <Select
          {...field('kind')}
          label={text.kind}
          empty={false}
          options={KINDS.map((value) => ({ value, label: w.common.notice[value] }))}
        />
        <TextInput {...field('title')} label={text.titleField} maxLength={200} />
        <TextArea {...field('body')} label={text.body} rows={5} maxLength={10_000} />
        <TextInput {...field('titleEn', false)} label={text.titleEn} lang="en" maxLength={200} />
        <TextArea {...field('bodyEn', false)} label={text.bodyEn} lang="en" rows={5} maxLength={10_000} />
        <TextInput {...field('shownFrom')} type="datetime-local" label={text.shownFrom} width="medium" />
        <TextInput {...field('shownTo', false)} type="datetime-local" label={text.shownTo} width="medium" />
        <h3>{text.preview}</h3>
        <NoticeBanner notices={[{ id: 'preview', kind, title: typed.title || '…' }]} language={language} />
        <Prose text={typed.body} />
        <div className="button-row">
          <Button disabled={save.isPending}>{text.save}</Button>
          <Button type="button" kind="quiet" onClick={onCancel}>
            {text.cancel}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
