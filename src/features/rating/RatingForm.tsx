import type { Language } from '../../domain/language.ts';
import { FEW, type Few, type RatingAnswers } from '../../domain/rating/rating.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { RadioGroup } from '../../ui/Choice.tsx';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextArea } from '../../ui/Field.tsx';

export const LONGEST_COMMENT = 2000;

type Fields = Record<string, string>;

interface Props {
  language: Language;
  typed: Fields;
  problems: readonly FieldProblem[];
}

/** The questions, as radio buttons that a thumb hits. */
export function RatingQuestions({ language, typed, problems }: Props) {
  const text = words(language).rating;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const few = (name: 'contacts' | 'agencies') => (
    <RadioGroup
      language={language}
      name={name}
      label={text[name].label}
      hint={text[name].hint}
      error={errorOf(name)}
      value={typed[name]}
      options={FEW.map((value) => ({ value: String(value), label: text[name].options[value] ?? '' }))}
    />
  );
  const good = (name: 'convenience' | 'satisfaction') => (
    <RadioGroup
      language={language}
      name={name}
      label={text[name].label}
      error={errorOf(name)}
      value={typed[name]}
      options={[...FEW].reverse().map((value) => ({ value: String(value), label: text[name].options[value] ?? '' }))}
    />
  );
  return (
    <>
      {few('contacts')}
      {few('agencies')}
      <RadioGroup
        language={language}
        name="complaint"
        label={text.complaint.label}
        hint={text.complaint.hint}
        error={errorOf('complaint')}
        value={typed.complaint}
        options={[
          { value: 'no', label: text.complaint.no },
          { value: 'yes', label: text.complaint.yes },
        ]}
      />
      {good('convenience')}
      {good('satisfaction')}
      <TextArea
        language={language}
        name="comment"
        label={text.comment}
        required={false}
        defaultValue={typed.comment}
        maxLength={LONGEST_COMMENT}
        error={errorOf('comment')}
      />
    </>
  );
}

/** The answers out of a posted form, or what is missing. Pure. */
export function readRating(fields: Fields, language: Language): { answers: RatingAnswers; problems: FieldProblem[] } {
  const text = words(language).rating;
  const { required } = words(language).common.form.invalid;
  const problems: FieldProblem[] = [];
  const few = (name: 'contacts' | 'agencies' | 'convenience' | 'satisfaction'): Few => {
    const found = FEW.find((value) => String(value) === fields[name]);
    if (found === undefined) problems.push({ field: name, message: required(text[name].label) });
    return found ?? 0;
  };
  const contacts = few('contacts');
  const agencies = few('agencies');
  const { complaint } = fields;
  if (complaint !== 'yes' && complaint !== 'no')
    problems.push({ field: 'complaint', message: required(text.complaint.label) });
  const convenience = few('convenience');
  const satisfaction = few('satisfaction');
  const comment = cleanText(fields.comment ?? '');
  problems.push(...textProblem(comment, { field: 'comment', label: text.comment, most: LONGEST_COMMENT }, language));
  if (complaint === 'yes' && comment === '') problems.push({ field: 'comment', message: text.commentNeeded });
  return {
    answers: { contacts, agencies, complaint: complaint === 'yes', convenience, satisfaction, comment },
    problems,
  };
}
