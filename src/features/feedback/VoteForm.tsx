import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';

interface VoteFormProps {
  action: string;
  csrf: string;
  /** what the person has said before */
  liked: boolean | undefined;
  language: Language;
}

/** Whether an answer satisfies: said, changed, taken back. */
export function VoteForm({ action, csrf, liked, language }: VoteFormProps) {
  const { follow } = words(language).feedback;
  return (
    <Form action={action} csrf={csrf}>
      {liked !== undefined && <p>{follow.yourVote(liked ? follow.like : follow.dislike)}</p>}
      <ButtonRow>
        <Button kind="secondary" name="liked" value="yes" aria-pressed={liked === true}>
          {follow.like}
        </Button>
        <Button kind="secondary" name="liked" value="no" aria-pressed={liked === false}>
          {follow.dislike}
        </Button>
        {liked !== undefined && (
          <Button kind="quiet" name="liked" value="taken-back">
            {follow.takeBack}
          </Button>
        )}
      </ButtonRow>
    </Form>
  );
}
