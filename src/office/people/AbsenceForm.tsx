import { useState } from 'react';
import { formatDate } from '../../domain/text/format.ts';
import type { AbsencePlanView, AbsenceView } from '../../features/standIns/standIns.api.ts';
import { Checkbox, Select } from '../../ui/Choice.tsx';
import { DateInput, FieldError, TextInput } from '../../ui/Field.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { useMe } from '../me.ts';
import { checkDays } from './checkDays.ts';
import { dayFromNow, typedDay } from './dayText.ts';
import { OfficeForm, textOf } from './OfficeForm.tsx';

interface Props {
  plan: AbsencePlanView;
  /** an absence without stand-in that gets one */
  replaced?: AbsenceView;
  done: () => void;
  cancel: () => void;
}

const FIELDS = ['substituteId', 'postIds', 'firstDay', 'lastDay', 'reason', 'decisionNumber', 'decisionDate'] as const;

/** Days, reason, who stands in and under which posts. */
export function AbsenceForm({ plan, replaced, done, cancel }: Props) {
  const { language, w } = useWords();
  const s = w.standIns;
  const me = useMe();
  const [substituteId, setSubstituteId] = useState('');
  const title = plan.accountId === me.id ? s.register : s.registerFor(plan.name);
  return (
    <OfficeForm
      label={title}
      submit={s.submit}
      fields={FIELDS}
      check={(form) =>
        checkDays(form, w, [
          { name: 'firstDay', label: s.firstDay, required: true },
          { name: 'lastDay', label: s.lastDay, required: true },
          { name: 'decisionDate', label: s.decisionDate },
        ])
      }
      send={(form, idempotencyKey) => {
        const decisionNumber = textOf(form, 'decisionNumber');
        const decisionDate = textOf(form, 'decisionDate');
        const body = {
          accountId: plan.accountId,
          substituteId: substituteId || null,
          postIds: substituteId ? form.getAll('postIds').map(String) : [],
          firstDay: typedDay(textOf(form, 'firstDay')),
          lastDay: typedDay(textOf(form, 'lastDay')),
          reason: textOf(form, 'reason'),
          ...(decisionNumber && { decisionNumber }),
          ...(decisionDate && { decisionDate: typedDay(decisionDate) }),
          ...(replaced && { replaces: replaced.id }),
        };
        return post('/absences', body, { idempotencyKey });
      }}
      done={done}
      cancel={cancel}
    >
      {(errorOf) => (
        <>
          {plan.accountId !== me.id && <h2>{title}</h2>}
          {plan.openDossiers > 0 && <p className="muted">{s.inHands(plan.openDossiers)}</p>}
          <div className="people-row">
            <DateInput
              language={language}
              name="firstDay"
              label={s.firstDay}
              defaultValue={replaced ? formatDate(replaced.firstDay) : dayFromNow()}
              error={errorOf('firstDay')}
            />
            <DateInput
              language={language}
              name="lastDay"
              label={s.lastDay}
              defaultValue={replaced && formatDate(replaced.lastDay)}
              error={errorOf('lastDay')}
            />
          </div>
          <TextInput
            language={language}
            name="reason"
            label={s.reason}
            hint={s.reasonHint}
            maxLength={500}
            defaultValue={replaced?.reason}
            error={errorOf('reason')}
          />
          <Select
            language={language}
            name="substituteId"
            label={s.substitute}
            hint={substituteId ? s.substituteHint : s.noSubstituteHint}
            empty={s.noSubstitute}
            error={errorOf('substituteId')}
            value={substituteId}
            onChange={(event) => setSubstituteId(event.target.value)}
            options={plan.colleagues.map((person) => ({
              value: person.accountId,
              label: [person.name, person.title, person.sameDesk && s.sameDesk, s.inHands(person.open)]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
          {substituteId && (
            <>
              <fieldset className="field" aria-describedby="postIds-hint">
                <legend className="field-label">{s.posts}</legend>
                <p className="field-hint" id="postIds-hint">
                  {s.postsHint}
                </p>
                <FieldError language={language} id="postIds" error={errorOf('postIds')} />
                {plan.posts.map((held) => (
                  <Checkbox
                    key={held.id}
                    language={language}
                    name="postIds"
                    id={`post-${held.id}`}
                    value={held.id}
                    checked
                    hint={[held.unitName, held.agencyName].filter(Boolean).join(', ')}
                  >
                    {held.title ?? w.dossier.role[held.role]} ({w.dossier.role[held.role]})
                  </Checkbox>
                ))}
              </fieldset>
              <div className="people-row">
                <TextInput
                  language={language}
                  name="decisionNumber"
                  label={s.decisionNumber}
                  hint={s.decisionHint}
                  required={false}
                  maxLength={100}
                  error={errorOf('decisionNumber')}
                />
                <DateInput
                  language={language}
                  name="decisionDate"
                  label={s.decisionDate}
                  required={false}
                  error={errorOf('decisionDate')}
                />
              </div>
            </>
          )}
        </>
      )}
    </OfficeForm>
  );
}
