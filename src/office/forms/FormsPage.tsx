import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type StoredForm, toStoredForm } from '../../domain/form/storedForm.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import type { FormRows } from '../../features/forms/forms.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get, put } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './forms.css';

/** Every electronic form: the version in use, and whether the next one is being written. */
export function FormsPage() {
  const { w } = useWords();
  const e = w.forms.editor;
  useTitle(e.title);
  const list = useQuery({ queryKey: ['forms'], queryFn: ({ signal }) => get<FormRows>('/forms', { signal }) });
  return (
    <div className="form-editor">
      <PageHeading title={e.title} lead={e.lead} />
      <NewForm />
      {list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.data && (
        <Panel>
          <Table
            caption={e.title}
            hideCaption
            rows={list.data.items}
            rowKey={({ key }) => key}
            empty={<EmptyState title={e.empty} icon="paper" />}
            columns={[
              {
                key: 'form',
                label: e.columns.form,
                cell: ({ key, title }) => <Link to={`/forms/${key}`}>{title}</Link>,
              },
              {
                key: 'version',
                label: e.columns.version,
                cell: ({ number, effectiveOn }) =>
                  number === null
                    ? e.notPublished
                    : [e.version(number), effectiveOn && formatDate(effectiveOn)].filter(Boolean).join(', '),
              },
              { key: 'procedures', label: e.columns.procedures, numeric: true, cell: ({ procedures }) => procedures },
              {
                key: 'draft',
                label: e.columns.draft,
                cell: ({ draft }) =>
                  draft ? e.draftBy(draft.updatedByName, formatDateTime(draft.updatedAt)) : e.noDraft,
              },
            ]}
          />
        </Panel>
      )}
    </div>
  );
}

/** A new form from nothing, or from a file. */
function NewForm() {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const navigate = useNavigate();
  const [key, setKey] = useState('');
  const [unreadable, setUnreadable] = useState(false);
  const create = useMutation({
    mutationFn: (content: StoredForm) =>
      put(`/form-drafts/${content.key}`, { content, tests: [], revision: 0 }).then(() => content.key),
    onSuccess: (made) => navigate(`/forms/${made}`),
  });
  const begin = () => {
    const field = { key: 'field1', kind: 'text' as const, label: { vi: e.newField, en: e.newField } };
    const sections = [{ title: { vi: e.newSection, en: e.newSection }, fields: [field] }];
    create.mutate(toStoredForm({ key: key.trim(), title: { vi: e.newForm, en: e.newForm }, sections }));
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    setUnreadable(false);
    try {
      const content = JSON.parse(await file.text()) as StoredForm;
      if (typeof content?.key !== 'string') setUnreadable(true);
      else create.mutate(content);
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <Details summary={e.newForm}>
      <form
        className="form form-editor-new"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <TextInput
          language={language}
          name="formKey"
          label={e.newKey}
          hint={e.newKeyHint}
          width="medium"
          maxLength={60}
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Button icon="plus" disabled={!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key.trim()) || create.isPending}>
          {e.create}
        </Button>
        <label className="field">
          <span className="field-label">{e.importFile}</span>
          <input
            className="input"
            type="file"
            accept=".json,application/json"
            onChange={(event) => void read(event.target.files?.[0])}
          />
        </label>
        {unreadable && <Alert tone="danger" language={language} title={e.importFailed} live />}
        {create.isError && <LoadFailed error={create.error} retry={begin} />}
      </form>
    </Details>
  );
}
