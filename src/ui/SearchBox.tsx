import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

export interface SearchBoxProps {
  language: Language;
  action: string;
  label: string;
  /** shown above the box; otherwise only said */
  showLabel?: boolean;
  name?: string;
  value?: string;
  placeholder?: string;
  hint?: string;
  large?: boolean;
  id?: string;
}

/** One box and one button: words, a procedure's code, a dossier's code. */
export function SearchBox({
  language,
  action,
  label,
  showLabel,
  name = 'q',
  value,
  placeholder,
  hint,
  large,
  id = 'q',
}: SearchBoxProps) {
  return (
    <search>
      <form action={action} method="get" className={large ? 'search-box search-box-large' : 'search-box'}>
        <label htmlFor={id} className={showLabel ? 'field-label' : 'visually-hidden'}>
          {label}
        </label>
        <div className="search-box-row">
          <Icon name="search" />
          <input
            id={id}
            name={name}
            type="search"
            defaultValue={value}
            placeholder={placeholder}
            autoComplete="off"
            enterKeyHint="search"
            maxLength={200}
            aria-describedby={hint ? `${id}-hint` : undefined}
          />
          <Button large={large}>{words(language).common.actions.search}</Button>
        </div>
        {hint && (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        )}
      </form>
    </search>
  );
}
