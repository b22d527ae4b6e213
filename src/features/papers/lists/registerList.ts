import { parseInstant } from '../../../domain/calendar/instant.ts';
import type { DossierState } from '../../../domain/dossier/state.ts';
import { formatDateTime } from '../../../domain/text/format.ts';
import { words } from '../../../i18n/words.ts';
import type { Ctx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import type { RegisterPaper, RegisterRow } from '../../../platform/pdf/listPapers.ts';
import { listTooLong } from '../errors.ts';
import { oneStopHead, oneStopTitle } from '../paperHead.ts';
import { getPaperAgency, readPaperPlaces } from '../paperSource.ts';
import { momentsOf, type Period, periodInWords, requireCounter } from './counters.ts';

const MOST_DAYS = 366;
const MOST_ROWS = 1000;

/**
 * Mẫu 07 – Sổ theo dõi hồ sơ: what a one-stop received on those days, numbered through the year (Đ.10.2 TT 01/2018).
 * @throws common.forbidden, common.invalid_input, paper.list_too_long
 */
export async function registerList(ctx: Ctx, counter: string, period: Period): Promise<RegisterPaper> {
  requireCounter(ctx, counter);
  const { start, end } = momentsOf(ctx, period, MOST_DAYS);
  const year = period.from.slice(0, 4);
  if (!period.to.startsWith(year)) {
    const message = words(ctx.language).papers.lists.oneYear;
    throw invalidInput({ fields: [{ field: 'to', code: 'otherYear', message }] });
  }
  const received = ctx.db
    .selectFrom('dossier')
    .where('receivingAgencyCode', '=', counter)
    .where('isTest', '=', false)
    .where('parentId', 'is', null);
  const rows = await received
    .select('state')
    .where('receivedAt', '>=', start)
    .where('receivedAt', '<', end)
    .orderBy('receivedAt')
    .orderBy('code')
    .limit(MOST_ROWS + 1)
    .execute();
  if (rows.length > MOST_ROWS) throw listTooLong({ values: { most: MOST_ROWS } });
  const { before } = await received
    .select((select) => select.fn.countAll<string>().as('before'))
    .where('receivedAt', '>=', new Date(parseInstant(`${year}-01-01`)))
    .where('receivedAt', '<', start)
    .executeTakeFirstOrThrow();
  const states = rows.map((row) => row.state);
  const now = ctx.clock.now().toISOString();
  const places = await readPaperPlaces(ctx, [counter, ...states.map((state) => state.competentAgencyCode)], [], now);
  return {
    head: oneStopHead(places, counter, now),
    counterName: oneStopTitle(getPaperAgency(places, counter)),
    period: periodInWords(period),
    rows: states.map((state, index) => ({
      ...registerRow(state),
      number: Number(before) + index + 1,
      agency: getPaperAgency(places, state.competentAgencyCode).name,
    })),
  };
}

function registerRow(state: DossierState): Omit<RegisterRow, 'number' | 'agency'> {
  const { code, applicant, returned, journal, receivedAt, dueAt } = state;
  const method = returned?.method ?? state.delivery.method;
  const { status, returnMethod } = words('vi').dossier;
  return {
    code: code ?? state.submissionNumber,
    procedureName: state.procedureName,
    setCount: state.setCount,
    ownerName: applicant.name,
    contact: [applicant.address, applicant.phone].flatMap((line) => line || []),
    receivedAt: receivedAt === null ? '' : formatDateTime(receivedAt),
    dueAt: dueAt === null ? undefined : formatDateTime(dueAt),
    returnedAt: returned ? formatDateTime(returned.at) : undefined,
    method: returnMethod[method === 'ONLINE' ? 'ELECTRONIC' : method],
    collectorName: returned?.collectorName,
    note: noteOf(state, status[state.status].name, journal[0]?.number),
  };
}

/** What the columns do not say: that it did not end with its result, or was entered from the paper journal. */
function noteOf({ status, extensions }: DossierState, statusName: string, journalLine?: string): string | undefined {
  const notes = [
    status === 7 || status === 8 ? statusName : '',
    extensions.length > 0 ? 'Đã hẹn lại' : '',
    journalLine ? `Sổ ghi: ${journalLine}` : '',
  ].filter(Boolean);
  return notes.join('; ') || undefined;
}
