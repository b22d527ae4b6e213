import Type from 'typebox';
import type { Language } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { fileHref } from '../files/files.api.ts';
import { removeItem } from './declareItem.ts';
import { getVaultItem, type VaultItem } from './queries.ts';
import { withdrawShare } from './shareItem.ts';
import { type Look, listLooks, listShares, type Share } from './shares.ts';
import { VaultStateTag } from './vaultList.pages.tsx';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const PATH = `${PATHS.vaultItem('')}:id`;
const DAY = 86_400_000;

/** One paper: what it is, with whom it is shared, who looked at it. */
export function registerVaultItem(app: App): void {
  page(app, {
    path: PATH,
    access: 'APPLICANT',
    params: ById,
    query: Type.Object({ tin: Type.Optional(Type.String({ maxLength: 20 })) }),
    handler: async ({ ctx, params, query, csrfToken }) => {
      const item = await getVaultItem(ctx, params.id);
      const shares = await listShares(ctx, item.id);
      const looks = await listLooks(ctx, item.id);
      return showItem({ item, shares, looks, language: ctx.language, csrf: csrfToken, tin: query.tin });
    },
  });

  page(app, {
    path: `${PATH}/xoa`,
    access: 'APPLICANT',
    params: ById,
    handler: async ({ ctx, params, csrfToken }) => {
      const item = await getVaultItem(ctx, params.id);
      const text = words(ctx.language).vault;
      return {
        title: text.removeTitle,
        layout: 'narrow',
        personal: true,
        crumbs: crumbsOf(ctx.language, item),
        body: (
          <div className="stack">
            <PageHeading above={item.name} title={text.removeTitle} />
            <p>{text.removeText}</p>
            <Form action={`${PATHS.vaultItem(item.id)}/xoa`} csrf={csrfToken}>
              <ButtonRow>
                <Button kind="danger">{text.remove}</Button>
                <a href={PATHS.vaultItem(item.id)}>{words(ctx.language).common.actions.cancel}</a>
              </ButtonRow>
            </Form>
          </div>
        ),
      };
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATH}/xoa`,
    access: 'APPLICANT',
    params: ById,
    handler: async ({ ctx, params }) => {
      await removeItem(ctx, params.id);
      return { redirect: `${PATHS.vault}?tin=da-xoa` };
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATHS.vault}/chia-se/:id/rut`,
    access: 'APPLICANT',
    params: ById,
    handler: async ({ ctx, params }) => {
      const { itemId } = await withdrawShare(ctx, params.id);
      return { redirect: `${PATHS.vaultItem(itemId)}?tin=da-rut` };
    },
  });
}

export function crumbsOf(language: Language, item?: Pick<VaultItem, 'id' | 'name'>) {
  const home = { href: PATHS.vault, label: words(language).vault.title };
  return item ? [home, { href: PATHS.vaultItem(item.id), label: item.name }] : [home];
}

interface Shown {
  item: VaultItem;
  shares: Share[];
  looks: Look[];
  language: Language;
  csrf: string;
  tin?: string;
}

function showItem({ item, shares, looks, language, csrf, tin }: Shown): PageResult {
  const text = words(language).vault;
  const news = {
    'da-sua': text.news.changed,
    'da-them': text.news.added,
    'da-chia-se': text.news.shared,
    'da-rut': text.news.withdrawn,
  }[tin ?? ''];
  const open = shares.some((share) => share.state === 'OPEN');
  const own = item.source === 'DECLARED';
  const gone = item.state === 'REVOKED' || item.state === 'REPLACED';
  return {
    title: item.name,
    layout: 'narrow',
    personal: true,
    crumbs: crumbsOf(language),
    body: (
      <div className="stack">
        {news && (
          <Alert tone="success" language={language} live>
            <p>{news}</p>
          </Alert>
        )}
        <PageHeading above={item.number ?? undefined} title={item.name} />
        {item.state !== 'VALID' && (
          <Alert tone="warning" language={language} title={text.state[item.state]}>
            <p>{item.standingReason ? text.revokedText(item.standingReason) : text.endedText}</p>
            {item.replacedBy && (
              <p>
                <a href={PATHS.vaultItem(item.replacedBy)}>{text.replacedBy}</a>
              </p>
            )}
          </Alert>
        )}
        <Facts item={item} language={language} />
        <ButtonRow>
          <ButtonLink href={fileHref(item.file.id, true)} icon="paper">
            {text.openFile}
          </ButtonLink>
          {own && (
            <ButtonLink href={`${PATHS.vaultItem(item.id)}/sua`} kind="secondary" icon="pencil">
              {text.edit}
            </ButtonLink>
          )}
          {own && (
            <ButtonLink href={`${PATHS.vaultItem(item.id)}/xoa`} kind="quiet" icon="trash">
              {text.remove}
            </ButtonLink>
          )}
        </ButtonRow>
        <Panel title={text.share.title} icon="people">
          {shares.length === 0 && <p>{text.share.none}</p>}
          {open && <p>{text.share.codeHint}</p>}
          {shares.length > 0 && <Shares shares={shares} language={language} csrf={csrf} />}
          {!gone && (
            <ButtonLink href={`${PATHS.vaultItem(item.id)}/chia-se`} kind="secondary">
              {text.share.give}
            </ButtonLink>
          )}
        </Panel>
        <Panel title={text.look.title} icon="lock">
          <Table
            caption={text.look.title}
            hideCaption
            rows={looks}
            rowKey={(look) => look.id}
            empty={<p>{text.look.none}</p>}
            columns={[
              { key: 'at', label: text.look.at, cell: (look) => formatDateTime(look.at) },
              {
                key: 'who',
                label: text.look.who,
                cell: (look) => [look.readerName, look.agencyName].filter(Boolean).join(', '),
              },
              { key: 'action', label: text.look.action, cell: (look) => text.look[look.action] },
            ]}
          />
        </Panel>
      </div>
    ),
  };
}

/** What is known of a paper; also where it is shared. */
export function Facts({ item, language }: { item: VaultItem; language: Language }) {
  const { column, ...text } = words(language).vault;
  const day = (date: string | null) => date && formatDate(date);
  return (
    <KeyValues
      rows={[
        { key: column.state, value: <VaultStateTag item={item} language={language} /> },
        { key: column.number, value: item.number },
        { key: column.issuer, value: item.issuer },
        { key: column.issuedOn, value: day(item.issuedOn) },
        { key: column.validFrom, value: day(item.validFrom) },
        { key: column.validTo, value: day(item.validTo) ?? text.noEnd },
        { key: column.source, value: <Tag>{text.source[item.source]}</Tag> },
        { key: column.trust, value: `${text.trust[item.trust]}. ${text.trustHint[item.trust]}` },
        { key: column.signature, value: text.signature[item.signature] },
        { key: column.addedAt, value: formatDateTime(item.createdAt) },
        {
          key: column.dossier,
          value: item.dossierId && <a href={PATHS.myDossier(item.dossierId)}>{text.openDossier}</a>,
        },
        { key: column.fingerprint, value: item.file.sha256 },
      ]}
    />
  );
}

function Shares({ shares, language, csrf }: { shares: Share[]; language: Language; csrf: string }) {
  const text = words(language).vault.share;
  const nameOf = (share: Share) => share.recipientName ?? share.recipient;
  return (
    <Table
      caption={text.title}
      hideCaption
      rows={shares}
      rowKey={(share) => share.id}
      columns={[
        { key: 'to', label: text.givenTo, cell: nameOf },
        { key: 'purpose', label: text.purpose, cell: (share) => share.purpose },
        { key: 'ends', label: text.endsOn, cell: ({ endsAt }) => formatDate(new Date(endsAt.getTime() - DAY)) },
        { key: 'state', label: text.stateLabel, cell: (share) => text.state[share.state] },
        { key: 'code', label: text.code, cell: (share) => (share.state === 'OPEN' ? <code>{share.code}</code> : '–') },
        {
          key: 'withdraw',
          label: text.withdraw,
          cell: (share) =>
            share.state === 'OPEN' ? (
              <Form action={`${PATHS.vault}/chia-se/${share.id}/rut`} csrf={csrf}>
                <Button kind="quiet" icon="undo" aria-label={text.withdrawOf(nameOf(share))}>
                  {text.withdraw}
                </Button>
              </Form>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}
