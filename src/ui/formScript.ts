import type { FormDefinition } from '../domain/form/form.ts';
import type { Language } from '../domain/language.ts';

/** What the page carries for the island `form`. */
export interface FormScript {
  form: FormDefinition;
  /** yyyy-mm-dd, as the server has it */
  today: string;
  language: Language;
  errorPrefix: string;
  yes: string;
  no: string;
  dong: string;
  /** what is wrong, by path (`children.#.name`) and code */
  messages: Record<string, Record<string, string>>;
}
