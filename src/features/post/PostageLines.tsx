import type { Delivery } from '../../domain/dossier/events.ts';
import type { Language } from '../../domain/language.ts';
import type { PostalAddress, PostKind } from '../../domain/post/order.ts';
import { formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { askPostage } from './askPostage.ts';

/** An envelope: what a parcel weighs is known when it is packed. */
const ENVELOPE = [{ name: '', count: 1 }];

/** What the post would ask for one way; `vnd` undefined: it does not say now. */
export interface Postage {
  kind: PostKind;
  vnd: number | undefined;
}

/** Postage of what is to be fetched and brought, by address; nothing where the post has no part. */
export async function assessPostage(ctx: Ctx, { method, postal, pickUp }: Delivery): Promise<Postage[]> {
  const parcels: [PostKind, PostalAddress][] = [];
  if (pickUp) parcels.push(['PICK_UP', pickUp]);
  if (method === 'POST' && postal) parcels.push(['DELIVERY', postal]);
  return Promise.all(
    parcels.map(async ([kind, { province }]) => ({ kind, vnd: await askPostage(ctx, kind, province, ENVELOPE) })),
  );
}

/** Postage beside what it is for. */
export function PostageLines({ postage, language }: { postage: readonly Postage[]; language: Language }) {
  const { post } = words(language);
  if (postage.length === 0) return null;
  return (
    <>
      <ul className="list">
        {postage.map(({ kind, vnd }) => (
          <li key={kind}>
            {post.kind[kind]} – {post.order.price.toLowerCase()}: {vnd === undefined ? '–' : formatVnd(vnd)}
          </li>
        ))}
      </ul>
      {postage.some(({ vnd }) => vnd === undefined) && <p>{post.order.priceUnknown}</p>}
      <p className="muted">{post.order.priceApart}</p>
    </>
  );
}
