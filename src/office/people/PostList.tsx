import { useState } from 'react';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { OfficerDetail, ReleasedView } from '../../features/accounts/officerSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';
import { DepartureForm } from './DepartureForm.tsx';
import { daysText } from './dayText.ts';

type Post = OfficerDetail['posts'][number];

/** Every post there was and will be, with its days; those that have not ended can be ended. */
export function PostList({
  officer,
  mayEnd,
  ended,
}: {
  officer: OfficerDetail;
  mayEnd: boolean;
  ended: (answer: ReleasedView) => void;
}) {
  const { w } = useWords();
  const p = w.people;
  const [ending, setEnding] = useState<string>();
  const nameOf = (post: Post) => post.title ?? w.dossier.role[post.role];
  return (
    <ul className="people-list">
      {officer.posts.map((post) => {
        const state = stateOf(post);
        return (
          <li key={post.id} className="people-card">
            <div className="people-card-head">
              <strong>{nameOf(post)}</strong>
              <Tag tone={state === 'NOW' ? 'success' : state === 'COMING' ? 'info' : 'neutral'}>
                {p.postState[state]}
              </Tag>
            </div>
            <p>
              {w.dossier.role[post.role]} · {[post.unitName, post.agencyName].filter(Boolean).join(', ')}
            </p>
            <p className="small muted">{daysText(post.validFrom, post.validTo, p.since)}</p>
            {mayEnd && state !== 'OVER' && ending !== post.id && (
              <div className="button-row">
                <Button
                  type="button"
                  kind="quiet"
                  aria-label={p.endPostTitle(nameOf(post))}
                  onClick={() => setEnding(post.id)}
                >
                  {p.endPost}
                </Button>
              </div>
            )}
            {ending === post.id && (
              <DepartureForm
                title={p.endPostTitle(nameOf(post))}
                accountId={officer.id}
                postId={post.id}
                submit={p.endPost}
                address={`/posts/${post.id}/end`}
                done={(answer) => {
                  setEnding(undefined);
                  ended(answer);
                }}
                cancel={() => setEnding(undefined)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function stateOf({ validFrom, validTo }: Post): 'COMING' | 'NOW' | 'OVER' {
  const today = vietnamDate(Date.now());
  if (validFrom > today) return 'COMING';
  return validTo !== null && validTo < today ? 'OVER' : 'NOW';
}
