import { buildEndSessionUrl } from 'openid-client';
import type { Session } from '../../platform/auth/session.ts';
import type { Ctx } from '../../platform/context.ts';
import { PATHS } from '../../ui/paths.ts';
import { connect } from './connection.ts';
import { getProvider } from './providers.ts';

/** Where a person signs out of the provider as well. */
export interface ProviderSignOut {
  name: string;
  url: string;
}

/**
 * The provider's own sign-out for a session that came from there (OpenID Connect RP-Initiated Logout 1.0); undefined for
 * other sessions, and when the provider has none or is down: signing out here never waits for it.
 */
export async function findProviderSignOut(
  ctx: Ctx,
  session: Session | undefined,
): Promise<ProviderSignOut | undefined> {
  if (!session?.providerKey) return undefined;
  try {
    const provider = await getProvider(ctx, session.providerKey);
    const connection = await connect(ctx, provider);
    if (!connection.serverMetadata().end_session_endpoint) return undefined;
    const row = await ctx.db
      .selectFrom('session')
      .select('idToken')
      .where('tokenHash', '=', session.tokenHash)
      .executeTakeFirst();
    const url = buildEndSessionUrl(connection, {
      post_logout_redirect_uri: `${ctx.config.publicUrl}${PATHS.signIn}?tin=da-dang-xuat`,
      ...(row?.idToken && { id_token_hint: row.idToken }),
    });
    const name = ctx.language === 'en' ? (provider.nameEn ?? provider.name) : provider.name;
    return { name, url: url.href };
  } catch {
    return undefined;
  }
}
