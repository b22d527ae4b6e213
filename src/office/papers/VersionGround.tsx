import { type FormEvent, useState } from 'react';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { formatDate } from '../../domain/text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { DateInput, TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { ApiProblem } from '../api.ts';
import { useWords } from '../language.ts';

export interface Ground {
  legalBasis: string;
  /** `YYYY-MM-DD` */
  validFrom: string;
  note: string;
}

interface Props {
  save: (ground: Ground) => void;
  saving: boolean;
  error: Error | null;
}

/** Why and from when the new version holds, and the button that makes it. */
export function VersionGround({ save, saving, error }: Props) {
  const { language, w } = useWords();
  const t = w.papers.templates;
  const [typed, setTyped] = useState({
    legalBasis: '',
    validFrom: formatDate(vietnamDate(Date.now())),
    note: '',
  });
  const [found, setFound] = useState<FieldProblem[]>([]);
  const labels = { legalBasis: t.basis, validFrom: t.validFrom, note: t.note };
  const said = error instanceof ApiProblem ? error.fields.map(({ field, message }) => ({ field, message })) : [];
  const problems = found.length > 0 ? found : said;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const validFrom = parseDateText(typed.validFrom);
    const { required, date } = w.common.form.invalid;
    const wrong = (['legalBasis', 'note'] as const)
      .filter((name) => typed[name].trim() === '')
      .map((name): FieldProblem => ({ field: name, message: required(labels[name]) }));
    if (!validFrom) wrong.push({ field: 'validFrom', message: date(t.validFrom) });
    setFound(wrong);
    if (validFrom && wrong.length === 0 && !saving) save({ ...typed, validFrom });
  };
  const field = (name: keyof typeof typed) => ({
    language,
    name,
    label: labels[name],
    error: problems.find((problem) => problem.field === name)?.message,
    autoComplete: 'off',
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form className="template-form" noValidate onSubmit={submit}>
      <ErrorSummary language={language} problems={problems} />
      {error && said.length === 0 && <Alert tone="danger" language={language} title={error.message} live />}
      <div className="list-fields">
        <TextInput {...field('legalBasis')} maxLength={500} />
        <DateInput {...field('validFrom')} />
      </div>
      <TextArea {...field('note')} rows={2} maxLength={1000} />
      <div className="button-row">
        <Button icon="check" disabled={saving}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
