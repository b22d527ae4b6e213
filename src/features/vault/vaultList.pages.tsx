import Type from 'typebox';
import type { Language } from '../../domain/language.ts';
import { formatDate } from '../../domain/text/format.ts';
import { VAULT_SOURCES, type VaultState } from '../../domain/vault/vaultItem.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { ResultList } from '../../ui/Cards.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { PERSONAL_DATA_PATH } from '../personalData/paths.ts';
import { exportVault } from './exportVault.ts';
import { listVault, type VaultItem } from './queries.ts';

const Query = Type.Object({
  tu: Type.Optional(Type.String({ maxLength: 100 })),
  nguon: Type.Optional(Type.String({ maxLength: 20 })),
  hieuluc: Type.Optional(Type.String({ maxLength: 20 })),
  sau: Type.Optional(Type.String({ maxLength: 100 })),
  tin: Type.Optional(Type.String({ maxLength: 20 })),
});

const STANDINGS = ['USABLE', 'ENDED'] as const;

/** The vault: a list with search and filters, and everything in it as a ZIP. */
export function registerVaultList(app: App): void {
  page(app, {
    path: PATHS.vault,
    access: 'APPLICANT',
    query: Query,
    handler: async ({ ctx, query }) => {
      const { language } = ctx;
      const text = words(language).vault;
      const source = VAULT_SOURCES.find((one) => one === query.nguon);
      const standing = STANDINGS.find((one) => one === query.hieuluc);
      const { items, next } = await listVault(ctx, { words: query.tu, source, standing, after: query.sau });
      const filtered = Boolean(query.tu || source || standing);
      const news = { 'da-them': text.news.added, 'da-xoa': text.news.removed }[query.tin ?? ''];
      const href = (after?: string) => {
        const given = { tu: query.tu, nguon: source, hieuluc: standing, sau: after };
        const kept = Object.entries(given).flatMap(([name, value]): [string, string][] =>
          value ? [[name, value]] : [],
        );
        return kept.length > 0 ? `${PATHS.vault}?${new URLSearchParams(kept)}` : PATHS.vault;
      };
      return {
        title: text.title,
        personal: true,
        crumbs: [],
        body: (
          <div className="stack">
            {news && (
              <Alert tone="success" language={language} live>
                <p>{news}</p>
              </Alert>
            )}
            <PageHeading title={text.title} lead={text.lead} />
            <ButtonRow>
              <ButtonLink href={`${PATHS.vault}/them`} icon="plus">
                {text.add}
              </ButtonLink>
              <ButtonLink href={PATHS.sharedPapers} kind="secondary" icon="people">
                {text.sharedWithMe}
              </ButtonLink>
              {items.length > 0 && (
                <ButtonLink href={`${PATHS.vault}/tai-ve`} kind="secondary" icon="download" download>
                  {text.exportAll}
                </ButtonLink>
              )}
            </ButtonRow>
            {(items.length > 0 || filtered) && (
              <Details summary={text.searchTitle} open={filtered}>
                <Filters query={{ tu: query.tu, source, standing }} language={language} />
              </Details>
            )}
            {items.length > 0 && <ResultList items={items.map((item) => shown(item, language))} />}
            {items.length === 0 && (
              <EmptyState title={filtered ? text.nothingFound : text.empty} icon="paper">
                {filtered ? <a href={PATHS.vault}>{text.clear}</a> : <p>{text.emptyText}</p>}
              </EmptyState>
            )}
            <p>
              <a href={`${PERSONAL_DATA_PATH}#dong-y`}>{text.reminders}</a>
            </p>
            <Pagination language={language} previous={query.sau ? href() : undefined} next={next && href(next)} />
          </div>
        ),
      };
    },
  });

  page(app, {
    path: `${PATHS.vault}/tai-ve`,
    access: 'APPLICANT',
    rateLimit: { key: 'account', hits: 20, seconds: 3600 },
    handler: async ({ ctx }) => ({
      download: await exportVault(ctx),
      mediaType: 'application/zip',
      fileName: 'kho-giay-to.zip',
    }),
  });
}

function Filters({
  query,
  language,
}: {
  query: { tu?: string; source?: string; standing?: string };
  language: Language;
}) {
  const text = words(language).vault;
  return (
    <Form action={PATHS.vault} method="get">
      <TextInput
        language={language}
        name="tu"
        type="search"
        label={text.search}
        defaultValue={query.tu}
        required={false}
        width="medium"
      />
      <Select
        language={language}
        name="nguon"
        label={text.filterSource}
        required={false}
        empty={text.anySource}
        defaultValue={query.source ?? ''}
        options={VAULT_SOURCES.map((value) => ({ value, label: text.source[value] }))}
      />
      <Select
        language={language}
        name="hieuluc"
        label={text.filterStanding}
        required={false}
        empty={text.anyStanding}
        defaultValue={query.standing ?? ''}
        options={STANDINGS.map((value) => ({ value, label: text.standing[value] }))}
      />
      <ButtonRow>
        <Button kind="secondary" icon="search">
          {text.find}
        </Button>
      </ButtonRow>
    </Form>
  );
}

const LOOK: Record<VaultState, Tone> = {
  VALID: 'success',
  NOT_YET: 'info',
  EXPIRED: 'warning',
  REVOKED: 'danger',
  REPLACED: 'neutral',
};

export function VaultStateTag({
  item: { state, endsSoon },
  language,
}: {
  item: Pick<VaultItem, 'state' | 'endsSoon'>;
  language: Language;
}) {
  const text = words(language).vault;
  if (endsSoon)
    return (
      <Tag tone="warning" icon="clock">
        {text.endsSoon}
      </Tag>
    );
  return (
    <Tag tone={LOOK[state]} icon={state === 'VALID' ? 'check' : state === 'NOT_YET' ? 'clock' : 'stop'}>
      {text.state[state]}
    </Tag>
  );
}

function shown(item: VaultItem, language: Language) {
  const text = words(language).vault;
  const facts = [
    item.issuer,
    item.issuedOn && `${text.column.issuedOn}: ${formatDate(item.issuedOn)}`,
    item.validTo && `${text.column.validTo}: ${formatDate(item.validTo)}`,
  ];
  return {
    href: PATHS.vaultItem(item.id),
    title: item.name,
    above: item.number ?? undefined,
    text: facts.filter(Boolean).join(' · '),
    tags: (
      <>
        <VaultStateTag item={item} language={language} /> <Tag>{text.source[item.source]}</Tag>{' '}
        <Tag>{text.trust[item.trust]}</Tag>
      </>
    ),
  };
}
