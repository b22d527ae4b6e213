import { sql } from 'kysely';
import { FEEDBACK_TOPICS, type FeedbackState, type FeedbackTopic } from '../../domain/feedback/feedback.ts';
import { holds } from '../../domain/policy/actor.ts';
import { searchWords } from '../../domain/text/normalise.ts';
import type { Ctx } from '../../platform/context.ts';

export interface PublicFeedback {
  id: string;
  title: string;
  body: string;
  answer: string;
  topic: FeedbackTopic;
  agencyName: string;
  agencyNameEn: string | null;
  publishedAt: Date;
  likes: number;
  dislikes: number;
  place: string | null;
  longitude: number | null;
  latitude: number | null;
}

const PAGE = 20;

interface PublicWish {
  words?: string;
  topic?: FeedbackTopic;
  /** `next` of the page before */
  after?: string;
  id?: string;
}

/** What everybody may read, newest first, 20 a page. Every word must occur, with or without diacritics. One query. */
export async function listPublicFeedback(
  ctx: Ctx,
  { words = '', topic, after, id }: PublicWish,
): Promise<{ items: PublicFeedback[]; next: string | undefined }> {
  const wanted = searchWords(words).slice(0, 12);
  const [at, last] = /^(\d{4}-[\d:.T-]+Z)_([0-9a-f-]{36})$/.exec(after ?? '')?.slice(1) ?? [];
  const { rows } = await sql<PublicFeedback>`
    SELECT feedback.id, public_title AS title, public_body AS body, public_answer AS answer, topic, agency.name AS agency_name,
      agency.name_en AS agency_name_en, published_at, place, longitude, latitude,
      (SELECT count(*)::int FROM feedback_vote WHERE feedback_id = feedback.id AND liked) AS likes,
      (SELECT count(*)::int FROM feedback_vote WHERE feedback_id = feedback.id AND NOT liked) AS dislikes
    FROM feedback JOIN agency ON agency.code = feedback.agency_code
    WHERE state = 'PUBLISHED' AND (${topic ?? null}::text IS NULL OR topic = ${topic ?? null})
      AND (${id ?? null}::uuid IS NULL OR feedback.id = ${id ?? null}::uuid)
      AND (${at ?? null}::timestamptz IS NULL OR (published_at, feedback.id) < (${at ?? null}::timestamptz, ${last ?? null}::uuid))
      AND NOT EXISTS (SELECT FROM unnest(${wanted}::text[]) word WHERE ' ' || search_text || ' ' NOT LIKE '% ' || word || ' %')
    ORDER BY published_at DESC, feedback.id DESC LIMIT ${PAGE + 1}`.execute(ctx.db);
  const items = rows.slice(0, PAGE);
  const end = items.at(-1);
  return {
    items,
    next: rows.length > PAGE && end ? `${end.publishedAt.toISOString()}_${end.id}` : undefined,
  };
}

/** One that is published. */
export async function findPublicFeedback(ctx: Ctx, id: string): Promise<PublicFeedback | undefined> {
  return (await listPublicFeedback(ctx, { id })).items[0];
}

export const FEEDBACK_FILTERS = ['OPEN', 'LATE', 'TO_PUBLISH', 'DONE', 'ALL'] as const;
export type FeedbackFilter = (typeof FEEDBACK_FILTERS)[number];

export interface ListedFeedback {
  id: string;
  code: string;
  topic: FeedbackTopic;
  state: FeedbackState;
  channel: string;
  excerpt: string;
  agencyName: string;
  receivedAt: Date;
  dueAt: Date | null;
  dueClock: string | null;
  wasLate: boolean;
}

const MOST = 100;

/** What the actor may see of a filter, the nearest date first, with how many each filter holds. Two queries. */
export async function listOfficeFeedback(
  ctx: Ctx,
  { filter, words = '' }: { filter: FeedbackFilter; words?: string },
): Promise<{ items: ListedFeedback[]; counts: Record<FeedbackFilter, number> }> {
  const now = ctx.clock.now();
  const mine = mayRead(ctx);
  const late = sql`(due_at < ${now})`;
  const filters = {
    OPEN: sql`state IN ('NEW', 'SUPPLEMENT_ASKED', 'IN_PROCESS')`,
    LATE: late,
    TO_PUBLISH: sql`state = 'ANSWERED'`,
    DONE: sql`state IN ('PUBLISHED', 'CLOSED', 'REJECTED')`,
    ALL: sql`true`,
  };
  const wanted = `%${words.trim().replace(/[%_\\]/g, '\\$&')}%`;
  const { rows: items } = await sql<ListedFeedback>`
    SELECT feedback.id, feedback.code, topic, state, channel, left(body, 200) AS excerpt, agency.name AS agency_name,
      received_at, due_at, due_clock, was_late OR coalesce(${late}, false) AS was_late
    FROM feedback JOIN agency ON agency.code = feedback.agency_code
    WHERE ${mine} AND ${filters[filter]} AND (${words.trim() === ''} OR feedback.code ILIKE ${wanted} OR body ILIKE ${wanted})
    ORDER BY due_at NULLS LAST, received_at DESC LIMIT ${MOST}`.execute(ctx.db);
  const { rows } = await sql<{ open: number; late: number; toPublish: number; done: number; every: number }>`
    SELECT count(*) FILTER (WHERE ${filters.OPEN})::int AS open, count(*) FILTER (WHERE ${late})::int AS late,
      count(*) FILTER (WHERE ${filters.TO_PUBLISH})::int AS to_publish,
      count(*) FILTER (WHERE ${filters.DONE})::int AS done, count(*)::int AS every
    FROM feedback WHERE ${mine}`.execute(ctx.db);
  const { open = 0, late: over = 0, toPublish = 0, done = 0, every = 0 } = rows[0] ?? {};
  return { items, counts: { OPEN: open, LATE: over, TO_PUBLISH: toPublish, DONE: done, ALL: every } };
}

/** The same rule as `canReadFeedback`, as a condition. */
function mayRead({ actor }: Ctx) {
  if (actor.kind !== 'OFFICER') return sql`false`;
  if (holds(actor, 'CENTRE_HEAD') || holds(actor, 'PROVINCE_LEADER')) return sql`true`;
  const at = (...roles: string[]) =>
    actor.posts.filter(({ role }) => roles.includes(role)).map(({ agencyCode }) => agencyCode);
  return sql`(feedback.agency_code = ANY(${at('UNIT_HEAD', 'AGENCY_LEADER')}::text[])
    OR (topic <> 'CONDUCT' AND feedback.agency_code = ANY(${at('RECEPTIONIST', 'SPECIALIST', 'RECORDS_CLERK')}::text[])))`;
}

/** A topic out of an address. */
export function topicOf(text: string | undefined): FeedbackTopic | undefined {
  return FEEDBACK_TOPICS.find((topic) => topic === text);
}
