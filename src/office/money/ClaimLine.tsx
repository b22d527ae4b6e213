import { useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import type { DossierMoneyView } from '../../features/payments/payments.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { SmallForm } from './SmallForm.tsx';

interface Props {
  claim: DossierMoneyView['claims'][number];
  mayHandle: boolean;
  done: (words: string) => void;
}

const TONES = { ASKED: 'warning', CONFIRMED: 'success', REFUSED: 'neutral' } as const;

/** A ground for paying less that the applicant claims: its paper, and the officer's answer. */
export function ClaimLine({ claim, mayHandle, done }: Props) {
  const { w } = useWords();
  const { claim: text } = w.money;
  const [deciding, setDeciding] = useState<'confirm' | 'refuse'>();
  return (
    <section className="money-obligation">
      <p>
        <strong>{claim.name}</strong> ({text.less(claim.percent, claim.basis)}){' '}
        <Tag tone={TONES[claim.status]}>{text.status[claim.status]}</Tag>
      </p>
      {claim.explanation && <p>{claim.explanation}</p>}
      <p className="small">
        {text.askedBy(claim.askedByName, formatDateTime(claim.askedAt))}
        {claim.decidedByName && `. ${text.decidedBy(claim.decidedByName)}`}
        {claim.answer && `: ${claim.answer}`}
        {claim.paper && (
          <>
            {' '}
            <a href={claim.paper} target="_blank" rel="noreferrer">
              {text.openPaper}
            </a>
          </>
        )}
      </p>
      {mayHandle && claim.status === 'ASKED' && deciding === undefined && (
        <div className="button-row">
          <Button type="button" kind="secondary" onClick={() => setDeciding('confirm')}>
            {text.confirm}
          </Button>
          <Button type="button" kind="quiet" onClick={() => setDeciding('refuse')}>
            {text.refuse}
          </Button>
        </div>
      )}
      {deciding && (
        <SmallForm
          questions={[{ name: 'answer', label: text.answer, kind: 'area', required: deciding === 'refuse' }]}
          submit={deciding === 'confirm' ? text.confirm : text.refuse}
          send={({ answer }) =>
            post(`/fee-claims/${claim.id}/decision`, { confirm: deciding === 'confirm', answer: answer ?? '' })
          }
          onDone={() => {
            setDeciding(undefined);
            done(text.answered);
          }}
          onCancel={() => setDeciding(undefined)}
        />
      )}
    </section>
  );
}
