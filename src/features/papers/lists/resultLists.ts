import type { DossierState } from '../../../domain/dossier/state.ts';
import { STATUS } from '../../../domain/dossier/status.ts';
import { dateTimeInWords, formatDate } from '../../../domain/text/format.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { EnvelopeLabelsPaper, ResultListPaper } from '../../../platform/pdf/listPapers.ts';
import { listTooLong } from '../errors.ts';
import { oneStopHead, oneStopTitle } from '../paperHead.ts';
import { getPaperAgency, readPaperPlaces } from '../paperSource.ts';
import { requireCounter } from './counters.ts';

const MOST_ROWS = 500;

/**
 * Danh sách kết quả chờ trả: results and letters that lie at the one-stop now, the oldest first.
 * @throws common.forbidden, paper.list_too_long
 */
export async function resultList(ctx: Ctx, counter: string): Promise<ResultListPaper> {
  const states = await readWaiting(ctx, counter);
  const now = ctx.clock.now().toISOString();
  const places = await readPaperPlaces(ctx, [counter], [], now);
  return {
    head: oneStopHead(places, counter, now),
    counterName: oneStopTitle(getPaperAgency(places, counter)),
    period: `Đến ${dateTimeInWords(now)}`,
    rows: states.map((state) => ({
      code: codeOf(state),
      procedureName: state.procedureName,
      result: resultOf(state),
      ownerName: state.applicant.name,
      address: state.delivery.address || state.applicant.address,
      byPost: state.delivery.method === 'POST',
    })),
  };
}

/**
 * Envelope labels for results that wait at the one-stop: those that go by post, or all.
 * @throws common.forbidden, paper.list_too_long
 */
export async function envelopeLabels(
  ctx: Ctx,
  counter: string,
  choice: Pick<EnvelopeLabelsPaper, 'layout' | 'skip'> & { onlyPost: boolean },
): Promise<EnvelopeLabelsPaper> {
  const states = await readWaiting(ctx, counter);
  const places = await readPaperPlaces(ctx, [counter], [], ctx.clock.now().toISOString());
  const agency = getPaperAgency(places, counter);
  return {
    layout: choice.layout,
    skip: choice.skip,
    sender: {
      name: agency.name,
      address: agency.address ?? undefined,
      phone: agency.wording.phone || agency.hotline || agency.phone || undefined,
    },
    labels: states
      .filter(({ delivery }) => !choice.onlyPost || delivery.method === 'POST')
      .map((state) => ({
        name: state.applicant.name,
        address: state.delivery.address || state.applicant.address,
        phone: state.applicant.phone,
        code: codeOf(state),
      })),
  };
}

/** What is on the desk from which results are returned. One query. */
async function readWaiting(ctx: Ctx, counter: string): Promise<DossierState[]> {
  requireCounter(ctx, counter);
  const rows = await ctx.db
    .selectFrom('dossier')
    .select('state')
    .where('receivingAgencyCode', '=', counter)
    .where('deskAgencyCode', '=', counter)
    .where('stepRole', '=', 'RECEPTIONIST')
    .where('status', 'in', [STATUS.RESOLVED, STATUS.STOPPED])
    .where('isTest', '=', false)
    .orderBy('finishedAt')
    .orderBy('code')
    .limit(MOST_ROWS + 1)
    .execute();
  if (rows.length > MOST_ROWS) throw listTooLong({ values: { most: MOST_ROWS } });
  return rows.map((row) => row.state);
}

const codeOf = ({ code, submissionNumber }: DossierState): string => code ?? submissionNumber;

function resultOf({ result }: DossierState): string {
  return result ? `Số ${result.number}, ngày ${formatDate(result.date)}` : 'Văn bản thông báo';
}
