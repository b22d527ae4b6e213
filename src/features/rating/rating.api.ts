import Type, { type Static } from 'typebox';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { holds, type Post } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { showRatingCode } from './ratingCode.ts';
import { type RatingFigures, ratingFigures } from './ratingFigures.ts';
import { listComments, nameKeys, refuteComplaint } from './ratingResults.ts';

const LEADERS = { roles: ['AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'] } as const;
const DAY = 86_400_000;
const Points = nullable(Type.Number());
const Text = Type.String();
const Moment = Type.String({ format: 'date-time' });

const Group = Type.Object({
  key: Text,
  name: Text,
  count: Type.Integer(),
  very: Type.Integer(),
  satisfied: Type.Integer(),
  not: Type.Integer(),
  complaints: Type.Integer(),
  TIME: Points,
  CONTACTS: Points,
  AGENCIES: Points,
  CONDUCT: Points,
});

const Results = Type.Object({
  agencies: Type.Array(Group),
  officers: Type.Array(Group),
  comments: Type.Array(
    Type.Object({
      dossierId: Text,
      code: Text,
      procedureName: Text,
      satisfaction: Type.Integer(),
      complaint: Type.Boolean(),
      comment: Text,
      ratedAt: Moment,
      refutedBy: nullable(Text),
      refutedAt: nullable(Moment),
    }),
  ),
});
export type RatingResults = Static<typeof Results>;

const Code = Type.Object({ code: Text, minutes: Type.Integer() });
export type ShownRatingCode = Static<typeof Code>;

/** Ratings for those who lead, and the code that the counter shows. */
export function registerRatingApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/ratings',
    access: LEADERS,
    summary: 'How applicants rate agencies and officers; leaders of an agency see their own',
    tags: ['ratings'],
    query: Type.Object({ from: Type.String({ format: 'date' }), to: Type.String({ format: 'date' }) }),
    response: Results,
    handler: async ({ ctx, query }) => {
      const period = { from: new Date(parseInstant(query.from)), to: new Date(parseInstant(query.to) + DAY) };
      const wish = { ...period, agencyCodes: ratedAgencies(ctx) };
      const agencies = await ratingFigures(ctx, { ...wish, by: 'AGENCY' });
      const officers = await ratingFigures(ctx, { ...wish, by: 'OFFICER' });
      const names = await nameKeys(ctx, [...agencies.keys()], [...officers.keys()]);
      const comments = await listComments(ctx, wish);
      return {
        agencies: present(agencies, names),
        officers: present(officers, names),
        comments: comments.map(({ ratedAt, refutedAt, ...one }) => ({
          ...one,
          ratedAt: ratedAt.toISOString(),
          refutedAt: refutedAt?.toISOString() ?? null,
        })),
      };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers/:id/rating-code',
    access: { roles: ['RECEPTIONIST'] },
    summary: 'A one-time code with which whoever collects the result rates the dossier at the counter',
    tags: ['ratings'],
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    response: Code,
    handler: ({ ctx, params }) => showRatingCode(ctx, params.id),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers/:id/rating-complaint/refuted',
    access: { roles: ['AGENCY_LEADER', 'CENTRE_HEAD'] },
    summary: 'The complaint about conduct in a rating was verified to be untrue',
    tags: ['ratings'],
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    body: Type.Object({ note: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) }),
    response: Type.Object({ done: Type.Boolean() }),
    handler: async ({ ctx, params, body }) => {
      await refuteComplaint(ctx, params.id, body.note);
      return { done: true };
    },
  });
}

/** The agencies whose ratings the actor sees; undefined: all. */
function ratedAgencies({ actor }: Ctx): string[] | undefined {
  if (holds(actor, 'CENTRE_HEAD') || holds(actor, 'PROVINCE_LEADER')) return undefined;
  return actor.kind === 'OFFICER' ? agencyCodesOf(actor.posts) : [];
}

function agencyCodesOf(posts: readonly Post[]): string[] {
  return posts.filter(({ role }) => role === 'AGENCY_LEADER').map(({ agencyCode }) => agencyCode);
}

function present(figures: Map<string, RatingFigures>, names: Map<string, string>) {
  return [...figures]
    .map(([key, { count, satisfaction, complaints, means }]) => ({
      key,
      name: names.get(key) ?? key,
      count,
      ...satisfaction,
      complaints,
      ...means,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'vi'));
}
