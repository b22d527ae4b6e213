import { formatPhone } from '../../domain/identity/phone.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { PostDesk } from '../../features/post/postSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import type { ParcelView } from './PostPage.tsx';
import type { ParcelTask } from './SignForm.tsx';

export type Parcel = PostDesk['items'][number];

/** Number of a parcel and its dossier; with `onChoose` it can be put on a list. */
export function ParcelNumber({
  parcel,
  chosen,
  onChoose,
}: {
  parcel: Parcel;
  chosen: boolean;
  onChoose?: (chosen: boolean) => void;
}) {
  const { w } = useWords();
  const number = <span className="code">{parcel.number}</span>;
  return (
    <>
      {onChoose ? (
        <label className="post-choice">
          <input type="checkbox" checked={chosen} onChange={({ target }) => onChoose(target.checked)} />
          {number}
        </label>
      ) : (
        number
      )}
      <span className="small muted post-line">
        {w.post.desk.dossier} {parcel.dossierCode}
      </span>
    </>
  );
}

/** Whom the post goes to; the number can be dialled from a telephone. */
export function ParcelPerson({ parcel: { name, phone, address } }: { parcel: Parcel }) {
  return (
    <>
      {name}
      {phone !== '' && (
        <a className="small post-line" href={`tel:${phone}`}>
          {formatPhone(phone)}
        </a>
      )}
      <span className="small post-line">{address}</span>
    </>
  );
}

export function ParcelItems({ parcel }: { parcel: Parcel }) {
  return (
    <ul className="post-items">
      {parcel.items.map(({ name, count }) => (
        <li key={name}>
          {name} ({count})
        </li>
      ))}
    </ul>
  );
}

const TONES: Partial<Record<Parcel['state'], Tone>> = { LOST: 'danger', RETURNED: 'warning', DELIVERED: 'success' };

/** Where a parcel is and since when, what hinders it, whether the promise is kept, what is to be collected. */
export function ParcelState({ parcel }: { parcel: Parcel }) {
  const { w } = useWords();
  const { desk, state, handedOver } = w.post;
  const { promise, problem, onList, codVnd } = parcel;
  return (
    <>
      <Tag tone={TONES[parcel.state] ?? 'info'}>
        {parcel.state === 'HANDED_OVER' ? handedOver[parcel.kind] : state[parcel.state]}
      </Tag>
      <span className="small muted post-line">{formatDateTime(parcel.stateSince)}</span>
      {onList && <span className="small post-line">{desk.onList(onList)}</span>}
      {problem && <span className="small post-line">{problem === 'UNREACHABLE' ? desk.unreachable : problem}</span>}
      {promise && (
        <span className="post-line">
          <Tag tone={promise === 'LATE' || promise === 'RUNNING_LATE' ? 'danger' : 'success'}>
            {desk.promiseState[promise]}
          </Tag>
        </span>
      )}
      {codVnd > 0 && (
        <span className="small post-line">
          {desk.cod}: <strong>{formatVnd(codVnd)}</strong>
        </span>
      )}
    </>
  );
}

/** What may be done with a parcel in a view, by the post and by the one-stop. */
export function ParcelActions({
  parcel,
  view,
  onOpen,
}: {
  parcel: Parcel;
  view: ParcelView;
  onOpen: (task: ParcelTask) => void;
}) {
  const { w } = useWords();
  const { desk } = w.post;
  const me = useMe();
  const carries = holdsRole(me, 'POST_OFFICER');
  const handles = carries || holdsRole(me, 'RECEPTIONIST');
  const action = (kind: ParcelTask['kind'], label: string, look: 'secondary' | 'quiet') => (
    <Button type="button" kind={look} onClick={() => onOpen({ parcel, kind })}>
      {label}
    </Button>
  );
  return (
    <span className="post-actions">
      {carries && view === 'COLLECT' && action('PICK_UP', desk.pickUp, 'secondary')}
      {carries && view === 'DELIVER' && action('DELIVER', desk.deliver, 'secondary')}
      {carries && view === 'DELIVER' && action('RETURNED', desk.returned, 'quiet')}
      {handles && (view === 'DELIVER' || view === 'BRING') && action('LOST', desk.lost, 'quiet')}
      {parcel.kind === 'PICK_UP' && <a href={`/api/v1/post/orders/${parcel.id}/slip`}>{desk.slip}</a>}
    </span>
  );
}
