import { formatDate } from '../../domain/text/format.ts';
import type { HeldDossiersView } from '../../features/standIns/standIns.api.ts';
import { type StatusCode, StatusTag } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';

interface Props {
  items: HeldDossiersView['items'];
  chosen: ReadonlySet<string>;
  choose: (next: ReadonlySet<string>) => void;
}

/** Dossiers with a box each, the most urgent first, and one box for all of them. */
export function HeldList({ items, chosen, choose }: Props) {
  const { language, w } = useWords();
  const toggle = (id: string, wanted: boolean) => {
    const next = new Set(chosen);
    if (wanted) next.add(id);
    else next.delete(id);
    choose(next);
  };
  return (
    <>
      <div className="choice">
        <input
          type="checkbox"
          id="held-all"
          checked={chosen.size === items.length}
          onChange={(event) => choose(new Set(event.target.checked ? items.map(({ id }) => id) : []))}
        />
        <label htmlFor="held-all">{w.standIns.takeover.selectAll}</label>
      </div>
      <div className="takeover-list">
        {items.map((item) => (
          <div key={item.id} className="choice">
            <input
              type="checkbox"
              id={`held-${item.id}`}
              checked={chosen.has(item.id)}
              onChange={(event) => toggle(item.id, event.target.checked)}
            />
            <label htmlFor={`held-${item.id}`}>
              <span className="code">{item.code ?? item.submissionNumber}</span> {item.applicantName}{' '}
              <StatusTag status={item.status as StatusCode} language={language} />
              <span className="field-hint">
                {[item.procedureName, item.dueAt && `${w.dossier.field.dueAt}: ${formatDate(item.dueAt)}`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </label>
          </div>
        ))}
      </div>
    </>
  );
}
