import { useMutation } from '@tanstack/react-query';
import { useReducer, useState } from 'react';
import { useNavigate } from 'react-router';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { initialAnswers } from '../../domain/form/prefill.ts';
import { proveForm } from '../../domain/form/proveForm.ts';
import { fromStoredForm, isConsistent, type StoredForm, toStoredForm } from '../../domain/form/storedForm.ts';
import { inLanguage } from '../../domain/language.ts';
import type { FormEditorView } from '../../features/forms/forms.api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { put, remove } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { WriteBar } from '../frame/WriteBar.tsx';
import { useWords } from '../language.ts';
import { LeaveQuestion } from '../processes/LeaveQuestion.tsx';
import { queryClient } from '../queryClient.ts';
import { WordsBoxes } from './boxes.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { askedBefore } from './conditionRows.ts';
import {
  changeField,
  changeSection,
  edited,
  fieldAt,
  moveTo,
  placeOf,
  removeAt,
  repeatsIn,
  type Spot,
  sectionAt,
} from './editing.ts';
import { FieldForm } from './FieldForm.tsx';
import { Outline } from './Outline.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import { TestsPanel } from './TestsPanel.tsx';

/** The editor of one form: the order of questions, the properties of one, and beside them the form as people see it. */
export function FormEditor({ view, reload }: { view: FormEditorView; reload: () => Promise<unknown> }) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const navigate = useNavigate();
  const today = vietnamDate(Date.now());
  const [writing, dispatch] = useReducer(edited, { past: [], now: view.form, future: [] });
  const [tests, setTests] = useState(view.tests);
  const [saved, setSaved] = useState({ form: view.form, tests: view.tests, revision: view.revision });
  const [spot, setSpot] = useState<Spot>({ section: 0, field: 0 });
  const [typed, setTyped] = useState<FormAnswers>({});
  const [shows, setShows] = useState(0);
  const [news, setNews] = useState('');
  const form = writing.now;
  const initial = initialAnswers(form);
  const answers = { ...initial, ...typed };
  const unsaved = form !== saved.form || tests !== saved.tests;
  const change = (to: FormDefinition, where = spot) => {
    dispatch({ type: 'CHANGE', to });
    setSpot(where);
    setNews('');
  };
  const save = useMutation({
    mutationFn: () =>
      put<{ revision: number }>(`/form-drafts/${form.key}`, {
        content: toStoredForm(form),
        tests,
        revision: saved.revision,
      }),
    onSuccess: ({ revision }) => {
      setSaved({ form, tests, revision });
      setNews(e.saved);
      void queryClient.invalidateQueries({ queryKey: ['forms'] });
    },
  });
  const wrong = new Set(proveForm(form).map(({ at }) => at));
  return (
    <>
      <LeaveQuestion when={unsaved} />
      <WriteBar
        words={e}
        saveable={unsaved && !save.isPending}
        canUndo={writing.past.length > 0}
        canRedo={writing.future.length > 0}
        onSave={() => save.mutate()}
        dispatch={dispatch}
        status={unsaved ? e.unsaved : news}
      >
        <Button type="button" kind="quiet" icon="download" onClick={() => download(form)}>
          {e.exportFile}
        </Button>
        <ImportFile formKey={form.key} onRead={(read) => change(read, {})} />
        {saved.revision > 0 && (
          <Discard
            formKey={form.key}
            onDone={() => {
              setSaved({ form, tests, revision: 0 });
              void queryClient.invalidateQueries({ queryKey: ['forms'] });
              void navigate('/forms');
            }}
          />
        )}
      </WriteBar>
      {save.isError && <LoadFailed error={save.error} retry={() => save.mutate()} />}
      {!unsaved && news !== '' && news !== e.saved && <Alert tone="success" language={language} title={news} live />}
      <div className="form-editor-columns">
        <Outline form={form} chosen={spot} wrong={wrong} choose={setSpot} change={change} />
        <div className="form-editor-properties">
          <Properties form={form} spot={spot} change={change} />
        </div>
        <PreviewPanel
          key={`${shows}${JSON.stringify(initial)}`}
          form={form}
          answers={answers}
          today={today}
          change={setTyped}
        />
      </div>
      <div className="form-editor-columns">
        <TestsPanel
          form={form}
          answers={answers}
          today={today}
          tests={tests}
          change={setTests}
          show={(kept) => {
            setTyped(kept);
            setShows((before) => before + 1);
          }}
        />
        <PublishPanel
          form={form}
          published={view.published}
          tests={tests}
          revision={saved.revision}
          saved={!unsaved}
          today={today}
          onPublished={(number) => {
            setNews(e.published(number));
            void queryClient.invalidateQueries({ queryKey: ['forms'] });
            void reload();
          }}
        />
      </div>
    </>
  );
}

interface PropertiesProps {
  form: FormDefinition;
  spot: Spot;
  change: (form: FormDefinition, spot?: Spot) => void;
}

/** The properties of what is chosen, with the buttons that move and delete it. */
function Properties({ form, spot, change }: PropertiesProps) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const section = sectionAt(form, spot);
  const field = fieldAt(form, spot);
  if (!section)
    return (
      <Panel title={e.about}>
        <div className="form-section">
          <WordsBoxes
            name="title"
            vi={e.formTitle}
            en={e.formTitleEn}
            value={form.title}
            change={(title) => change({ ...form, title: title ?? { vi: '' } })}
          />
          <TextInput
            language={language}
            name="basis"
            label={e.basis}
            required={false}
            autoComplete="off"
            value={form.basis ?? ''}
            onChange={(event) => {
              const { basis: _, ...rest } = form;
              change(event.target.value === '' ? rest : { ...rest, basis: event.target.value });
            }}
          />
        </div>
      </Panel>
    );
  const name = inLanguage(field?.label ?? section.title, language);
  const { place, of } = placeOf(form, spot);
  const moved = (to: number) => {
    const next = moveTo(form, spot, to);
    change(next.form, next.spot);
  };
  const buttons = (
    <div className="button-row">
      <Button type="button" kind="quiet" disabled={place <= 1} onClick={() => moved(place - 2)}>
        {e.moveUp(name)}
      </Button>
      <Button type="button" kind="quiet" disabled={place >= of} onClick={() => moved(place)}>
        {e.moveDown(name)}
      </Button>
      <Button
        type="button"
        kind="quiet"
        icon="trash"
        onClick={() => change(removeAt(form, spot), spot.field === undefined ? {} : { section: spot.section })}
      >
        {e.remove(name)}
      </Button>
    </div>
  );
  if (field) {
    const repeat = spot.inner === undefined ? undefined : fieldAt(form, { ...spot, inner: undefined });
    return (
      <>
        <FieldForm
          key={JSON.stringify(spot)}
          form={form}
          field={field}
          repeat={repeat}
          change={(to) => change(changeField(form, spot, to))}
        />
        {buttons}
      </>
    );
  }
  const number = spot.section ?? 0;
  return (
    <Panel title={e.section(number + 1)}>
      <div className="form-section">
        <WordsBoxes
          name="sectionTitle"
          vi={e.sectionTitle}
          en={e.sectionTitleEn}
          value={section.title}
          change={(title) => change(changeSection(form, number, { ...section, title: title ?? { vi: '' } }))}
        />
        <ConditionForm
          form={form}
          title={e.whenSection}
          none={e.whenAlways}
          name="when"
          asked={askedBefore(form, section.fields[0]?.key ?? '')}
          repeats={repeatsIn(form, section.fields[0]?.key)}
          condition={section.when}
          change={(when) => {
            const { when: _, ...rest } = section;
            change(changeSection(form, number, when ? { ...rest, when } : rest));
          }}
        />
      </div>
      {buttons}
    </Panel>
  );
}

function Discard({ formKey, onDone }: { formKey: string; onDone: () => void }) {
  const { w } = useWords();
  const e = w.forms.editor;
  const [asked, setAsked] = useState(false);
  const discard = useMutation({ mutationFn: () => remove(`/form-drafts/${formKey}`), onSuccess: onDone });
  return (
    <>
      <Button
        type="button"
        kind={asked ? 'danger' : 'quiet'}
        disabled={discard.isPending}
        onClick={() => (asked ? discard.mutate() : setAsked(true))}
        onBlur={() => setAsked(false)}
      >
        {asked ? e.discardSure : e.discard}
      </Button>
      {discard.isError && <LoadFailed error={discard.error} retry={() => discard.mutate()} />}
    </>
  );
}

/** Takes the whole form from a file, as a change that can be undone. */
function ImportFile({ formKey, onRead }: { formKey: string; onRead: (form: FormDefinition) => void }) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const [failed, setFailed] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    try {
      const stored = JSON.parse(await file.text()) as StoredForm;
      if (!isConsistent(stored)) throw new Error('not a form');
      onRead({ ...fromStoredForm(stored), key: formKey });
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <label className="button button-quiet">
        {e.importFile}
        <input
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const input = event.target;
            void read(input.files?.[0]).finally(() => {
              input.value = '';
            });
          }}
        />
      </label>
      {failed && <Alert tone="danger" language={language} title={e.importFailed} live />}
    </>
  );
}

function download(form: FormDefinition): void {
  const blob = new Blob([`${JSON.stringify(toStoredForm(form), null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${form.key}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
