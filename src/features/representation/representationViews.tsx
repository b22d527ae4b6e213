import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import { ORGANISATION_ROLES } from '../../domain/policy/organisationRoles.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { signInRequired } from '../../platform/errors.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { messageOf } from '../accounts/explainFailure.ts';
import { contactText, FormPage, type FormView, Typed } from '../accounts/pieces.tsx';
import { fileHref } from '../files/files.api.ts';
import { type Holder, listHolders } from './actFor.ts';
import { listAuthorisations } from './authorise.ts';
import { confirmEnd } from './confirmEnd.tsx';
import { authorisationNotFound } from './errors.ts';
import { nameProcedures } from './nameProcedures.ts';
import { REPRESENTATION_PATHS } from './paths.ts';

type Authorisation = Awaited<ReturnType<typeof listAuthorisations>>[number];

/** For whom the person may act and does, and the authorisations they gave and hold. `acting`: with whom the session acts. */
export async function showOverview(ctx: Ctx, acting: Actor | undefined, view: FormView): Promise<PageResult> {
  if (ctx.actor.kind !== 'APPLICANT') throw signInRequired();
  const { representation } = words(ctx.language);
  const text = representation.overview;
  const holders = await listHolders(ctx, ctx.actor.accountId);
  const authorisations = await listAuthorisations(ctx);
  const named = await nameProcedures(
    ctx,
    authorisations.flatMap(({ procedureCodes }) => procedureCodes),
  );
  const chosen = acting?.kind === 'APPLICANT' ? acting.accountId : undefined;
  const news = new Map([
    ['da-lap', representation.newOrganisation.confirmed],
    ['cho-xac-nhan', representation.newOrganisation.waiting],
    ['da-gui', representation.authorise.sent],
    ['da-cham-dut', text.ended],
    ['da-nhan', representation.invitation.taken],
  ]).get(view.news ?? '');
  return {
    title: text.title,
    personal: true,
    crumbs: [],
    body: (
      <FormPage view={{ ...view, news }} title={text.title} lead={text.lead}>
        {view.news === 'het-quyen' && (
          <Alert tone="warning" language={view.language}>
            <p>{text.actingEnded}</p>
          </Alert>
        )}
        <Panel
          title={text.organisations}
          actions={
            <ButtonLink href={REPRESENTATION_PATHS.newOrganisation} kind="secondary">
              {text.create}
            </ButtonLink>
          }
        >
          <ul className="stack list-plain">
            <li>
              <strong>{text.myself}</strong>{' '}
              {chosen === ctx.actor.accountId ? (
                <Tag tone="success">{text.current}</Tag>
              ) : (
                <Choose view={view} id="" label={text.chooseSelf} />
              )}
            </li>
            {holders.map((holder) => (
              <li key={holder.id}>
                <HolderLine holder={holder} view={view} chosen={holder.id === chosen} />
              </li>
            ))}
          </ul>
          {holders.length === 0 && <p>{text.none}</p>}
        </Panel>
        <Panel
          title={text.given}
          actions={
            <ButtonLink href={REPRESENTATION_PATHS.newAuthorisation} kind="secondary">
              {text.giveNew}
            </ButtonLink>
          }
        >
          <Authorisations ctx={ctx} view={view} rows={authorisations} named={named} />
        </Panel>
      </FormPage>
    ),
  };
}

function HolderLine({ holder, view, chosen }: { holder: Holder; view: FormView; chosen: boolean }) {
  const { overview: text, capacity } = words(view.language).representation;
  return (
    <>
      <strong>{holder.name}</strong> {holder.taxCode} – {capacity[holder.capacity]}{' '}
      {holder.waiting && <Tag tone="warning">{text.waiting}</Tag>}
      {chosen && <Tag tone="success">{text.current}</Tag>}
      {chosen && holder.capacity !== 'AUTHORISED' && <a href={REPRESENTATION_PATHS.organisation}>{text.manage}</a>}
      {!chosen && !holder.waiting && <Choose view={view} id={holder.id} label={text.choose(holder.name)} />}
    </>
  );
}

function Choose({ view, id, label }: { view: FormView; id: string; label: string }) {
  return (
    <Form action={REPRESENTATION_PATHS.choose} csrf={view.csrf}>
      <input type="hidden" name="cho" value={id} />
      <Button kind="secondary">{label}</Button>
    </Form>
  );
}

interface AuthorisationsProps {
  ctx: Ctx;
  view: FormView;
  rows: Authorisation[];
  /** procedures by code */
  named: ReadonlyMap<string, string>;
}

function Authorisations({ ctx, view, rows, named }: AuthorisationsProps) {
  const text = words(view.language).representation.overview;
  const own = ctx.actor.kind === 'APPLICANT' ? ctx.actor.accountId : undefined;
  const today = vietnamDate(ctx.clock.now().getTime());
  const stateOf = (row: Authorisation): keyof typeof text.states => {
    if (row.endedAt) return 'ENDED';
    if (row.validTo < today) return 'OVER';
    return row.acceptedAt ? 'VALID' : 'WAITING';
  };
  const columns: Column<Authorisation>[] = [
    { key: 'principal', label: text.principal, cell: (row) => row.principalName, heading: true },
    { key: 'agent', label: text.who, cell: (row) => row.agentName ?? row.contact },
    { key: 'scope', label: text.scope, cell: (row) => scopeOf(row.procedureCodes, named) || text.allProcedures },
    { key: 'until', label: text.until, cell: (row) => formatDate(row.validTo) },
    {
      key: 'document',
      label: text.document,
      cell: (row) =>
        row.documentId && row.principalId === own ? <a href={fileHref(row.documentId)}>{row.documentName}</a> : null,
    },
    { key: 'state', label: text.state, cell: (row) => text.states[stateOf(row)] },
    {
      key: 'end',
      label: words(view.language).common.table.actions,
      cell: (row) =>
        ['VALID', 'WAITING'].includes(stateOf(row)) ? (
          <ButtonLink kind="quiet" href={`${REPRESENTATION_PATHS.endAuthorisation}?id=${row.id}`}>
            {text.end}
          </ButtonLink>
        ) : null,
    },
  ];
  if (rows.length === 0) return <EmptyState title={text.noAuthorisations} />;
  return <Table caption={text.given} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** Asks once more before an authorisation that the person gave or holds is ended. */
export async function askEnd(ctx: Ctx, id: string, view: FormView): Promise<PageResult> {
  const authorisation = (await listAuthorisations(ctx)).find((one) => one.id === id);
  if (!authorisation) throw authorisationNotFound();
  const { agentName, contact, principalName, endedAt } = authorisation;
  if (endedAt) return { redirect: REPRESENTATION_PATHS.overview };
  const text = words(ctx.language).representation.overview;
  return confirmEnd(view, {
    title: text.endTitle,
    text: text.endText(agentName ?? contactText(contact ?? ''), principalName),
    action: REPRESENTATION_PATHS.endAuthorisation,
    fields: { id },
    submit: text.end,
    back: { href: REPRESENTATION_PATHS.overview, label: text.title },
  });
}

/** The procedures an authorisation is for; '' when it is for all. */
function scopeOf(codes: readonly string[], named: ReadonlyMap<string, string>): string {
  return codes.map((code) => named.get(code) ?? code).join('; ');
}

/** Which dossier is offered, and of which procedure. */
export async function describeDossier(ctx: Ctx, id: string): Promise<{ dossier: string; procedures: string }> {
  const { code, submissionNumber, procedureCode } = await ctx.db
    .selectFrom('dossier')
    .select(['code', 'submissionNumber', 'procedureCode'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const named = await nameProcedures(ctx, [procedureCode]);
  return { dossier: code ?? submissionNumber, procedures: scopeOf([procedureCode], named) };
}

/** What an offered authorisation is for, and until when. */
export async function describeAuthorisation(ctx: Ctx, id: string): Promise<{ procedures: string; until: string }> {
  const { procedureCodes, validTo } = await ctx.db
    .selectFrom('authorisation')
    .select(['procedureCodes', 'validTo'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const named = await nameProcedures(ctx, procedureCodes);
  return { procedures: scopeOf(procedureCodes, named), until: formatDate(validTo) };
}

export function showNewOrganisation(view: FormView): PageResult {
  const text = words(view.language).representation.newOrganisation;
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: (
      <FormPage view={view} title={text.title} lead={text.lead}>
        <Form action={REPRESENTATION_PATHS.newOrganisation} csrf={view.csrf}>
          <Typed view={view} name="name" label={text.name} autoComplete="organization" />
          <Typed view={view} name="taxCode" label={text.taxCode} autoComplete="off" inputMode="numeric" width="short" />
          <Typed view={view} name="address" label={text.address} autoComplete="street-address" required={false} />
          <Checkbox language={view.language} name="declared" error={messageOf(view.failure, 'declared')}>
            {text.declaration}
          </Checkbox>
          <Button large>{text.submit}</Button>
        </Form>
      </FormPage>
    ),
  };
}

/** What is offered, by whom; one button takes it. */
export function showInvitation(
  view: FormView,
  invitation: { id: string; kind: string; inviterName: string; role: string | null },
  token: string,
  offer?: { dossier?: string; procedures: string; until?: string },
): PageResult {
  const { invitation: text, overview, members, capacity } = words(view.language).representation;
  const role = ORGANISATION_ROLES.find((known) => known === invitation.role);
  const kind = invitation.kind === 'DOSSIER' || invitation.kind === 'MEMBER' ? invitation.kind : 'AUTHORISATION';
  return {
    title: text.title[kind],
    layout: 'narrow',
    personal: true,
    body: (
      <FormPage view={view} title={text.title[kind]} lead={text.lead[kind](invitation.inviterName)}>
        {role && <KeyValues rows={[{ key: members.role, value: `${capacity[role]}. ${members.roleHint[role]}` }]} />}
        {offer && (
          <KeyValues
            rows={[
              { key: words(view.language).lookup.label, value: offer.dossier },
              { key: overview.scope, value: offer.procedures || overview.allProcedures },
              { key: overview.until, value: offer.until },
            ]}
          />
        )}
        <Form action={REPRESENTATION_PATHS.invitation(invitation.id)} csrf={view.csrf}>
          <input type="hidden" name="ma" value={token} />
          <Button large>{text.accept}</Button>
        </Form>
      </FormPage>
    ),
  };
}
