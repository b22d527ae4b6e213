import { Link, useLocation } from 'react-router';
import { useWords } from '../language.ts';

const TABS = [
  { to: '/people', label: 'officers' },
  { to: '/people/absences', label: 'absences' },
  { to: '/people/delegations', label: 'delegations' },
  { to: '/people/unstaffed-desks', label: 'desks' },
] as const;

/** The parts of the administrators' pages about people. */
export function PeopleTabs() {
  const { w } = useWords();
  const { pathname } = useLocation();
  return (
    <nav className="tabs" aria-label={w.people.tabsLabel}>
      <ul>
        {TABS.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} aria-current={pathname === to ? 'page' : undefined}>
              {w.people.tabs[label]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
