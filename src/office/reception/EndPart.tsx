import { formatVnd } from '../../domain/text/format.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';
import { CounterPostage } from './CounterPostage.tsx';
import { type CounterDraft, collectedVnd, isOnTheSpot } from './counterDraft.ts';
import type { Change } from './useCounterDraft.ts';

type TextKey =
  | 'deliveryAddress'
  | 'collected'
  | 'note'
  | 'setCount'
  | 'resultNumber'
  | 'resultDate'
  | 'resultSigner'
  | 'collectorName';

interface Props {
  draft: CounterDraft;
  change: Change;
  procedure: ReceivableDetails;
  errorOf: (field: string) => string | undefined;
}

/** How the result goes back, what was paid, and, where the process allows it, the result itself. */
export function EndPart({ draft, change, procedure, errorOf }: Props) {
  const { language, w } = useWords();
  const r = w.reception;
  const fees =
    (procedure.methods.find((method) => method.channel === draft.channel) ?? procedure.methods[0])?.fees ?? [];
  const text = (name: TextKey, label: string, required = false) => ({
    language,
    name,
    label,
    required,
    error: errorOf(name),
    autoComplete: 'off',
    value: draft[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [name]: event.target.value }),
  });
  const canEndHere = procedure.onTheSpot.includes(draft.deciderCode);
  return (
    <Panel title={r.fee} icon="coins">
      {fees.length > 0 && (
        <>
          <p className="small muted">{r.feeDefined}</p>
          <ul className="fee-lines">
            {fees.map(({ kind, vnd, description }) => (
              <li key={`${kind} ${vnd} ${description}`}>
                <span>
                  {w.dossier.feeKind[kind]}: {description || (vnd === 0 ? w.common.money.free : '')}
                </span>
                {vnd !== null && vnd > 0 && (
                  <Button type="button" kind="quiet" onClick={() => change({ collected: String(vnd) })}>
                    {r.takeFee(formatVnd(vnd))}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="reception-fields">
        <TextInput
          {...text('collected', r.collected)}
          inputMode="numeric"
          maxLength={20}
          suffix={w.common.money.dong}
        />
        <TextInput {...text('setCount', r.setCount)} inputMode="numeric" maxLength={3} width="short" />
      </div>
      <div
        onChange={(event) => {
          const { name, value } = event.target as HTMLInputElement;
          if (name === 'delivery') change({ delivery: value as CounterDraft['delivery'] });
        }}
      >
        <RadioGroup
          language={language}
          name="delivery"
          label={r.returnMethod}
          inline
          value={draft.delivery}
          options={(['COUNTER', 'POST', 'ONLINE'] as const).map((value) => ({ value, label: r.returnBy[value] }))}
        />
      </div>
      {draft.delivery === 'POST' && (
        <>
          <TextInput
            {...text('deliveryAddress', r.deliveryAddress, true)}
            maxLength={500}
            placeholder={draft.address}
          />
          <CounterPostage
            decider={draft.deciderCode}
            owes={fees.some(({ vnd }) => vnd !== 0) && collectedVnd(draft) === 0}
            payOnDelivery={draft.payOnDelivery}
            change={(payOnDelivery) => change({ payOnDelivery })}
          />
        </>
      )}
      <TextInput {...text('note', r.note)} maxLength={1000} />
      {canEndHere && (
        <div
          onChange={(event) => {
            const { name, checked } = event.target as HTMLInputElement;
            if (name === 'onTheSpot') change({ onTheSpot: checked });
          }}
        >
          <Checkbox language={language} name="onTheSpot" checked={draft.onTheSpot} hint={r.onTheSpotHint}>
            {r.onTheSpot}
          </Checkbox>
        </div>
      )}
      {isOnTheSpot(draft, procedure) && (
        <div className="reception-fields">
          <TextInput {...text('resultNumber', r.resultNumber, true)} maxLength={100} />
          <DateInput {...text('resultDate', r.resultDate, true)} hint={false} />
          <TextInput {...text('resultSigner', r.resultSigner, true)} maxLength={200} />
          <TextInput
            {...text('collectorName', r.collector)}
            maxLength={300}
            placeholder={draft.submitterName || draft.name}
          />
        </div>
      )}
    </Panel>
  );
}
