import { stringify } from 'csv-stringify/sync';
import { sql } from 'kysely';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { placesOf } from './deskPlaces.ts';

/** What the post carried for a one-stop in a month, for settlement (Đ.9.2l quy chế Đồng Nai). */
export interface PostVolume {
  /** `2026-11` */
  month: string;
  agencyCode: string;
  agencyName: string;
  kind: 'PICK_UP' | 'DELIVERY';
  ordered: number;
  carried: number;
  returned: number;
  lost: number;
  postageVnd: number;
  codVnd: number;
}

/** How the promise inside the province was kept by the month in which the result was there. */
export interface PromiseFigure {
  month: string;
  agencyCode: string;
  agencyName: string;
  onTime: number;
  late: number;
  running: number;
}

const MONTH = (moment: string) => sql.raw(`to_char(${moment} AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM')`);

/** By month (`from` to `to`, both included), one-stop and service. One query. */
export async function listVolumes(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<PostVolume[]> {
  const { rows } = await sql<PostVolume>`
    SELECT ${MONTH('post_order.ordered_at')} AS "month", agency.code AS "agencyCode", agency.name AS "agencyName",
      post_order.kind AS "kind", count(*)::int AS "ordered",
      count(*) FILTER (WHERE post_order.ended_at IS NOT NULL AND post_order.state IN ('HANDED_OVER', 'DELIVERED'))::int AS "carried",
      count(*) FILTER (WHERE post_order.state = 'RETURNED')::int AS "returned",
      count(*) FILTER (WHERE post_order.state = 'LOST')::int AS "lost",
      coalesce(sum(post_order.postage_vnd) FILTER (WHERE post_order.state NOT IN ('ORDERED', 'CANCELLED')), 0)::int AS "postageVnd",
      coalesce(sum(post_order.cod_collected_vnd), 0)::int AS "codVnd"
    FROM post_order JOIN agency ON agency.code = post_order.agency_code
    WHERE ${MONTH('post_order.ordered_at')} BETWEEN ${from} AND ${to} AND ${atPlaces(ctx)}
    GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 4`.execute(ctx.db);
  return rows;
}

/** The same as CSV for the office's spreadsheet, headed in the language of the reader. */
export async function volumesAsCsv(ctx: Ctx, period: { from: string; to: string }): Promise<string> {
  const { figures, kind } = words(ctx.language).post;
  const rows = (await listVolumes(ctx, period)).map((row) => ({ ...row, kind: kind[row.kind] }));
  const columns = [
    { key: 'month', header: figures.month },
    { key: 'agencyCode', header: 'Mã cơ quan' },
    { key: 'agencyName', header: figures.agency },
    { key: 'kind', header: figures.kind },
    { key: 'ordered', header: figures.ordered },
    { key: 'carried', header: figures.carried },
    { key: 'returned', header: figures.returned },
    { key: 'lost', header: figures.lost },
    { key: 'postageVnd', header: `${figures.postage} (VND)` },
    { key: 'codVnd', header: `${figures.cod} (VND)` },
  ];
  return stringify(rows, { header: true, columns, bom: true, escape_formulas: true });
}

/** Deliveries inside the province against the promised hours. Two queries. */
export async function listPromises(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
): Promise<{ hours: number; items: PromiseFigure[] }> {
  const now = ctx.clock.now();
  const { value } = await legalParameter(ctx.db, 'post.deliveryInside', { at: now });
  const hours = value ?? 24;
  const promised = sql`post_order.ready_at + make_interval(hours => ${hours}::int)`;
  const { rows } = await sql<PromiseFigure>`
    SELECT ${MONTH('post_order.ready_at')} AS "month", agency.code AS "agencyCode", agency.name AS "agencyName",
      count(*) FILTER (WHERE post_order.state = 'DELIVERED' AND post_order.ended_at <= ${promised})::int AS "onTime",
      count(*) FILTER (WHERE (post_order.state = 'DELIVERED' AND post_order.ended_at > ${promised})
        OR (post_order.ended_at IS NULL AND ${now}::timestamptz > ${promised}))::int AS "late",
      count(*) FILTER (WHERE post_order.ended_at IS NULL AND ${now}::timestamptz <= ${promised})::int AS "running"
    FROM post_order JOIN agency ON agency.code = post_order.agency_code
    WHERE post_order.kind = 'DELIVERY' AND post_order.inside AND post_order.ready_at IS NOT NULL
      AND post_order.state <> 'CANCELLED'
      AND ${MONTH('post_order.ready_at')} BETWEEN ${from} AND ${to} AND ${atPlaces(ctx)}
    GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2`.execute(ctx.db);
  return { hours, items: rows };
}

function atPlaces(ctx: Ctx) {
  const places = placesOf(ctx);
  return places === 'ALL' ? sql`true` : sql`post_order.agency_code = ANY(${places}::text[])`;
}
