import type { BranchAgency, Branching, ProcessBranch } from '../../domain/process/process.ts';
import type { ProcessEditorView } from '../../features/processes/processes.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';

interface Props {
  draft: ProcessEditorView;
  branching: Branching | undefined;
  onChange: (branching: Branching, about?: string) => void;
}

/** The child dossiers that a step opens at other agencies (liên thông). */
export function BranchesForm({ draft, branching = { mode: 'SEQUENTIAL', branches: [] }, onChange }: Props) {
  const { language, w } = useWords();
  const e = w.processes.editor;
  const { branches } = branching;
  const set = (at: number, change: Partial<ProcessBranch>, about?: string) =>
    onChange(
      { ...branching, branches: branches.map((one, index) => (index === at ? { ...one, ...change } : one)) },
      about,
    );
  const add = () => {
    let number = branches.length + 1;
    while (branches.some(({ id }) => id === `branch-${number}`)) number++;
    const branch: ProcessBranch = {
      id: `branch-${number}`,
      name: { vi: e.newBranch },
      agency: 'COMMUNE',
      processKey: draft.processes.find(({ key }) => key !== draft.key)?.key ?? '',
      sharePercent: 10,
    };
    onChange({ ...branching, branches: [...branches, branch] });
  };
  return (
    <fieldset className="field process-branches">
      <legend className="field-label">{e.branches}</legend>
      <Select
        language={language}
        name="branch-mode"
        label={e.mode}
        empty={false}
        value={branching.mode}
        onChange={(event) =>
          onChange({ ...branching, mode: event.target.value === 'PARALLEL' ? 'PARALLEL' : 'SEQUENTIAL' })
        }
        options={[
          { value: 'SEQUENTIAL', label: e.sequential },
          { value: 'PARALLEL', label: e.parallel },
        ]}
      />
      {branches.map(({ id, name, agency, divisionKey = '', processKey, sharePercent }, at) => (
        <div key={id} className="process-grid process-branch">
          <TextInput
            language={language}
            name={`branch-name-${at}`}
            label={e.branchName}
            value={name.vi}
            onChange={(event) => set(at, { name: { ...name, vi: event.target.value } }, `branch-name-${at}`)}
          />
          <Select
            language={language}
            name={`branch-agency-${at}`}
            label={e.branchAgency}
            empty={false}
            value={typeof agency === 'object' ? agency.agencyCode : agency}
            onChange={(event) => set(at, { agency: agencyOf(event.target.value), divisionKey: undefined })}
            options={[
              { value: 'COMMUNE', label: e.branchCommune },
              { value: 'PROVINCE', label: e.branchProvince },
              ...draft.roster.map((one) => ({ value: one.code, label: one.name })),
            ]}
          />
          <Select
            language={language}
            name={`branch-division-${at}`}
            label={e.branchDivision}
            empty={e.branchAnyDivision}
            value={divisionKey}
            onChange={(event) => set(at, { divisionKey: event.target.value || undefined })}
            options={divisionsOf(draft, agency, divisionKey)}
          />
          <Select
            language={language}
            name={`branch-process-${at}`}
            label={e.branchProcess}
            empty={false}
            value={processKey}
            onChange={(event) => set(at, { processKey: event.target.value })}
            options={draft.processes.map((one) => ({ value: one.key, label: one.name }))}
          />
          <TextInput
            language={language}
            name={`branch-share-${at}`}
            type="number"
            min={0}
            max={100}
            step="any"
            width="short"
            suffix={e.percent}
            label={e.share}
            value={Number.isNaN(sharePercent) ? '' : sharePercent}
            onChange={(event) => set(at, { sharePercent: event.target.valueAsNumber }, `branch-share-${at}`)}
          />
          <Button
            type="button"
            kind="quiet"
            icon="trash"
            onClick={() => onChange({ ...branching, branches: branches.filter((_, index) => index !== at) })}
          >
            {e.removeBranch(name.vi)}
          </Button>
        </div>
      ))}
      <Button type="button" kind="secondary" icon="plus" onClick={add}>
        {e.addBranch}
      </Button>
    </fieldset>
  );
}

/** The divisions of the agency, or those that the agencies of its tier have, by key; one that none has any more stays chosen. */
function divisionsOf({ roster }: ProcessEditorView, agency: BranchAgency, chosen: string) {
  const agencies = roster.filter(({ code, tier }) =>
    typeof agency === 'object' ? code === agency.agencyCode : tier === agency,
  );
  const names = new Map<string, string>(chosen ? [[chosen, chosen]] : []);
  for (const { kind, key, name } of agencies.flatMap(({ units }) => units)) {
    if (kind === 'DIVISION' && key) names.set(key, name ?? key);
  }
  return [...names].map(([value, label]) => ({ value, label }));
}

function agencyOf(value: string): BranchAgency {
  return value === 'COMMUNE' || value === 'PROVINCE' ? value : { agencyCode: value };
}
