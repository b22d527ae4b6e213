import { Link, useSearchParams } from 'react-router';
import { PageHeading } from '../../ui/Panel.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { AbsenceList } from './AbsenceList.tsx';
import './people.css';

/** One's own absences and stand-ins; for heads and leaders also those of the people they are responsible for. */
export function AbsencePage() {
  const { w } = useWords();
  const s = w.standIns;
  useTitle(s.title);
  const me = useMe();
  const [address] = useSearchParams();
  const past = address.get('past') === '1';
  const oversees = holdsRole(me, 'UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD', 'AGENCY_ADMINISTRATOR');
  return (
    <div className="people">
      <PageHeading title={s.title} lead={s.lead} />
      <AbsenceList
        title={s.mine}
        scope="OWN"
        past={past}
        only={(absence, ownId) => absence.accountId === ownId}
        empty={s.noneMine}
        register={`/absences/new?person=${me.id}`}
      />
      <AbsenceList
        title={s.standingIn}
        scope="OWN"
        past={past}
        only={(absence, ownId) => absence.substituteId === ownId}
        empty={s.noneStandingIn}
      />
      {oversees && (
        <AbsenceList
          title={s.ofOthers}
          scope="OVERSEEN"
          past={past}
          only={(absence, ownId) => absence.accountId !== ownId}
          empty={s.noneOfOthers}
          register="/absences/new"
        />
      )}
      {!past && (
        <p>
          <Link to="/absences?past=1">{s.showPast}</Link>
        </p>
      )}
    </div>
  );
}
