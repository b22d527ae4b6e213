import type { DossierAction } from '../../domain/dossier/actions.ts';
import { actingPosts } from '../../domain/policy/actingPost.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import type { Me } from '../../features/accounts/accounts.api.ts';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import { Select } from '../../ui/Choice.tsx';
import { useWords } from '../language.ts';
import { useMe } from '../me.ts';

interface Props {
  dossier: DossierView;
  action: DossierAction;
  /** the account chosen; undefined: the most natural one */
  value: string | undefined;
  choose: (accountId: string) => void;
}

/** In whose stead the officer is about to act; a choice when several posts fit. Nothing for whoever stands in for nobody. */
export function ActingFor({ dossier, action, value, choose }: Props) {
  const { language, w } = useWords();
  const me = useMe();
  const people = peopleFor(me, dossier, action);
  const [first] = people;
  if (!first || (people.length === 1 && first.accountId === me.id)) return null;
  if (people.length === 1) return <p className="muted">{w.standIns.onBehalf(me.name, first.name)}</p>;
  return (
    <Select
      language={language}
      name="acting-for"
      label={w.standIns.actingAs}
      empty={false}
      value={value ?? first.accountId}
      onChange={(event) => choose(event.target.value)}
      options={people.map(({ accountId, name }) => ({
        value: accountId,
        label: accountId === me.id ? me.name : w.standIns.onBehalf(me.name, name),
      }))}
    />
  );
}

/** Whose posts fit, the most natural first. */
function peopleFor(me: Me, dossier: DossierView, action: DossierAction): { accountId: string; name: string }[] {
  const posts = me.posts.map(({ role, agencyCode, unitId, onBehalfOf }) => ({
    role,
    agencyCode,
    unitId,
    ...(onBehalfOf && { onBehalfOf }),
  }));
  const actor: Actor = { kind: 'OFFICER', accountId: me.id, name: me.name, mustChangePassword: false, posts };
  const position = dossier.position && {
    ...dossier.position,
    role: dossier.position.role as (typeof posts)[0]['role'],
  };
  const opinionsAwaited = dossier.opinions.flatMap(({ answer, cancelledAt, asked }) =>
    answer === null && cancelledAt === null ? [asked] : [],
  );
  const fitting = actingPosts(actor, action, { ...dossier, position, opinionsAwaited });
  const people = fitting.map(({ onBehalfOf }) => onBehalfOf ?? { accountId: me.id, name: me.name });
  return [...new Map(people.map((person) => [person.accountId, person])).values()];
}
