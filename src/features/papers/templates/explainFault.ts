import type { Language } from '../../../domain/language.ts';
import { words } from '../../../i18n/words.ts';
import type { FieldProblem } from '../../../platform/errors.ts';
import type { PaperError } from '../../../platform/pdf/renderer.ts';
import type { TemplateFault } from '../../../platform/pdf/typstWorker.ts';

type FaultWords = ReturnType<typeof words>['papers']['templates']['fault'];

/** What the compiler says, and what that means; the first that fits. */
const MEANINGS: [RegExp, (w: FaultWords, found: RegExpExecArray) => string][] = [
  [/failed to download|package/i, (w) => w.packageNotAllowed],
  [/file not found|access denied|failed to load|cannot read/i, (w) => w.fileNotAllowed],
  [/infinite|condition is always true/i, (w) => w.endless],
  [/maximum .*depth/i, (w) => w.tooDeep],
  [/unclosed/i, (w) => w.unclosed],
  [/unknown variable: (\S+?)(,|$)/i, (w, found) => w.unknownVariable(found[1] ?? '')],
  [/does not contain key "([^"]+)"/i, (w, found) => w.missingKey(found[1] ?? '')],
  [/^expected expression/i, (w) => w.expectedExpression],
  [/^expected ([^,]+), found/i, (w) => w.wrongType],
  [/^expected ([^,]+)/i, (w, found) => w.expected(found[1] ?? '')],
  [/^unexpected|not valid in code/i, (w) => w.unexpected],
  [/cannot (add|join|compare|apply|index|access|convert)/i, (w) => w.wrongType],
];

/** The faults of a template in the reader's language, each with its line; `code` is `line:column`. */
export function explainFailure(error: PaperError, language: Language): FieldProblem[] {
  const { templates } = words(language).papers;
  const whole = (message: string) => [{ field: 'content', code: '1:1', message }];
  if (error.code === 'TIMEOUT') return whole(templates.tooSlow);
  if (error.code === 'MEMORY') return whole(templates.tooMuchMemory);
  if (error.faults.length === 0) return whole(templates.fault.other(error.message));
  return error.faults.map((fault) => ({
    field: 'content',
    code: `${fault.line}:${fault.column}`,
    message: lineOf(fault, templates),
  }));
}

function lineOf(
  { file, line, column, message }: TemplateFault,
  { fault, faultAt, faultInShared }: ReturnType<typeof words>['papers']['templates'],
): string {
  const meaning = meaningOf(message, fault);
  return file === 'common' ? faultInShared(line, meaning) : faultAt(line, column, meaning);
}

function meaningOf(message: string, w: FaultWords): string {
  for (const [pattern, mean] of MEANINGS) {
    const found = pattern.exec(message);
    if (found) return mean(w, found);
  }
  return w.other(message);
}
