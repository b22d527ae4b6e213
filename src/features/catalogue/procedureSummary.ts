import { formatLimit, type TimeLimit } from '../../domain/calendar/limit.ts';
import type { Language } from '../../domain/language.ts';
import type { Fee, Method, ProcedureContent } from '../../domain/procedure/procedure.ts';
import { formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { saysNone } from './fee.ts';

/** A short answer and what must be said beside it. */
export interface ShortAnswer {
  value: string;
  note?: string;
}

/** How long it takes: the one limit, or the first with the hint that it depends. */
export function summariseLimits(methods: Method[], language: Language): ShortAnswer {
  const { procedure } = words(language).portal;
  const texts = [...new Set(methods.map(({ limit }) => shortLimit(limit, language)))];
  if (texts.length === 0) return { value: '–' };
  if (texts.length > 1) return { value: texts.slice(0, 2).join(' – '), note: procedure.dependsOnChannel };
  const described = methods[0]!.limit;
  return { value: texts[0]!, note: described.unit === 'AS_DESCRIBED' ? cut(described.words, 220) : undefined };
}

function shortLimit(limit: TimeLimit, language: Language): string {
  const text =
    limit.unit === 'AS_DESCRIBED' ? words(language).dossier.limit.AS_DESCRIBED : formatLimit(limit, language);
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** What it costs: nothing, one amount, from–to, or that the words decide; never "free" where an amount is left to others. */
export function summariseFees(methods: Method[], language: Language): ShortAnswer {
  const { procedure } = words(language).portal;
  const fees = methods.flatMap((method) => method.fees);
  if (fees.length === 0) return { value: procedure.noFee };
  const described = fees.filter(isLeftToWords);
  const amounts = fees.flatMap((fee) => (fee.vnd === null || isLeftToWords(fee) ? [] : [fee.vnd]));
  if (amounts.length === 0) return { value: procedure.feeInWords, note: firstWords(described) ?? procedure.seeMethods };
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  if (most === 0)
    return described.length > 0
      ? { value: procedure.feeInWords, note: firstWords(described) }
      : { value: procedure.free };
  const value = least === most ? formatVnd(most) : `${formatVnd(least)} – ${formatVnd(most)}`;
  return { value, note: least === most && described.length === 0 ? undefined : procedure.dependsOnChannel };
}

/** Nothing to pay with a condition beside it (`free when in time`) is no plain nothing. */
function isLeftToWords({ vnd, description }: Fee): boolean {
  return vnd === null || (vnd === 0 && Boolean(description) && !saysNone(description));
}

function firstWords(fees: Fee[]): string | undefined {
  const said = fees.find((fee) => fee.description)?.description;
  return said && cut(said, 160);
}

/** How many papers, and how many of them everybody hands in; from–to where the cases exclude each other. */
export function summarisePapers(content: ProcedureContent, language: Language): ShortAnswer {
  const { procedure } = words(language).portal;
  const groups = content.componentCases.filter((group) => group.components.length > 0);
  const papers = groups.flatMap((group) => group.components);
  if (papers.length === 0) {
    const notes = content.componentCases.some((group) => group.notes.length > 0);
    return { value: procedure.noPapers, note: notes ? procedure.presentOnly : undefined };
  }
  if (groups.length > 1 && groups.every((group) => isCase(group.name))) {
    const counts = groups.map((group) => group.components.length);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const value = least === most ? procedure.papersCount(most) : procedure.papersBetween(least, most);
    return { value, note: procedure.dependsOnCase(groups.length) };
  }
  const required = papers.filter((paper) => paper.required).length;
  const note = required < papers.length ? procedure.requiredOf(required) : undefined;
  return { value: procedure.papersCount(papers.length), note };
}

/** The national portal keeps cases ("for new works") and mere headings ("papers to hand in") in the same place. */
export function isCase(groupName: string): boolean {
  return groupName !== '' && !/^(giấy tờ|thành phần|hồ sơ|các giấy tờ|tài liệu)/i.test(groupName);
}

function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= most ? line : `${line.slice(0, line.lastIndexOf(' ', most))}…`;
}
