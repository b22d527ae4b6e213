import { formatLimit } from '../../domain/calendar/limit.ts';
import type { Language } from '../../domain/language.ts';
import type { Fee } from '../../domain/procedure/procedure.ts';
import { formatVnd, inOneLine } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { ProcedureVersion } from './getProcedure.ts';

/** A fee as a person reads it: the amount, its words, or both; never "free" where the words decide. */
export function feeInWords(fee: Fee, language: Language): string {
  const { portal, dossier } = words(language);
  const kind = dossier.feeKind[fee.kind];
  if (fee.vnd === 0) return fee.description ? `${kind}: ${fee.description}` : portal.procedure.free;
  const amount = fee.vnd === null ? '' : formatVnd(fee.vnd);
  return `${kind}: ${[amount, fee.description].filter(Boolean).join(' – ') || portal.procedure.feeInWords}`;
}

/** `1 bản chính, 2 bản sao`; a dash where the publication names no number. */
export function paperNumber({ originals, copies }: { originals: number; copies: number }, language: Language): string {
  const text = words(language).portal.procedure;
  return (
    [originals > 0 && text.originals(originals), copies > 0 && text.copies(copies)].filter(Boolean).join(', ') || '–'
  );
}

/** A procedure as plain lines, for the terminal. */
export function describeProcedure({ content, number, effectiveFrom }: ProcedureVersion, language: Language): string {
  const { dossier, portal } = words(language);
  const text = portal.procedure;
  const methods = content.methods.map((method) => {
    const fees = method.fees.map((fee) => feeInWords(fee, language)).join('; ');
    return `  ${dossier.channel[method.channel]}: ${formatLimit(method.limit, language)}${fees ? ` · ${fees}` : ''}`;
  });
  const papers = content.componentCases.flatMap((group) => [
    ...(group.name ? [`  ${text.caseTitle(group.name)}`] : []),
    ...group.components.map((paper) => `  - ${paper.name} (${paperNumber(paper, language)})`),
    ...group.notes.map((note) => `  * ${note}`),
  ]);
  return [
    `${content.code}  ${content.name}`,
    `${text.field}: ${content.field.name} · ${inOneLine(content.tiers.map((tier) => dossier.tier[tier]))} · ${dossier.serviceLevel[content.serviceLevel]}`,
    `${text.decision}: ${content.decision.number} · ${text.versionFrom(number, effectiveFrom)}`,
    ...(content.state === 'ABOLISHED' ? [text.abolished] : []),
    '',
    `${text.methods}:`,
    ...methods,
    '',
    `${text.components}:`,
    ...papers,
  ].join('\n');
}
