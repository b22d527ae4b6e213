import type { Ctx } from '../../platform/context.ts';
import { getProvince } from '../organisation/portalShell.ts';
import type { Party } from './postGateway.ts';
import { ownProvinceCode } from './syncOrders.ts';

export type OneStopAddress = Party;

/** Where the post finds the one-stop. Two queries. */
export async function readOneStop({ db }: Ctx, agencyCode: string): Promise<OneStopAddress> {
  const agency = await db
    .selectFrom('agency')
    .select(['name', 'address', 'phone', 'hotline', 'email'])
    .where('code', '=', agencyCode)
    .executeTakeFirstOrThrow();
  return {
    name: agency.name,
    phone: agency.phone ?? agency.hotline ?? '',
    ...(agency.email && { email: agency.email }),
    address: agency.address ?? agency.name,
    province: ownProvinceCode(await getProvince(db)),
  };
}
