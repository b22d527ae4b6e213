import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../../domain/text/format.ts';
import type { DutiesView, ReleasedView } from '../../features/accounts/officerSchemas.ts';
import { RadioGroup } from '../../ui/Choice.tsx';
import { DateInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { get, post, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { checkDays } from './checkDays.ts';
import { dayFromNow, typedDay } from './dayText.ts';
import { OfficeForm, textOf } from './OfficeForm.tsx';

interface Props {
  title: string;
  lead?: string;
  accountId: string;
  /** only this post ends, on a day; otherwise the account is closed */
  postId?: string;
  submit: string;
  /** where it is sent */
  address: string;
  done: (answer: ReleasedView) => void;
  cancel: () => void;
}

/** Before somebody goes: what is in hand and who gets it, desks that would be left alone, people stood in for. */
export function DepartureForm({ title, lead, accountId, postId, submit, address, done, cancel }: Props) {
  const { language, w } = useWords();
  const p = w.people;
  const duties = useQuery({
    queryKey: ['duties', accountId, postId],
    queryFn: ({ signal }) => get<DutiesView>(withQuery(`/officers/${accountId}/duties`, { postId }), { signal }),
    gcTime: 0,
  });
  if (duties.isError) return <LoadFailed error={duties.error} retry={() => duties.refetch()} />;
  if (duties.isPending) return <Skeleton />;
  const { inHands, alone, standsInFor, successors } = duties.data;
  return (
    <section className="people-card" aria-label={title}>
      <h3>{title}</h3>
      {lead && <p>{lead}</p>}
      <p>{inHands > 0 ? p.inHands(inHands) : p.handsEmpty}</p>
      {alone.length > 0 && (
        <Alert tone="warning" language={language} title={p.alone}>
          <ul>
            {alone.map((desk) => (
              <li key={`${desk.agencyCode}${desk.unitId}${desk.role}`}>
                {p.deskLeftEmpty(
                  w.dossier.role[desk.role],
                  desk.unitName ?? desk.agencyName,
                  desk.agencyName,
                  desk.open,
                )}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {standsInFor.length > 0 && !postId && (
        <Alert tone="info" language={language}>
          <ul>
            {standsInFor.map(({ name, lastDay }) => (
              <li key={name}>{p.standsInFor(name, formatDate(lastDay))}</li>
            ))}
          </ul>
        </Alert>
      )}
      <OfficeForm<ReleasedView>
        label={title}
        submit={submit}
        kind="danger"
        fields={['lastDay']}
        check={(form) => (postId ? checkDays(form, w, [{ name: 'lastDay', label: p.lastDay, required: true }]) : [])}
        send={(form, idempotencyKey) =>
          post<ReleasedView>(
            address,
            {
              toAccountId: textOf(form, 'successor') || null,
              ...(postId && { lastDay: typedDay(textOf(form, 'lastDay')) }),
            },
            { idempotencyKey },
          )
        }
        done={done}
        cancel={cancel}
      >
        {(errorOf) => (
          <>
            {postId && (
              <DateInput
                language={language}
                name="lastDay"
                label={p.lastDay}
                hint={p.lastDayHint}
                defaultValue={dayFromNow()}
                error={errorOf('lastDay')}
              />
            )}
            {inHands > 0 && (
              <RadioGroup
                language={language}
                name="successor"
                label={p.handTo}
                value=""
                options={[
                  { value: '', label: p.toDesk },
                  ...successors.map((person) => ({
                    value: person.accountId,
                    label: person.name,
                    hint: [person.title, p.fits(person.fits, inHands, person.open)].filter(Boolean).join(' · '),
                  })),
                ]}
              />
            )}
          </>
        )}
      </OfficeForm>
    </section>
  );
}
