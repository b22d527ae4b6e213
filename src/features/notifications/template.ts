/** What stands in the places of a template; undefined where there is nothing to say. */
export type TemplateValues = Readonly<Record<string, string | undefined>>;

type Part = { text: string } | { name: string } | { optional: Part[] };

/** What is wrong with a template, and where: the letter counted from 1. */
export interface TemplateFault {
  code: 'UNKNOWN_NAME' | 'MAY_BE_EMPTY' | 'UNCLOSED' | 'UNOPENED' | 'EMPTY';
  at: number;
  name: string;
}

const TOKEN = /\{([^{}[\]\n]*)\}|[{}[\]]/g;

/**
 * Checks a text such as `Hồ sơ {code} cần bổ sung[ trước {until}].`: only known names, and those that may have no value only
 * inside square brackets, so that nothing can be missing when it is sent. No faults: the empty list.
 */
export function checkTemplate(
  template: string,
  names: { always: readonly string[]; sometimes: readonly string[] },
): TemplateFault[] {
  if (template.trim() === '') return [{ code: 'EMPTY', at: 1, name: '' }];
  const faults: TemplateFault[] = [];
  const open: number[] = [];
  for (const { 0: token, 1: name, index } of template.matchAll(TOKEN)) {
    const at = index + 1;
    if (token === '[') open.push(at);
    else if (token === ']') {
      if (open.pop() === undefined) faults.push({ code: 'UNOPENED', at, name: token });
    } else if (name === undefined) faults.push({ code: token === '{' ? 'UNCLOSED' : 'UNOPENED', at, name: token });
    else if (!names.always.includes(name)) {
      if (!names.sometimes.includes(name)) faults.push({ code: 'UNKNOWN_NAME', at, name });
      else if (open.length === 0) faults.push({ code: 'MAY_BE_EMPTY', at, name });
    }
  }
  return [...faults, ...open.map((at): TemplateFault => ({ code: 'UNCLOSED', at, name: '[' }))];
}

/** The text with its values. What stands in brackets is left out when one of its names has none; blank paragraphs are closed up. */
export function fillTemplate(template: string, values: TemplateValues): string {
  const filled = fill(parse(template), values) ?? '';
  return filled
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function parse(template: string): Part[] {
  const whole: Part[] = [];
  const open: Part[][] = [];
  let current = whole;
  let done = 0;
  for (const { 0: token, 1: name, index } of template.matchAll(TOKEN)) {
    current.push({ text: template.slice(done, index) });
    done = index + token.length;
    if (name !== undefined) current.push({ name });
    else if (token === '[') {
      const optional: Part[] = [];
      current.push({ optional });
      open.push(current);
      current = optional;
    } else if (token === ']') current = open.pop() ?? current;
  }
  current.push({ text: template.slice(done) });
  return whole;
}

/** Undefined when a name has no value. */
function fill(parts: Part[], values: TemplateValues): string | undefined {
  let text = '';
  for (const part of parts) {
    if ('text' in part) text += part.text;
    else if ('optional' in part) text += fill(part.optional, values) ?? '';
    else {
      const value = values[part.name];
      if (value === undefined || value === '') return undefined;
      text += value;
    }
  }
  return text;
}
