import Type from 'typebox';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { PATHS } from '../../ui/paths.ts';
import { StatusTag } from '../../ui/Tag.tsx';
import { dossierNotFound } from '../dossiers/errors.ts';
import { type LookupAnswer, lookUp } from '../lookup/lookUp.ts';
import { createLookupLimit } from '../lookup/lookupLimit.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { embedScript } from './embedScript.ts';

/** Looks an agency may choose for its site. */
const LOOKS = ['do', 'xanh', 'luc', 'xam'] as const;

/** The look-up as a small page for agencies' own sites, in a frame that only they may show (TG 7.1c). */
export function registerEmbed(app: App): void {
  const limit = createLookupLimit();

  page(app, {
    path: PATHS.embed,
    access: 'PUBLIC',
    query: Type.Object({
      ma: Type.Optional(Type.String({ maxLength: 200 })),
      mau: Type.Optional(Type.String({ maxLength: 10 })),
      cq: Type.Optional(Type.String({ maxLength: 35 })),
    }),
    handler: async ({ ctx, query, raw, reply }) => {
      reply.removeHeader('x-frame-options');
      reply.header('content-security-policy', framePolicy(ctx));
      const look = LOOKS.find((known) => known === query.mau) ?? 'do';
      const typed = query.ma?.trim() ?? '';
      const found = typed === '' ? undefined : await find(typed, () => lookUp(ctx, limit, { typed, visitor: raw.ip }));
      const { lookup } = words(ctx.language);
      const province = await getProvince(ctx.db);
      return {
        title: lookup.title,
        layout: 'embedded',
        personal: true,
        lookOf: query.cq,
        body: (
          <div className={`stack embed-${look}`}>
            <h1>{lookup.title}</h1>
            <p className="small">{inLanguage(province.portalName, ctx.language)}</p>
            <EmbedForm
              language={ctx.language}
              typed={typed}
              look={look}
              agency={query.cq}
              error={found === 'NONE' ? lookup.notFound : undefined}
            />
            {found && found !== 'NONE' && <Found answer={found} language={ctx.language} />}
          </div>
        ),
      };
    },
  });

  page(app, {
    path: `${PATHS.embed}.js`,
    access: 'PUBLIC',
    handler: async ({ ctx, reply }) => {
      // other sites load it
      reply.header('cross-origin-resource-policy', 'cross-origin');
      const download = Buffer.from(embedScript(`${ctx.config.publicUrl}${PATHS.embed}`));
      return { download, mediaType: 'text/javascript; charset=utf-8', fileName: 'tra-cuu.js', inline: true };
    },
  });
}

/** As for every page, and shown in frames of the configured sites only. */
function framePolicy({ config }: Pick<Ctx, 'config'>): string {
  const hosts = config.embedHosts === 'off' ? "'none'" : `'self' ${config.embedHosts}`;
  return `default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ${hosts}`;
}

async function find(typed: string, look: () => Promise<LookupAnswer>): Promise<LookupAnswer | 'NONE'> {
  if (!parseDossierCode(typed)) return 'NONE';
  try {
    return await look();
  } catch (error) {
    if (error instanceof ProblemError && error.kind === dossierNotFound.kind) return 'NONE';
    throw error;
  }
}

interface EmbedFormProps {
  language: Language;
  typed: string;
  look: string;
  agency: string | undefined;
  error: string | undefined;
}

function EmbedForm({ language, typed, look, agency, error }: EmbedFormProps) {
  const { lookup } = words(language);
  return (
    <search>
      <Form method="get" action={PATHS.embed}>
        <input type="hidden" name="mau" value={look} />
        {agency && <input type="hidden" name="cq" value={agency} />}
        {/* In a frame of another site there may be no cookie that keeps it. */}
        <input type="hidden" name="lang" value={language} />
        <TextInput
          language={language}
          name="ma"
          label={lookup.label}
          error={error}
          defaultValue={typed}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="search"
        />
        <Button icon="search">{lookup.submit}</Button>
      </Form>
    </search>
  );
}

function Found({ answer, language }: { answer: LookupAnswer; language: Language }) {
  const { embed } = words(language);
  return (
    <div role="status" className="stack">
      <h2>{answer.code}</h2>
      <p>
        <StatusTag status={answer.status} language={language} />
      </p>
      <Meter percent={answer.progressPercent} label={embed.progress} text={`${answer.progressPercent}%`} />
      <p>
        <a href={PATHS.lookupCode(answer.code)} target="_blank" rel="noreferrer">
          {embed.more}
        </a>
      </p>
    </div>
  );
}
