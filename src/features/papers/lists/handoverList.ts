import { sql } from 'kysely';
import type { DossierState } from '../../../domain/dossier/state.ts';
import { formatDateTime } from '../../../domain/text/format.ts';
import { words } from '../../../i18n/words.ts';
import type { Ctx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import type { HandoverListPaper } from '../../../platform/pdf/listPapers.ts';
import { listTooLong } from '../errors.ts';
import { agencyHead, oneStopHead, oneStopTitle } from '../paperHead.ts';
import { getPaperAgency, type PaperPlaces, readPaperPlaces } from '../paperSource.ts';
import { momentsOf, type Period, periodInWords, requireCounter } from './counters.ts';

const MOST_DAYS = 31;
const MOST_ROWS = 500;

/** One desk giving dossiers to another; a unit is null where a whole agency acts. */
export interface Handover {
  giverAgency: string;
  giverUnit: string | null;
  receiverAgency: string;
  receiverUnit: string | null;
}

export interface HandoverChoice extends Handover {
  giver: string;
  receiver: string;
  count: number;
}

interface HandoverRow extends Handover {
  at: Date;
  code: string;
  action: string | null;
  state: DossierState;
}

/** Which desks handed dossiers to or took them from the one-stop on those days, with how many. Five queries. */
export async function listHandovers(ctx: Ctx, counter: string, period: Period): Promise<HandoverChoice[]> {
  requireCounter(ctx, counter);
  const { start, end } = momentsOf(ctx, period, MOST_DAYS);
  const { rows } = await sql<Handover & { count: number }>`
    SELECT ${COLUMNS}, count(*)::int AS "count"
    FROM dossier_event event JOIN dossier ON dossier.id = event.dossier_id
    WHERE ${betweenDesks(counter, start, end)}
    GROUP BY 1, 2, 3, 4 ORDER BY "count" DESC LIMIT 200`.execute(ctx.db);
  const places = await placesOf(ctx, counter, rows);
  return rows.map((row) => ({
    ...row,
    giver: deskName(places, row.giverAgency, row.giverUnit),
    receiver: deskName(places, row.receiverAgency, row.receiverUnit),
  }));
}

/**
 * Danh sách bàn giao hồ sơ: what one desk handed to another on those days.
 * @throws common.forbidden, common.invalid_input, paper.list_too_long
 */
export async function handoverList(
  ctx: Ctx,
  counter: string,
  period: Period,
  handover: Handover | undefined,
): Promise<HandoverListPaper> {
  requireCounter(ctx, counter);
  if (!handover || ![handover.giverAgency, handover.receiverAgency].includes(counter)) {
    const message = words(ctx.language).papers.lists.noSuchHandover;
    throw invalidInput({ fields: [{ field: 'handover', code: 'required', message }] });
  }
  const { start, end } = momentsOf(ctx, period, MOST_DAYS);
  const { rows } = await sql<HandoverRow>`
    SELECT ${COLUMNS}, event.at, dossier.state, event.payload->>'action' AS "action",
      coalesce(dossier.code, dossier.submission_number) AS "code"
    FROM dossier_event event JOIN dossier ON dossier.id = event.dossier_id
    WHERE ${betweenDesks(counter, start, end)}
      AND event.agency_code = ${handover.giverAgency} AND event.unit_id IS NOT DISTINCT FROM ${handover.giverUnit}
      AND event.payload #>> '{to,agencyCode}' = ${handover.receiverAgency}
      AND event.payload #>> '{to,unitId}' IS NOT DISTINCT FROM ${handover.receiverUnit}
    ORDER BY event.at, event.dossier_id LIMIT ${MOST_ROWS + 1}`.execute(ctx.db);
  if (rows.length > MOST_ROWS) throw listTooLong({ values: { most: MOST_ROWS } });
  const places = await placesOf(ctx, counter, [handover]);
  const now = ctx.clock.now().toISOString();
  const { giverAgency } = handover;
  return {
    head: giverAgency === counter ? oneStopHead(places, counter, now) : agencyHead(places, giverAgency, now),
    giver: deskName(places, giverAgency, handover.giverUnit),
    receiver: deskName(places, handover.receiverAgency, handover.receiverUnit),
    period: periodInWords(period),
    rows: rows.map(({ code, at, action, state }) => ({
      code,
      ownerName: state.applicant.name,
      procedureName: state.procedureName,
      paperCount: paperCount(state),
      dueAt: state.dueAt === null ? undefined : formatDateTime(state.dueAt),
      handedAt: formatDateTime(at),
      note: action === 'SEND_BACK' ? words('vi').dossier.action.SEND_BACK : undefined,
    })),
  };
}

const COLUMNS = sql`event.agency_code AS "giverAgency", event.unit_id AS "giverUnit",
  event.payload #>> '{to,agencyCode}' AS "receiverAgency", event.payload #>> '{to,unitId}' AS "receiverUnit"`;

/** From or to the one-stop, from one unit to another; read by two indexes. */
function betweenDesks(counter: string, start: Date, end: Date) {
  return sql`event.type IN ('MOVED', 'RESULT_ISSUED', 'REFUSED', 'STOPPED')
    AND event.at >= ${start} AND event.at < ${end} AND NOT dossier.is_test
    AND (event.agency_code = ${counter} OR event.payload #>> '{to,agencyCode}' = ${counter})
    AND event.unit_id::text IS DISTINCT FROM event.payload #>> '{to,unitId}'`;
}

function placesOf(ctx: Ctx, counter: string, rows: readonly Handover[]): Promise<PaperPlaces> {
  const agencies = rows.flatMap((row) => [row.giverAgency, row.receiverAgency]);
  const units = rows.flatMap((row) => [row.giverUnit ?? [], row.receiverUnit ?? []].flat());
  return readPaperPlaces(ctx, [counter, ...agencies], units, ctx.clock.now().toISOString());
}

function deskName(places: PaperPlaces, agencyCode: string, unitId: string | null): string {
  const agency = getPaperAgency(places, agencyCode);
  const unit = unitId === null ? undefined : places.unitNames.get(unitId);
  if (!unit) return agency.name;
  return unit === agency.oneStopName ? oneStopTitle(agency) : `${unit} – ${agency.name}`;
}

/** Papers in the hand of the counter; electronic files travel by themselves. */
function paperCount({ components }: DossierState): number {
  return components
    .filter(({ shape }) => shape !== 'ELECTRONIC' && shape !== 'MISSING')
    .reduce((sum, { count }) => sum + count, 0);
}
