import type { Method, ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { Ctx } from '../../platform/context.ts';
import { getProcedure, type ProcedureVersion } from '../catalogue/getProcedure.ts';
import { listOfferings, type Offering } from '../catalogue/listOfferings.ts';
import { procedureNotOnline } from './errors.ts';

/** The way online with its limit and fees, when the procedure has one and may be submitted so. */
export function onlineMethod({ state, serviceLevel, methods }: ProcedureContent): Method | undefined {
  if (state !== 'IN_FORCE' || serviceLevel === 'NONE') return undefined;
  return methods.find((method) => method.channel === 'ONLINE');
}

export interface OnlineOffer {
  version: ProcedureVersion;
  method: Method;
  /** agencies that resolve it, by tier and name; never empty */
  offerings: Offering[];
}

/** A procedure that can be submitted online today. Two queries. @throws procedure.not_found, procedure.not_online */
export async function getOnlineOffer(ctx: Ctx, procedureCode: string): Promise<OnlineOffer> {
  const version = await getProcedure(ctx, procedureCode);
  const method = onlineMethod(version.content);
  const offerings = method ? await listOfferings(ctx, procedureCode) : [];
  if (!method || offerings.length === 0) throw procedureNotOnline();
  return { version, method, offerings };
}
