import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { formatContact, parseContact } from '../../domain/identity/contact.ts';
import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { CODE_DIGITS, CODE_MINUTES } from '../../platform/auth/oneTimeCode.ts';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { type FormFailure, messageOf } from './explainFailure.ts';

/** What every form of this feature is shown with. */
export interface FormView {
  language: Language;
  csrf: string;
  /** what was typed before, never passwords or codes */
  values?: Record<string, string>;
  failure?: FormFailure;
  /** address to go to afterwards */
  next?: string;
  /** something that has just happened */
  news?: string;
}

/** Heading, what has just happened and what must be corrected, above a form. */
export function FormPage({
  view,
  title,
  lead,
  children,
}: {
  view: FormView;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="stack">
      <ErrorSummary language={view.language} problems={view.failure?.problems ?? []} />
      {view.news && (
        <Alert tone="success" language={view.language} live>
          <p>{view.news}</p>
        </Alert>
      )}
      <PageHeading title={title} lead={lead} />
      {children}
    </div>
  );
}

interface TypedProps {
  view: FormView;
  name: string;
  label: string;
  hint?: string;
  type?: HTMLInputTypeAttribute;
  autoComplete: string;
  required?: boolean;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  width?: 'code' | 'short' | 'medium' | 'full';
}

/** A field that keeps what was typed and shows what is wrong with it. */
export function Typed({ view, name, ...rest }: TypedProps) {
  return (
    <TextInput
      {...rest}
      language={view.language}
      name={name}
      defaultValue={view.values?.[name]}
      error={messageOf(view.failure, name)}
      maxLength={300}
      spellCheck={false}
      autoCapitalize="none"
    />
  );
}

/** A password: never sent back to the page. */
export function PasswordInput({
  view,
  name,
  label,
  hint,
  autoComplete,
}: Pick<TypedProps, 'view' | 'name' | 'label' | 'hint'> & { autoComplete: 'current-password' | 'new-password' }) {
  return (
    <TextInput
      language={view.language}
      name={name}
      label={label}
      hint={hint}
      type="password"
      width="medium"
      autoComplete={autoComplete}
      maxLength={200}
      error={messageOf(view.failure, name)}
    />
  );
}

/** Six figures; phones offer the code of the message that has just come. */
export function CodeInput({ view }: { view: FormView }) {
  const text = words(view.language).accounts.code;
  return (
    <TextInput
      language={view.language}
      name="code"
      label={text.label}
      hint={text.minutesLeft(CODE_MINUTES)}
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]*"
      maxLength={CODE_DIGITS + 4}
      width="code"
      error={messageOf(view.failure, 'code')}
    />
  );
}

/** The hidden address to go to afterwards. */
export function NextInput({ view }: { view: FormView }) {
  return view.next ? <input type="hidden" name="tiep" value={view.next} /> : null;
}

/** A typed contact as people read it. */
export function contactText(typed: string): string {
  const contact = parseContact(typed);
  return contact ? formatContact(contact) : typed;
}

/** A link that keeps where the person wanted to go. */
export function withNext(path: string, next: string | undefined): string {
  return next ? `${path}?tiep=${encodeURIComponent(next)}` : path;
}
