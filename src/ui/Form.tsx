import type { FormHTMLAttributes, ReactNode } from 'react';

/** Name of the hidden field, and of the header, that carry the session's CSRF token. */
export const CSRF_FIELD = '_csrf';
export const CSRF_HEADER = 'x-csrf-token';

export interface FormProps extends Omit<FormHTMLAttributes<HTMLFormElement>, 'style' | 'className' | 'method'> {
  action: string;
  /** GET needs no token and is for searching only */
  method?: 'post' | 'get';
  /** token of the session; required for signed-in posts */
  csrf?: string;
  multipart?: boolean;
  /** address to which `autosave.ts` posts the form as JSON; needs `autosaveWords` and the script `autosave` on the page */
  autosaveUrl?: string;
  autosaveWords?: Record<string, string>;
  children: ReactNode;
}

/** A form that works without JavaScript, with its CSRF token. Browser bubbles are off: our messages are clearer. */
export function Form({ method = 'post', csrf, multipart, autosaveUrl, autosaveWords, children, ...rest }: FormProps) {
  return (
    <form
      noValidate
      {...rest}
      method={method}
      className="form"
      encType={multipart ? 'multipart/form-data' : undefined}
      data-autosave={autosaveUrl}
      data-words={autosaveWords ? JSON.stringify(autosaveWords) : undefined}
    >
      {csrf && <input type="hidden" name={CSRF_FIELD} value={csrf} />}
      {autosaveUrl && <p className="autosave" aria-live="polite" data-autosave-status="" />}
      {children}
    </form>
  );
}
