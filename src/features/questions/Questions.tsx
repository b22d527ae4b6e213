import { inLanguage, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { Details } from '../../ui/Details.tsx';
import { Prose } from '../../ui/Layout.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { QuestionAnswer } from './searchQuestions.ts';

interface QuestionsProps {
  found: QuestionAnswer[];
  /** found by words: the best first, opened */
  searched: boolean;
  language: Language;
}

/** Questions that open; without a search under their headings, the largest first. */
export function Questions({ found, searched, language }: QuestionsProps) {
  const { faq } = words(language).portal;
  const headings = new Map<string | null, QuestionAnswer[]>();
  for (const item of found) headings.set(item.topic, [...(headings.get(item.topic) ?? []), item]);
  if (searched || headings.size < 2) return <QuestionList items={found} openFirst={searched} language={language} />;
  const ordered = [...headings].sort(([, one], [, other]) => other.length - one.length);
  return ordered.map(([topic, items]) => (
    <Panel
      key={topic}
      tone="plain"
      title={topic === null ? faq.otherTopics : inLanguage({ vi: topic, en: items[0]?.topicEn ?? undefined }, language)}
    >
      <QuestionList items={items} language={language} />
    </Panel>
  ));
}

interface QuestionListProps {
  items: QuestionAnswer[];
  openFirst?: boolean;
  language: Language;
}

/** Each question with its answer folded in; what has no English is marked as Vietnamese. */
export function QuestionList({ items, openFirst, language }: QuestionListProps) {
  const english = language === 'en';
  return (
    <div>
      {items.map(({ id, question, questionEn, answer, answerEn }, index) => (
        <Details
          key={id}
          summary={english && questionEn ? questionEn : <span lang="vi">{question}</span>}
          open={openFirst && index === 0}
        >
          {english && answerEn ? (
            <Prose text={answerEn} />
          ) : (
            <div lang="vi">
              <Prose text={answer} />
            </div>
          )}
        </Details>
      ))}
    </div>
  );
}
