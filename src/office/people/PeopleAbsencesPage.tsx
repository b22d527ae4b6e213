import { PageHeading } from '../../ui/Panel.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { AbsenceList } from './AbsenceList.tsx';
import { PeopleTabs } from './PeopleTabs.tsx';
import './people.css';

/** Everybody who is away, or will be, in the agencies one administers. */
export function PeopleAbsencesPage() {
  const { w } = useWords();
  useTitle(w.people.tabs.absences);
  return (
    <div className="people">
      <PageHeading title={w.people.title} />
      <PeopleTabs />
      <AbsenceList
        title={w.people.tabs.absences}
        scope="OVERSEEN"
        empty={w.standIns.noneOfOthers}
        register="/absences/new"
      />
    </div>
  );
}
