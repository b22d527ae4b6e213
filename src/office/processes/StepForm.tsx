import { minutesEn, minutesVi } from '../../domain/calendar/trace.ts';
import { inLanguage } from '../../domain/language.ts';
import { UNIT_WORDS } from '../../domain/process/diff.ts';
import { ROLE_WORDS } from '../../domain/process/findings.ts';
import {
  type ProcessDefinition,
  type ProcessStep,
  ROLES,
  type Role,
  type StepAgency,
  UNIT_KINDS,
  type UnitKind,
} from '../../domain/process/process.ts';
import type { ProcessEditorView } from '../../features/processes/processes.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';
import { BranchesForm } from './BranchesForm.tsx';
import { WaysForm } from './WaysForm.tsx';
import { changeStep, renameStep } from './writing.ts';

interface Props {
  draft: ProcessEditorView;
  content: ProcessDefinition;
  index: number;
  /** working minutes of the shortest limit; null while no procedure follows the process */
  minutes: number | null;
  onChange: (to: ProcessDefinition, about?: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** Everything about one step. */
export function StepForm({ draft, content, index, minutes, onChange, onMove, onRemove }: Props) {
  const { language, w } = useWords();
  const e = w.processes.editor;
  const step = content.steps[index];
  if (!step) return null;
  const set = (change: Partial<ProcessStep>, about?: string) =>
    onChange(changeStep(content, index, change), about && `${index} ${about}`);
  const time = minutes === null ? undefined : Math.floor((minutes * step.sharePercent) / 100);
  const timeWords = time && (language === 'en' ? minutesEn(time) : minutesVi(time));
  return (
    <Panel
      title={e.step(inLanguage(step.name, language))}
      actions={
        <>
          <Button type="button" kind="quiet" disabled={index === 0} onClick={() => onMove(-1)}>
            {e.moveUp}
          </Button>
          <Button type="button" kind="quiet" disabled={index === content.steps.length - 1} onClick={() => onMove(1)}>
            {e.moveDown}
          </Button>
          <Button type="button" kind="quiet" icon="trash" disabled={content.steps.length === 1} onClick={onRemove}>
            {e.removeStep}
          </Button>
        </>
      }
    >
      <div className="process-grid">
        <TextInput
          language={language}
          name="step-name"
          label={e.stepName}
          value={step.name.vi}
          maxLength={300}
          onChange={(event) => set({ name: { ...step.name, vi: event.target.value } }, 'name')}
        />
        <TextInput
          language={language}
          name="step-name-en"
          label={e.nameEn}
          required={false}
          value={step.name.en ?? ''}
          maxLength={300}
          onChange={(event) => set({ name: { ...step.name, en: event.target.value } }, 'name-en')}
        />
        <Select
          language={language}
          name="step-role"
          label={e.role}
          empty={false}
          value={step.role}
          onChange={(event) => set({ role: event.target.value as Role })}
          options={ROLES.map((role) => ({ value: role, label: inLanguage(ROLE_WORDS[role], language) }))}
        />
        <Select
          language={language}
          name="step-unit"
          label={e.unit}
          empty={false}
          value={step.unit}
          onChange={(event) => set({ unit: event.target.value as UnitKind })}
          options={UNIT_KINDS.map((unit) => ({ value: unit, label: inLanguage(UNIT_WORDS[unit], language) }))}
        />
        <AgencyFields draft={draft} agency={step.agency} onChange={(agency) => set({ agency })} />
        <TextInput
          language={language}
          name="step-share"
          type="number"
          min={0}
          max={100}
          step="any"
          inputMode="decimal"
          width="short"
          suffix={e.percent}
          label={e.share}
          hint={timeWords ? e.shareTime(timeWords) : undefined}
          value={Number.isNaN(step.sharePercent) ? '' : step.sharePercent}
          onChange={(event) => set({ sharePercent: event.target.valueAsNumber }, 'share')}
        />
        <TextInput
          language={language}
          name="step-id"
          label={e.stepId}
          width="medium"
          maxLength={60}
          value={step.id}
          onChange={(event) => onChange(renameStep(content, index, event.target.value), `${index} id`)}
        />
      </div>
      <WaysForm step={step} steps={content.steps} onChange={set} />
      {step.transitions.some(({ action }) => action === 'ASK_OPINION') && (
        <TextInput
          language={language}
          name="step-opinion-days"
          type="number"
          min={1}
          max={60}
          width="short"
          suffix={e.workingDays}
          label={e.opinionDays}
          value={step.opinionDays ?? ''}
          onChange={(event) => {
            const days = event.target.valueAsNumber;
            set({ opinionDays: Number.isNaN(days) ? undefined : days }, 'opinion-days');
          }}
        />
      )}
      {step.transitions.some(({ action }) => action === 'BRANCH') && (
        <BranchesForm
          draft={draft}
          branching={step.branching}
          onChange={(branching, about) => set({ branching }, about)}
        />
      )}
    </Panel>
  );
}

const NAMED = 'NAMED';

/** The receiving or the competent agency, or a certain one by its name. */
function AgencyFields({
  draft,
  agency,
  onChange,
}: {
  draft: ProcessEditorView;
  agency: StepAgency;
  onChange: (agency: StepAgency) => void;
}) {
  const { language, w } = useWords();
  const e = w.processes.editor;
  const named = typeof agency === 'object';
  return (
    <>
      <Select
        language={language}
        name="step-agency"
        label={e.agency}
        empty={false}
        value={named ? NAMED : agency}
        onChange={(event) => {
          const { value } = event.target;
          onChange(
            value === 'RECEIVING' || value === 'COMPETENT' ? value : { agencyCode: draft.roster[0]?.code ?? '' },
          );
        }}
        options={[
          { value: 'RECEIVING', label: e.receiving },
          { value: 'COMPETENT', label: e.competent },
          { value: NAMED, label: e.namedAgency },
        ]}
      />
      {named && (
        <Select
          language={language}
          name="step-agency-code"
          label={e.chooseAgency}
          empty={false}
          value={agency.agencyCode}
          onChange={(event) => onChange({ agencyCode: event.target.value })}
          options={draft.roster.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </>
  );
}
