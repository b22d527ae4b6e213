import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { RadioGroup, Select } from '../../ui/Choice.tsx';
import { useWords } from '../language.ts';
import type { ApplicantPart } from './ApplicantPart.tsx';

type Props = Omit<Parameters<typeof ApplicantPart>[0], 'form'> & { procedure: ReceivableDetails };

/** Who decides, which case it is, how it came – each only where there is a choice. */
export function EntryChoices({ draft, change, procedure, errorOf }: Props) {
  const { language, w } = useWords();
  const r = w.reception;
  const method = procedure.methods.find(({ channel }) => channel === draft.channel) ?? procedure.methods[0];
  const decider = procedure.deciders.find(({ code }) => code === draft.deciderCode);
  return (
    <div className="reception-fields">
      {(procedure.deciders.length > 1 || draft.deciderCode === '') && (
        <Select
          language={language}
          name="deciderCode"
          label={r.chooseDecider}
          error={errorOf('deciderCode')}
          value={draft.deciderCode}
          onChange={(event) => change({ deciderCode: event.target.value })}
          options={procedure.deciders.map(({ code, name, elsewhere }) => ({
            value: code,
            label: elsewhere ? r.elsewhere(name) : name,
          }))}
        />
      )}
      {procedure.cases.length > 1 && (
        <Select
          language={language}
          name="caseNumber"
          label={r.chooseCase}
          empty={false}
          value={draft.caseNumber}
          onChange={(event) => change({ caseNumber: event.target.value })}
          options={procedure.cases.map(({ name }, index) => ({
            value: String(index),
            label: name || r.caseNumber(index + 1),
          }))}
        />
      )}
      {procedure.methods.some(({ channel }) => channel === 'POST') && (
        <div
          onChange={(event) => {
            const { value } = event.target as HTMLInputElement;
            if (value === 'COUNTER' || value === 'POST') change({ channel: value });
          }}
        >
          <RadioGroup
            language={language}
            name="channel"
            label={r.channel}
            inline
            value={draft.channel}
            options={(['COUNTER', 'POST'] as const).map((value) => ({ value, label: w.dossier.channel[value] }))}
          />
        </div>
      )}
      {method && <p className="reception-limit">{r.limit(method.limit)}</p>}
      {decider?.elsewhere && <p className="small">{r.elsewhereNote(decider.receivingName)}</p>}
    </div>
  );
}
