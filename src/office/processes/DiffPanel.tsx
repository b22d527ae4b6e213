import { inLanguage } from '../../domain/language.ts';
import { diffProcess } from '../../domain/process/diff.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';

/** What differs from the last version, in words. */
export function DiffPanel({ base, content }: { base: ProcessDefinition | null; content: ProcessDefinition }) {
  const { language, w } = useWords();
  const d = w.processes.diff;
  const lines = base ? diffProcess(base, content).map((line) => inLanguage(line, language)) : [];
  return (
    <Panel title={d.heading}>
      {lines.length === 0 ? (
        <p>{base ? d.none : d.fresh}</p>
      ) : (
        <ul className="process-diff">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
