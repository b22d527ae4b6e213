import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';
import { useIssuedPapers } from './dossierData.ts';

/** Receipt, control sheet and the other papers that were issued, as PDF. */
export function PrintedPapers({ id, revision }: { id: string; revision: number }) {
  const { w } = useWords();
  const { data } = useIssuedPapers(id, revision);
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={w.office.dossier.printed} icon="print">
      <ul className="printed-papers">
        {data.items.map(({ name, href }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noreferrer">
              <Icon name="paper" /> {name} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
