import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { parseDateText } from '../../domain/text/dateText.ts';
import type { Parameters } from '../../features/parameters/parameters.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { DateInput, TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { type Parameter, readValue } from './parameterText.ts';

const PROVINCE = 'PROVINCE';
const DATES = ['decisionDate', 'validFrom', 'validTo'] as const;

interface Props {
  parameter: Parameter;
  agencies: Parameters['agencies'];
  province: boolean;
  onSaved: () => void;
  onCancel: () => void;
}

/** A decision about one number: value, place, ground, days in force. */
export function DecisionForm({ parameter, agencies, province, onSaved, onCancel }: Props) {
  const { language, w } = useWords();
  const p = w.parameters;
  const [typed, setTyped] = useState({
    value: '',
    agencyCode: province ? PROVINCE : (agencies[0]?.code ?? ''),
    procedureCode: '',
    basis: '',
    decisionNumber: '',
    decisionDate: '',
    validFrom: '',
    validTo: '',
    note: '',
  });
  type Name = keyof typeof typed;
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  useEffect(() => document.getElementById('value')?.focus(), []);
  const save = useMutation({
    mutationFn: () => {
      const { agencyCode, procedureCode, value, ...texts } = typed;
      return post('/parameters', {
        ...texts,
        key: parameter.key,
        value: readValue(parameter, value) ?? null,
        agencyCode: agencyCode === PROVINCE ? null : agencyCode,
        procedureCode: procedureCode.trim() || null,
        decisionDate: parseDateText(typed.decisionDate),
        validFrom: parseDateText(typed.validFrom),
        validTo: typed.validTo.trim() === '' ? null : parseDateText(typed.validTo),
      });
    },
    onSuccess: onSaved,
    onError: (error) => setProblems(error instanceof ApiProblem ? error.fields : []),
  });
  const find = (): FieldProblem[] => {
    const found: FieldProblem[] = [];
    if (readValue(parameter, typed.value) === undefined)
      found.push({
        field: 'value',
        message: parameter.unit === 'MINUTE_OF_DAY' ? p.clockInvalid : p.valueBetween(parameter.least, parameter.most),
      });
    for (const field of DATES) {
      const empty = field === 'validTo' && typed.validTo.trim() === '';
      if (!empty && parseDateText(typed[field]) === undefined)
        found.push({ field, message: w.common.form.invalid.date(p.field[field]) });
    }
    return found;
  };
  const field = (name: Exclude<Name, 'agencyCode'>, required = true) => ({
    language,
    name,
    required,
    label: p.field[name],
    error: problems.find((problem) => problem.field === name)?.message,
    autoComplete: 'off',
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  const clock = parameter.unit === 'MINUTE_OF_DAY';
  const unit = p.unit[parameter.unit as keyof typeof p.unit];
  const optional = parameter.grounds.some(({ value }) => value === null);
  return (
    <form
      className="parameter-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = find();
        setProblems(found);
        if (found.length === 0 && !save.isPending) save.mutate();
      }}
    >
      <h4>{p.decideFor(parameter.name)}</h4>
      <p className="small muted">{p.bound[parameter.bound]}</p>
      <ErrorSummary language={language} problems={problems} />
      <div className="parameter-fields">
        <TextInput
          {...field('value')}
          width="short"
          inputMode={clock ? 'text' : 'numeric'}
          maxLength={8}
          suffix={clock ? undefined : unit}
          hint={[clock && p.clockHint, optional && p.emptyValueHint].filter(Boolean).join(' ') || undefined}
        />
        <Select
          language={language}
          name="agencyCode"
          label={p.field.agency}
          empty={false}
          error={problems.find((problem) => problem.field === 'agencyCode')?.message}
          value={typed.agencyCode}
          onChange={(event) => setTyped({ ...typed, agencyCode: event.target.value })}
          options={[
            ...(province ? [{ value: PROVINCE, label: p.wholeProvince }] : []),
            ...(parameter.provinceOnly ? [] : agencies).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        {!parameter.provinceOnly && <TextInput {...field('procedureCode', false)} width="medium" maxLength={60} />}
        <TextInput {...field('basis')} maxLength={500} />
        <TextInput {...field('decisionNumber')} width="medium" maxLength={100} />
        <DateInput {...field('decisionDate')} />
        <DateInput {...field('validFrom')} />
        <DateInput {...field('validTo', false)} />
      </div>
      <TextArea {...field('note', false)} rows={2} maxLength={2000} />
      {save.error instanceof ApiProblem && save.error.fields.length === 0 && (
        <Alert tone="danger" language={language} title={save.error.message} live>
          <p>{save.error.detail}</p>
        </Alert>
      )}
      <div className="button-row">
        <Button icon="check" disabled={save.isPending}>
          {p.save}
        </Button>
        <Button type="button" kind="quiet" onClick={onCancel}>
          {p.back}
        </Button>
      </div>
    </form>
  );
}
