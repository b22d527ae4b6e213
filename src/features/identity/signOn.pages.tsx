import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Assurance } from '../../domain/policy/actor.ts';
import { errorWords } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageRequest, type PageResult, page } from '../../platform/http/route.ts';
import { PATHS } from '../../ui/paths.ts';
import { setSessionCookie } from '../accounts/cookies.ts';
import { returnPath } from '../accounts/returnPath.ts';
import { type Entrance, enterByIdentity, pendingOf } from './enterByIdentity.ts';
import { signOnFailed } from './errors.ts';
import { keepFlow, keepPending, takeFlow } from './flow.ts';
import { IDENTITY_PATHS, PROVIDER_PATHS, stepUpPath } from './paths.ts';
import { areOwnAccountsOpen, getProvider, listProviders } from './providers.ts';
import { showFailure, showStepUp } from './SignOnViews.tsx';
import { beginSignOn, completeSignOn, type Vouched } from './signOn.ts';

const Key = Type.Object({ key: Type.String({ pattern: '^[a-z0-9-]{2,30}$' }) });
const Wish = Type.Object({
  tiep: Type.Optional(Type.String({ maxLength: 2_000 })),
  muc: Type.Optional(Type.String({ maxLength: 2 })),
  moi: Type.Optional(Type.String({ maxLength: 2 })),
  tin: Type.Optional(Type.String({ maxLength: 40 })),
});
const TRIES_PER_ADDRESS = { key: 'ip', hits: 100, seconds: 60 } as const;

/** To the provider and back, and the page that explains why a higher level is needed. */
export function registerSignOnPages(app: App): void {
  page(app, {
    path: PROVIDER_PATHS.start(':key').replace('%3A', ':') as `/${string}`,
    access: 'PUBLIC',
    self: true,
    rateLimit: TRIES_PER_ADDRESS,
    params: Key,
    query: Wish,
    handler: async ({ ctx, params, query, reply }) => {
      const next = returnPath(query.tiep, 'PORTAL');
      return orFailure(ctx, next, async () => {
        const provider = await getProvider(ctx, params.key);
        const wish = { next, least: levelIn(query.muc), fresh: query.moi === '1' };
        const { url, flow } = await beginSignOn(ctx, provider, wish);
        keepFlow(reply, ctx.config, flow);
        return { redirect: url };
      });
    },
  });

  page(app, {
    path: PROVIDER_PATHS.back(':key').replace('%3A', ':') as `/${string}`,
    access: 'PUBLIC',
    self: true,
    rateLimit: TRIES_PER_ADDRESS,
    params: Key,
    handler: comeBack,
  });

  page(app, {
    path: IDENTITY_PATHS.stepUp,
    access: 'SIGNED_IN',
    self: true,
    query: Wish,
    handler: async ({ ctx, query }) =>
      showStepUp(ctx, {
        providers: await listProviders(ctx),
        next: returnPath(query.tiep, 'PORTAL') ?? PATHS.home,
        least: levelIn(query.muc),
        fresh: query.moi === '1',
        notReached: query.tin === 'chua-dat',
      }),
  });
}

/** What the provider answered, in the browser that asked. */
async function comeBack({
  ctx,
  params,
  session,
  raw,
  reply,
}: PageRequest<{ key: string }, unknown, unknown>): Promise<PageResult> {
  const flow = takeFlow(raw, reply, ctx.config);
  return orFailure(ctx, flow?.next, async () => {
    if (flow?.providerKey !== params.key) throw signOnFailed();
    const vouched = await completeSignOn(ctx, await getProvider(ctx, params.key), flow, raw.url);
    const entrance = await enterByIdentity(ctx, vouched, session, raw.headers['user-agent']);
    if (entrance.kind === 'SIGNED_IN' && vouched.proof.assurance < flow.least) {
      const again = stepUpPath(flow.least, flow.next ?? PATHS.home, flow.fresh);
      return welcome(ctx, { raw, reply }, entrance, vouched, `${again}&tin=chua-dat`);
    }
    return welcome(ctx, { raw, reply }, entrance, vouched, flow.next);
  });
}

/** Leads on from an entrance: inside, or to the question that is still open. */
export function welcome(
  ctx: Ctx,
  { reply }: { raw: FastifyRequest; reply: FastifyReply },
  entrance: Entrance,
  vouched: Vouched,
  next: string | undefined,
): PageResult {
  if (entrance.kind === 'SIGNED_IN') {
    setSessionCookie(reply, ctx.config, entrance.signedIn);
    return { redirect: next ?? PATHS.home };
  }
  keepPending(reply, ctx.config, pendingOf(vouched, next, ctx.clock.now()));
  return { redirect: entrance.kind === 'LOCKED' ? IDENTITY_PATHS.unlock : IDENTITY_PATHS.chooseAccount };
}

/** A failure at the door is told in words, with the other ways in; where the person wanted to go is kept. */
async function orFailure(ctx: Ctx, next: string | undefined, work: () => Promise<PageResult>): Promise<PageResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.kind.code.startsWith('identity.')) throw error;
    const providers = await listProviders(ctx);
    const own = await areOwnAccountsOpen(ctx);
    const { title, detail } = errorWords(ctx.language, error.kind.code, error.values);
    return showFailure(ctx, { title, detail, status: error.kind.status, providers, own, next });
  }
}

function levelIn(text: string | undefined): Assurance {
  if (text === '2') return 2;
  return text === '1' ? 1 : 0;
}
