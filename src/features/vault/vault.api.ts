import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { sharedFilePath } from './share.pages.tsx';
import { getSharedPaper, listSharedPapers, type SharedPaper } from './shares.ts';

const Text = Type.String();
const Day = nullable(Type.String({ description: 'YYYY-MM-DD' }));

/** A paper that its owner lets the caller see. */
const SharedPaperView = Type.Object({
  shareId: Text,
  code: Text,
  ownerName: Text,
  purpose: Text,
  endsAt: Text,
  name: Text,
  number: nullable(Text),
  issuer: nullable(Text),
  issuedOn: Day,
  validTo: Day,
  source: Text,
  trust: Text,
  state: Text,
  signature: Text,
  sha256: Text,
  href: Type.String({ description: 'address of the file; opening it is recorded' }),
});
export type SharedPaperView = Static<typeof SharedPaperView>;

/** Shared papers for the office and for other systems. */
export function registerVaultApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/shared-papers',
    access: 'SIGNED_IN',
    summary: 'Papers shared with the caller now; for officers those shared with their agencies',
    tags: ['vault'],
    response: Type.Object({ items: Type.Array(SharedPaperView) }),
    handler: async ({ ctx }) => ({ items: (await listSharedPapers(ctx)).map(present) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/shared-papers/:code',
    access: 'SIGNED_IN',
    summary: 'The paper behind a sharing code; only for whom the consent names, and the look is recorded',
    tags: ['vault'],
    rateLimit: { key: 'account', hits: 60, seconds: 600 },
    params: Type.Object({ code: Type.String({ minLength: 8, maxLength: 20 }) }),
    response: SharedPaperView,
    handler: async ({ ctx, params }) => present(await getSharedPaper(ctx, params.code)),
  });
}

function present({ shareId, code, ownerName, purpose, endsAt, item }: SharedPaper): SharedPaperView {
  const { name, number, issuer, issuedOn, validTo, source, trust, state, signature, file } = item;
  return {
    shareId,
    code,
    ownerName,
    purpose,
    endsAt: endsAt.toISOString(),
    ...{ name, number, issuer, issuedOn, validTo, source, trust, state, signature },
    sha256: file.sha256,
    href: sharedFilePath(shareId),
  };
}
