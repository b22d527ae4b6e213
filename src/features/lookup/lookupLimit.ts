import { takeHit } from '../../platform/auth/rateLimit.ts';
import type { Clock, Ctx } from '../../platform/context.ts';
import { tooManyRequests } from '../../platform/errors.ts';
import { networkOf } from '../../platform/http/networkOf.ts';

/** A family or a one-stop behind one address looks up a few dozen codes; whoever counts codes through needs thousands. */
const BURST = 60;
const PER_SECOND = 0.5;
/** Codes that do not exist and keys that do not fit, shared by all web processes. */
const MISSES = { hits: 20, seconds: 600 };
const MOST_VISITORS = 20_000;

interface Visitor {
  tokens: number;
  /** epoch milliseconds of the last look-up */
  at: number;
  /** epoch milliseconds until which nothing is answered */
  blockedUntil: number;
}

export interface LookupLimit {
  /** Counts a look-up in this process alone: no query. Throws `common.too_many_requests`. */
  take(address: string, clock: Clock): void;
  /** Counts a miss in the shared table. Throws `common.too_many_requests` when there were too many. */
  countMiss(ctx: Ctx, address: string): Promise<void>;
}

/**
 * Keeps codes from being counted through. Two tiers, so that an ordinary look-up costs no query for the limit: a bucket of
 * 60 look-ups a visitor that refills by 30 a minute, kept by each process; and 20 misses in 10 minutes, counted in the
 * database, after which the visitor waits.
 */
export function createLookupLimit(): LookupLimit {
  // Two generations: when the young one is full the old one is forgotten, without looking for anybody.
  let young = new Map<string, Visitor>();
  let old = new Map<string, Visitor>();

  function meet(address: string, now: number): Visitor {
    const key = networkOf(address);
    const known = young.get(key);
    if (known) return known;
    const visitor = old.get(key) ?? { tokens: BURST, at: now, blockedUntil: 0 };
    if (young.size >= MOST_VISITORS) {
      old = young;
      young = new Map();
    }
    young.set(key, visitor);
    return visitor;
  }

  return {
    take(address, clock) {
      const now = clock.now().getTime();
      const visitor = meet(address, now);
      const refilled = visitor.tokens + (Math.max(0, now - visitor.at) / 1000) * PER_SECOND;
      visitor.tokens = Math.min(BURST, refilled);
      visitor.at = now;
      if (visitor.blockedUntil > now) refuse((visitor.blockedUntil - now) / 1000);
      if (visitor.tokens < 1) refuse((1 - visitor.tokens) / PER_SECOND);
      visitor.tokens -= 1;
    },
    async countMiss(ctx, address) {
      const hit = await takeHit(ctx.db, `lookup-miss|${networkOf(address)}`, MISSES, ctx.clock);
      if (hit.allowed) return;
      const now = ctx.clock.now().getTime();
      meet(address, now).blockedUntil = now + hit.retryAfterSeconds * 1000;
      refuse(hit.retryAfterSeconds);
    },
  };
}

function refuse(seconds: number): never {
  throw tooManyRequests({ values: { seconds: Math.max(1, Math.ceil(seconds)) } });
}
