import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Looks } from '../../features/display/looks.api.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { LookPreview } from './LookPreview.tsx';

const MOST_BYTES = 600 * 1024;

interface Props {
  agency: Looks['agencies'][number];
  /** the look in use, which the new one begins as */
  current: Looks['looks'][number] | undefined;
  today: string;
  onSaved: () => void;
  onCancel: () => void;
}

/** A look from a day on, seen while it is written. */
export function LookForm({ agency, current, today, onSaved, onCancel }: Props) {
  const { language, w } = useWords();
  const text = w.display.looks;
  const [typed, setTyped] = useState({
    validFrom: today,
    name: current?.name ?? '',
    nameEn: current?.nameEn ?? '',
    colour: current?.colour ?? '',
    hotline: current?.hotline ?? '',
    footer: current?.footer ?? '',
    footerEn: current?.footerEn ?? '',
  });
  /** a data address; null: none; undefined: the one in use */
  const [logo, setLogo] = useState<string | null>();
  const [wrong, setWrong] = useState<FieldProblem[]>([]);
  const save = useMutation({
    mutationFn: () => post('/looks', { agencyCode: agency.code, ...typed, logo: logo?.split(',')[1] ?? logo }),
    onSuccess: onSaved,
  });
  const problems = wrong.length > 0 ? wrong : save.error instanceof ApiProblem ? save.error.fields : [];
  const errorOf = (name: string) => problems.find((problem) => problem.field === name)?.message;
  const field = (name: keyof typeof typed, required = false) => ({
    language,
    name,
    required,
    error: errorOf(name),
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
  });
  const chooseLogo = (file: File | undefined) => {
    const tooLarge = file !== undefined && file.size > MOST_BYTES;
    setWrong(tooLarge ? [{ field: 'logo', message: text.logoTooLarge }] : []);
    if (!file || tooLarge) return setLogo(undefined);
    const reader = new FileReader();
    reader.addEventListener('load', () => setLogo(String(reader.result)));
    reader.readAsDataURL(file);
  };
  const kept = current?.hasLogo && logo === undefined ? `/giao-dien/${current.id}/bieu-trung.png` : undefined;
  return (
    <Panel title={text.write}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong.length === 0 && !save.isPending) save.mutate();
        }}
      >
        <ErrorSummary language={language} problems={problems} />
        {save.error && problems.length === 0 && <p role="alert">{save.error.message}</p>}
        <TextInput {...field('validFrom', true)} type="date" min={today} label={text.validFrom} width="medium" />
        <TextInput {...field('colour')} label={text.colour} hint={text.colourHint} width="short" maxLength={7} />
        <label className="look-pick">
          {text.pick}{' '}
          <input
            type="color"
            value={/^#[0-9a-f]{6}$/i.test(typed.colour) ? typed.colour : '#8f1d22'}
            onChange={({ target }) => setTyped({ ...typed, colour: target.value })}
          />
        </label>
        <TextInput {...field('name')} label={text.name} hint={text.nameHint} maxLength={120} />
        <TextInput {...field('nameEn')} label={text.nameEn} lang="en" maxLength={120} />
        <TextInput {...field('hotline')} label={text.hotline} hint={text.hotlineHint} width="medium" maxLength={30} />
        <TextInput {...field('footer')} label={text.footer} maxLength={500} />
        <TextInput {...field('footerEn')} label={text.footerEn} lang="en" maxLength={500} />
        <Field
          language={language}
          name="logo"
          label={text.logo}
          hint={`${text.logoHint}. ${current?.hasLogo ? text.logoKept : ''}`}
          required={false}
          error={errorOf('logo')}
        >
          <input
            id="logo"
            type="file"
            accept="image/png,image/jpeg,image/webp"
            className="file-input"
            aria-describedby="logo-hint"
            onChange={({ target }) => chooseLogo(target.files?.[0])}
          />
        </Field>
        {current?.hasLogo && (
          <div className="choice">
            <input
              type="checkbox"
              id="no-logo"
              checked={logo === null}
              onChange={({ target }) => setLogo(target.checked ? null : undefined)}
            />
            <label htmlFor="no-logo">{text.logoNone}</label>
          </div>
        )}
        <LookPreview
          name={typed.name || agency.name}
          colour={typed.colour}
          logo={logo ?? kept}
          footer={typed.footer}
          hotline={typed.hotline}
        />
        <div className="button-row">
          <Button disabled={save.isPending}>{text.save}</Button>
          <Button type="button" kind="quiet" onClick={onCancel}>
            {text.cancel}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
