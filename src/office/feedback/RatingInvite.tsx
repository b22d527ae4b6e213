import { useMutation } from '@tanstack/react-query';
import type { ShownRatingCode } from '../../features/rating/rating.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PATHS } from '../../ui/paths.ts';
import { post } from '../api.ts';
import { useWords } from '../language.ts';

/** A code that the collector types on the tablet at the counter, or the own telephone. */
export function RatingInvite({ id, code }: { id: string; code: string }) {
  const { language, w } = useWords();
  const text = w.rating.office;
  const invite = useMutation({ mutationFn: () => post<ShownRatingCode>(`/dossiers/${id}/rating-code`, {}) });
  const page = `${PATHS.rateByCode}?ma=${encodeURIComponent(code)}`;
  if (invite.error) return <Alert tone="info" language={language} title={invite.error.message} live />;
  if (!invite.data)
    return (
      <Button kind="secondary" icon="heart" disabled={invite.isPending} onClick={() => invite.mutate()} type="button">
        {text.invite}
      </Button>
    );
  return (
    <div role="status">
      <p>
        {text.inviteText(invite.data.minutes)}{' '}
        <a href={page} target="_blank" rel="noreferrer">
          {location.host}
          {PATHS.rateByCode}
        </a>
      </p>
      <p>
        {w.dossier.field.code}: <strong>{code}</strong> · {w.rating.byCode.code}:{' '}
        <strong className="pick-up">{invite.data.code}</strong>
      </p>
    </div>
  );
}
