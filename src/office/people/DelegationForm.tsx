import type { DelegationsView } from '../../features/standIns/delegations.api.ts';
import { Checkbox, Select } from '../../ui/Choice.tsx';
import { DateInput, FieldError, TextInput } from '../../ui/Field.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { checkDays } from './checkDays.ts';
import { dayFromNow, typedDay } from './dayText.ts';
import { OfficeForm, textOf } from './OfficeForm.tsx';
import { useAgencies } from './useAgencies.ts';

const FIELDS = [
  'agencyCode',
  'accountId',
  'tasks',
  'procedureCodes',
  'decisionNumber',
  'decisionDate',
  'validFrom',
  'validTo',
] as const;
const TASKS = ['APPRAISE', 'APPROVE'] as const;

/** A decision of empowerment as it came on paper. */
export function DelegationForm({
  officers,
  done,
  cancel,
}: {
  officers: DelegationsView['officers'];
  done: () => void;
  cancel: () => void;
}) {
  const { language, w } = useWords();
  const d = w.standIns.delegation;
  const agencies = useAgencies();
  return (
    <OfficeForm
      label={d.add}
      submit={d.add}
      fields={FIELDS}
      check={(form) =>
        checkDays(form, w, [
          { name: 'decisionDate', label: d.decisionDate, required: true },
          { name: 'validFrom', label: d.validFrom, required: true },
          { name: 'validTo', label: d.validTo },
        ])
      }
      send={(form, idempotencyKey) => {
        const validTo = textOf(form, 'validTo');
        const body = {
          agencyCode: textOf(form, 'agencyCode'),
          accountId: textOf(form, 'accountId'),
          tasks: form.getAll('tasks').map(String),
          procedureCodes: [
            ...new Set(
              textOf(form, 'procedureCodes')
                .split(/[\s,;]+/)
                .filter(Boolean),
            ),
          ],
          decisionNumber: textOf(form, 'decisionNumber'),
          decisionDate: typedDay(textOf(form, 'decisionDate')),
          validFrom: typedDay(textOf(form, 'validFrom')),
          validTo: validTo ? typedDay(validTo) : null,
        };
        return post('/delegations', body, { idempotencyKey });
      }}
      done={done}
      cancel={cancel}
    >
      {(errorOf) => (
        <>
          <Select
            language={language}
            name="agencyCode"
            label={d.agency}
            error={errorOf('agencyCode')}
            options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Select
            language={language}
            name="accountId"
            label={d.officer}
            error={errorOf('accountId')}
            options={officers.map(({ accountId, name, title }) => ({
              value: accountId,
              label: [name, title].filter(Boolean).join(' · '),
            }))}
          />
          <fieldset className="field">
            <legend className="field-label">{d.tasks}</legend>
            <FieldError language={language} id="tasks" error={errorOf('tasks')} />
            {TASKS.map((task) => (
              <Checkbox key={task} language={language} name="tasks" id={`task-${task}`} value={task}>
                {d.task[task]}
              </Checkbox>
            ))}
          </fieldset>
          <TextInput
            language={language}
            name="procedureCodes"
            label={d.procedures}
            hint={d.proceduresHint}
            required={false}
            maxLength={5000}
            error={errorOf('procedureCodes')}
          />
          <div className="people-row">
            <TextInput
              language={language}
              name="decisionNumber"
              label={d.decisionNumber}
              maxLength={100}
              error={errorOf('decisionNumber')}
            />
            <DateInput language={language} name="decisionDate" label={d.decisionDate} error={errorOf('decisionDate')} />
          </div>
          <div className="people-row">
            <DateInput
              language={language}
              name="validFrom"
              label={d.validFrom}
              defaultValue={dayFromNow()}
              error={errorOf('validFrom')}
            />
            <DateInput
              language={language}
              name="validTo"
              label={d.validTo}
              hint={d.open}
              required={false}
              error={errorOf('validTo')}
            />
          </div>
        </>
      )}
    </OfficeForm>
  );
}
