import { useQuery } from '@tanstack/react-query';
import type { DossierAction } from '../../domain/dossier/actions.ts';
import { formatDate } from '../../domain/text/format.ts';
import type { DeskPeople } from '../../features/queues/queues.api.ts';
import { FieldError, type FieldProps } from '../../ui/Field.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

/** Whom to assign it to, the least busy first, with what each has in hand. */
export function PersonField({
  language,
  id = 'person',
  label,
  error,
  dossierId,
  action,
  value,
  choose,
}: FieldProps & { dossierId: string; action: DossierAction; value: string; choose: (accountId: string) => void }) {
  const { w } = useWords();
  const people = useQuery({
    queryKey: ['desk-people', dossierId, action],
    queryFn: ({ signal }) => get<DeskPeople>(withQuery(`/dossiers/${dossierId}/desk-people`, { action }), { signal }),
  });
  if (people.isError) return <LoadFailed error={people.error} retry={() => people.refetch()} />;
  if (people.isPending) return <Skeleton lines={3} />;
  if (people.data.items.length === 0) return <p className="muted">{w.processing.nobodyAtDesk}</p>;
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field-label">{label}</legend>
      <FieldError language={language} id={id} error={error} />
      {people.data.items.map((person) => (
        <div key={person.accountId} className="choice">
          <input
            type="radio"
            id={`${id}-${person.accountId}`}
            name={id}
            checked={value === person.accountId}
            onChange={() => choose(person.accountId)}
            aria-invalid={error ? true : undefined}
          />
          <label htmlFor={`${id}-${person.accountId}`}>
            {person.name}
            <span className="field-hint">
              {[
                person.title,
                w.processing.openNow(person.open, person.late),
                person.awayUntil && w.people.away(formatDate(person.awayUntil)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}
