import Type from 'typebox';
import { formatDate } from '../../domain/text/format.ts';
import { RECIPIENT_KINDS } from '../../domain/vault/share.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { invalidInput, ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup, Select } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { isShownInline } from '../files/fileTypes.ts';
import { openFile } from '../files/openFile.ts';
import { getVaultItem } from './queries.ts';
import { shareItem } from './shareItem.ts';
import { listSharedPapers, openSharedPaper } from './shares.ts';
import { crumbsOf, Facts } from './vaultItem.pages.tsx';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const DAY = 86_400_000;

/** Address of the file of a shared paper. */
export const sharedFilePath = (shareId: string) => `${PATHS.sharedPapers}/${shareId}/tep`;

/** Giving a consent, and what others let me see. */
export function registerSharePages(app: App): void {
  page(app, {
    path: `${PATHS.vaultItem('')}:id/chia-se`,
    access: 'APPLICANT',
    params: ById,
    handler: async ({ ctx, params, csrfToken }) => showShareForm(ctx, params.id, csrfToken, {}),
  });

  page(app, {
    method: 'POST',
    path: `${PATHS.vaultItem('')}:id/chia-se`,
    access: 'APPLICANT',
    params: ById,
    body: Type.Record(Type.String(), Type.String({ maxLength: 600 })),
    rateLimit: { key: 'account', hits: 60, seconds: 3600 },
    handler: async ({ ctx, params, body, csrfToken }) => {
      const { recipientKind = '', recipient = '', agency = '', purpose = '', until = '', consent } = body;
      const text = words(ctx.language).vault.share.problem;
      try {
        if (consent !== 'yes')
          throw invalidInput({ fields: [{ field: 'consent', code: 'required', message: text.consent }] });
        const to = recipientKind === 'AGENCY' ? agency : recipient;
        await shareItem(ctx, params.id, { recipientKind, recipient: to, purpose, until });
        return { redirect: `${PATHS.vaultItem(params.id)}?tin=da-chia-se` };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.kind !== invalidInput.kind) throw error;
        const problems = error.fields.map(({ field, message = '' }) => ({ field, message }));
        return showShareForm(ctx, params.id, csrfToken, body, problems);
      }
    },
  });

  page(app, {
    path: PATHS.sharedPapers,
    access: 'APPLICANT',
    handler: async ({ ctx }) => showShared(ctx),
  });

  page(app, {
    path: `${PATHS.sharedPapers}/:id/tep`,
    access: 'SIGNED_IN',
    params: ById,
    handler: async ({ ctx, params, reply }) => {
      const { item } = await openSharedPaper(ctx, params.id);
      const { stream, mediaType, name, sizeBytes } = await openFile(
        { ...ctx, actor: { kind: 'SYSTEM', name: 'vault' } },
        item.file.id,
      );
      reply.header('content-length', sizeBytes);
      reply.header(
        'content-security-policy',
        "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'",
      );
      return { download: stream, mediaType, fileName: name, inline: isShownInline(mediaType) };
    },
  });
}

async function showShareForm(
  ctx: Ctx,
  itemId: string,
  csrf: string,
  typed: Record<string, string>,
  problems: FieldProblem[] = [],
): Promise<PageResult> {
  const { language } = ctx;
  const item = await getVaultItem(ctx, itemId);
  const text = words(language).vault.share;
  const agencies = await ctx.db.selectFrom('agency').select(['code', 'name']).orderBy('name').execute();
  const error = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return {
    title: text.giveTitle(item.name),
    layout: 'narrow',
    personal: true,
    status: problems.length > 0 ? 422 : 200,
    hasErrors: problems.length > 0,
    crumbs: crumbsOf(language, item),
    body: (
      <div className="stack">
        <ErrorSummary language={language} problems={problems} />
        <PageHeading title={text.giveTitle(item.name)} lead={text.lead} />
        <Form action={`${PATHS.vaultItem(itemId)}/chia-se`} csrf={csrf}>
          <RadioGroup
            language={language}
            name="recipientKind"
            label={text.to}
            error={error('recipientKind')}
            value={typed.recipientKind}
            options={RECIPIENT_KINDS.map((value) => ({ value, label: text.kind[value] }))}
          />
          <div className="when-to-person">
            <TextInput
              language={language}
              name="recipient"
              label={text.recipient}
              hint={text.recipientHint}
              error={error('recipient')}
              defaultValue={typed.recipient}
              width="medium"
              spellCheck={false}
            />
          </div>
          <div className="when-to-agency">
            <Select
              language={language}
              name="agency"
              label={text.agency}
              error={error('agency')}
              defaultValue={typed.agency ?? ''}
              options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </div>
          <TextInput
            language={language}
            name="purpose"
            label={text.purpose}
            hint={text.purposeHint}
            error={error('purpose')}
            defaultValue={typed.purpose}
            maxLength={500}
          />
          <DateInput
            language={language}
            name="until"
            label={text.until}
            error={error('until')}
            defaultValue={typed.until}
          />
          <Checkbox language={language} name="consent" error={error('consent')}>
            {text.consent}
          </Checkbox>
          <Button large>{text.give}</Button>
        </Form>
      </div>
    ),
  };
}

async function showShared(ctx: Ctx): Promise<PageResult> {
  const { language } = ctx;
  const text = words(language).vault.shared;
  const papers = await listSharedPapers(ctx);
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    crumbs: crumbsOf(language),
    body: (
      <div className="stack">
        <PageHeading title={text.title} lead={text.lead} />
        {papers.length === 0 && <EmptyState title={text.empty} icon="people" />}
        {papers.map(({ shareId, item, ownerName, purpose, endsAt }) => (
          <Panel key={shareId} title={item.name}>
            <KeyValues
              rows={[
                { key: text.by, value: ownerName },
                { key: text.purpose, value: purpose },
                { key: text.until, value: formatDate(new Date(endsAt.getTime() - DAY)) },
              ]}
            />
            <Facts item={{ ...item, dossierId: null }} language={language} />
            <ButtonLink href={sharedFilePath(shareId)} kind="secondary">
              {text.openOf(item.name)}
            </ButtonLink>
          </Panel>
        ))}
      </div>
    ),
  };
}
