import type { ProcessEditorView } from '../../features/processes/processes.api.ts';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import type { Written } from './writing.ts';

interface Props {
  draft: ProcessEditorView;
  written: Written;
  onChange: (to: Written, about?: string) => void;
}

/** Name, basis, first step, and the procedures that go over to the process. */
export function AboutForm({ draft, written, onChange }: Props) {
  const { language, w } = useWords();
  const e = w.processes.editor;
  const { content, procedureCodes } = written;
  const set = (change: Partial<Written['content']>, about?: string) =>
    onChange({ ...written, content: { ...content, ...change } }, about);
  const toggle = (code: string, wanted: boolean) =>
    onChange({
      ...written,
      procedureCodes: wanted ? [...procedureCodes, code] : procedureCodes.filter((one) => one !== code),
    });
  return (
    <Details summary={e.about}>
      <TextInput
        language={language}
        name="process-name"
        label={e.name}
        value={content.name.vi}
        onChange={(event) => set({ name: { ...content.name, vi: event.target.value } }, 'name')}
      />
      <TextInput
        language={language}
        name="process-name-en"
        label={e.nameEn}
        required={false}
        value={content.name.en ?? ''}
        onChange={(event) => set({ name: { ...content.name, en: event.target.value } }, 'name-en')}
      />
      <TextArea
        language={language}
        name="process-basis"
        label={e.basis}
        rows={2}
        value={content.basis}
        onChange={(event) => set({ basis: event.target.value }, 'basis')}
      />
      <Select
        language={language}
        name="process-start"
        label={e.start}
        empty={false}
        value={content.start}
        onChange={(event) => set({ start: event.target.value })}
        options={content.steps.map(({ id, name }) => ({ value: id, label: name.vi }))}
      />
      <fieldset className="field">
        <legend className="field-label">{e.procedures}</legend>
        <p className="field-hint">{e.proceduresHint(draft.offerings.length)}</p>
        <div className="process-procedures">
          {draft.offered.map(({ code, name }) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={procedureCodes.includes(code)}
                onChange={(event) => toggle(code, event.target.checked)}
              />{' '}
              <span className="code">{code}</span> {name}
            </label>
          ))}
        </div>
      </fieldset>
    </Details>
  );
}
