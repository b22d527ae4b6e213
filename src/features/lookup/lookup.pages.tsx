import Type from 'typebox';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import { lookupLink, parseLookupLink } from '../../domain/dossier/lookupLink.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { qrSvg } from '../../platform/qr.ts';
import { PATHS } from '../../ui/paths.ts';
import { dossierNotFound } from '../dossiers/errors.ts';
import { LookupForm, LookupNotFound, LookupResult } from './LookupView.tsx';
import { type LookupAnswer, lookUp } from './lookUp.ts';
import { registerLookupApi } from './lookup.api.ts';
import { createLookupLimit } from './lookupLimit.ts';

const MOST_TYPED = 400;

/** Public look-up by code and by the QR code of a receipt: pages and API, under one limit. */
export function registerLookup(app: App): void {
  const limit = createLookupLimit();
  registerLookupApi(app, limit);

  page(app, {
    path: PATHS.lookup,
    access: 'PUBLIC',
    query: Type.Object({ ma: Type.Optional(Type.String({ maxLength: MOST_TYPED })) }),
    handler: async ({ ctx, query }) => {
      const typed = query.ma?.trim() ?? '';
      const address = typed && addressOf(typed);
      if (address) return { redirect: address };
      return askForCode(ctx, typed);
    },
  });

  page(app, {
    path: `${PATHS.lookup}/:code`,
    access: 'PUBLIC',
    params: Type.Object({ code: Type.String() }),
    query: Type.Object({ k: Type.Optional(Type.String({ maxLength: 100 })) }),
    handler: async ({ ctx, params, query, raw }) => {
      try {
        const answer = await lookUp(ctx, limit, { typed: params.code, key: query.k, visitor: raw.ip });
        return await showAnswer(ctx, answer, query.k);
      } catch (error) {
        if (!(error instanceof ProblemError && error.kind === dossierNotFound.kind)) throw error;
        return showNotFound(ctx, params.code);
      }
    },
  });
}

/** Where the thing typed or pasted leads: a code to its progress, a scanned link to its receipt. */
function addressOf(typed: string): string | undefined {
  const link = parseLookupLink(typed);
  if (link) return `${PATHS.lookupCode(link.code)}?k=${encodeURIComponent(link.key)}`;
  const code = parseDossierCode(typed);
  return code && PATHS.lookupCode(code);
}

function askForCode(ctx: Ctx, typed: string): PageResult {
  const { lookup } = words(ctx.language);
  return {
    title: lookup.title,
    description: lookup.lead,
    layout: 'narrow',
    crumbs: [],
    status: typed ? 422 : 200,
    hasErrors: typed !== '',
    body: <LookupForm language={ctx.language} value={typed} error={typed ? lookup.invalid : undefined} />,
  };
}

function showNotFound(ctx: Ctx, typed: string): PageResult {
  const { lookup } = words(ctx.language);
  return {
    title: lookup.notFound,
    layout: 'narrow',
    crumbs: [{ href: PATHS.lookup, label: lookup.title }],
    status: 404,
    body: <LookupNotFound language={ctx.language} typed={typed} />,
  };
}

async function showAnswer(ctx: Ctx, answer: LookupAnswer, key: string | undefined): Promise<PageResult> {
  const { lookup } = words(ctx.language);
  const genuine = answer.receipt === 'GENUINE' && key !== undefined;
  const qr = genuine ? await qrSvg(lookupLink(ctx.config.publicUrl, answer.code, key)) : undefined;
  return {
    title: lookup.resultTitle(answer.code),
    layout: 'narrow',
    crumbs: [{ href: PATHS.lookup, label: lookup.title }],
    personal: true,
    body: <LookupResult language={ctx.language} answer={answer} qr={qr} />,
  };
}
