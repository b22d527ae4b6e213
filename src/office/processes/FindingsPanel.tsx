import { inLanguage } from '../../domain/language.ts';
import type { ProcessStep } from '../../domain/process/process.ts';
import type { ProcessProof } from '../../domain/process/prove.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';

interface Props {
  proof: ProcessProof;
  /** the shortest limit among the procedures, in words */
  limit: string | undefined;
  steps: readonly ProcessStep[];
  onShow: (stepId: string) => void;
}

/** What the prover says of what is on the screen, anew at every change. */
export function FindingsPanel({ proof: { findings, longestPathPercent }, limit, steps, onShow }: Props) {
  const { language, w } = useWords();
  const f = w.processes.findings;
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  const warnings = findings.length - errors;
  return (
    <Panel title={f.heading}>
      <p className="process-verdict" role="status">
        {errors === 0 ? (
          <Tag tone="success" icon="success">
            {f.sound}
          </Tag>
        ) : (
          <Tag tone="danger" icon="danger">
            {f.errors(errors)}
          </Tag>
        )}{' '}
        {warnings > 0 && (
          <Tag tone="warning" icon="warning">
            {f.warnings(warnings)}
          </Tag>
        )}
      </p>
      <p className="small">
        {f.longest(longestPathPercent)}. {limit ? f.limit(limit) : f.noLimit}
      </p>
      <ul className="process-findings">
        {findings.map(({ code, severity, stepId, words }) => (
          <li key={`${code} ${stepId} ${words.vi}`}>
            <Icon name={severity === 'ERROR' ? 'danger' : 'warning'} />
            <span>{inLanguage(words, language)}</span>
            {stepId && steps.some(({ id }) => id === stepId) && (
              <Button type="button" kind="quiet" onClick={() => onShow(stepId)}>
                {f.show}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
