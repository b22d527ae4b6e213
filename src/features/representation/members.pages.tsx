import Type from 'typebox';
import type { Applicant } from '../../domain/policy/actor.ts';
import { personIdOf } from '../../domain/policy/actor.ts';
import { mayGive, ORGANISATION_ROLES, roleIn } from '../../domain/policy/organisationRoles.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { RadioGroup, Select } from '../../ui/Choice.tsx';
import { Form } from '../../ui/Form.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { explainFailure, messageOf } from '../accounts/explainFailure.ts';
import { AfterQuery, FormBody } from '../accounts/formBody.ts';
import { contactText, FormPage, type FormView, Typed } from '../accounts/pieces.tsx';
import { confirmEnd } from './confirmEnd.tsx';
import { memberNotFound } from './errors.ts';
import { changeMember, inviteMember, listMembers, withdrawInvitation } from './members.ts';
import { REPRESENTATION_PATHS } from './paths.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

type Listed = Awaited<ReturnType<typeof listMembers>>;
type Member = Listed['members'][number];

/** The people of the organisation for which somebody acts: who they are, inviting, roles, leaving. */
export function registerMemberPages(app: App): void {
  page(app, {
    path: REPRESENTATION_PATHS.organisation,
    access: 'APPLICANT',
    query: AfterQuery,
    handler: async ({ ctx, query, csrfToken }) => {
      const text = words(ctx.language).representation.members;
      const news = new Map([
        ['da-gui', text.sent],
        ['da-doi', text.changed],
      ]).get(query.tin ?? '');
      return show(ctx, { language: ctx.language, csrf: csrfToken, news });
    },
  });

  page(app, {
    method: 'POST',
    path: REPRESENTATION_PATHS.inviteMember,
    access: 'APPLICANT',
    body: FormBody,
    handler: async ({ ctx, body, csrfToken }) => {
      const { contact = '', role = '' } = body;
      try {
        await inviteMember(ctx, { contact, role: roleFrom(role) });
        return { redirect: `${REPRESENTATION_PATHS.organisation}?tin=da-gui` };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'contact');
        return show(ctx, { language: ctx.language, csrf: csrfToken, failure, values: { contact, role } });
      }
    },
  });

  page(app, {
    path: REPRESENTATION_PATHS.changeMember,
    access: 'APPLICANT',
    query: ById,
    handler: ({ ctx, query, csrfToken }) => askRemoval(ctx, query.id, { language: ctx.language, csrf: csrfToken }),
  });

  page(app, {
    method: 'POST',
    path: REPRESENTATION_PATHS.changeMember,
    access: 'APPLICANT',
    body: FormBody,
    handler: async ({ ctx, body, csrfToken }) => {
      const { id = '', role = '' } = body;
      try {
        await changeMember(ctx, id, role === '' ? null : roleFrom(role));
      } catch (error) {
        const failure = explainFailure(error, ctx.language, `role-${id}`);
        return show(ctx, { language: ctx.language, csrf: csrfToken, failure });
      }
      const left = role === '' && id === personIdOf(ctx.actor);
      return { redirect: left ? REPRESENTATION_PATHS.overview : `${REPRESENTATION_PATHS.organisation}?tin=da-doi` };
    },
  });

  page(app, {
    method: 'POST',
    path: REPRESENTATION_PATHS.withdrawInvitation,
    access: 'APPLICANT',
    body: FormBody,
    handler: async ({ ctx, body }) => {
      await withdrawInvitation(ctx, body.id ?? '');
      return { redirect: `${REPRESENTATION_PATHS.organisation}?tin=da-doi` };
    },
  });
}

function roleFrom(text: string) {
  const role = ORGANISATION_ROLES.find((known) => known === text);
  if (!role) throw accessDenied();
  return role;
}

async function show(ctx: Ctx, view: FormView): Promise<PageResult> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT') throw accessDenied();
  const text = words(ctx.language).representation.members;
  const listed = await listMembers(ctx);
  const title = text.title(actor.name);
  const mayInvite = mayGive(roleIn(actor), 'VIEWER');
  return {
    title,
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: (
      <FormPage view={view} title={title} lead={text.lead}>
        <Members actor={actor} view={view} members={listed.members} />
        {mayInvite && listed.invitations.length > 0 && <Invitations view={view} invitations={listed.invitations} />}
        {mayInvite && <Invite actor={actor} view={view} />}
      </FormPage>
    ),
  };
}

/** Whoever leaves, or is removed, can act for the organisation no longer: that is asked once more. */
async function askRemoval(ctx: Ctx, memberId: string, view: FormView): Promise<PageResult> {
  const { actor } = ctx;
  const { members } = await listMembers(ctx);
  const member = members.find(({ id }) => id === memberId);
  if (!member) throw memberNotFound();
  const self = member.id === personIdOf(actor);
  if (actor.kind !== 'APPLICANT' || (!self && !mayGive(roleIn(actor), member.role))) throw accessDenied();
  const text = words(ctx.language).representation.members;
  return confirmEnd(view, {
    title: self ? text.leaveTitle(actor.name) : text.removeTitle(member.fullName),
    text: self ? text.leaveText : text.removeText,
    action: REPRESENTATION_PATHS.changeMember,
    fields: { id: member.id, role: '' },
    submit: self ? text.leave : text.remove,
    back: { href: REPRESENTATION_PATHS.organisation, label: text.title(actor.name) },
  });
}

function Members({ actor, view, members }: { actor: Applicant; view: FormView; members: Member[] }) {
  const { members: text, capacity } = words(view.language).representation;
  const own = roleIn(actor);
  const roles = ORGANISATION_ROLES.filter((role) => mayGive(own, role));
  const columns: Column<Member>[] = [
    { key: 'person', label: text.person, heading: true, cell: (row) => row.fullName },
    { key: 'contact', label: text.contact, cell: (row) => contactText(row.email ?? row.phone ?? '') },
    {
      key: 'role',
      label: text.role,
      cell: (row) =>
        mayGive(own, row.role) ? (
          <Form action={REPRESENTATION_PATHS.changeMember} csrf={view.csrf}>
            <input type="hidden" name="id" value={row.id} />
            <Select
              language={view.language}
              id={`role-${row.id}`}
              name="role"
              label={<span className="visually-hidden">{text.roleOf(row.fullName)}</span>}
              error={messageOf(view.failure, `role-${row.id}`)}
              empty={false}
              defaultValue={row.role}
              options={roles.map((value) => ({ value, label: capacity[value] }))}
            />
            <Button kind="quiet">{text.save}</Button>
          </Form>
        ) : (
          capacity[row.role]
        ),
    },
    {
      key: 'remove',
      label: words(view.language).common.table.actions,
      cell: (row) => {
        const self = row.id === personIdOf(actor);
        if (!self && !mayGive(own, row.role)) return null;
        return (
          <ButtonLink kind="quiet" href={`${REPRESENTATION_PATHS.changeMember}?id=${row.id}`}>
            {self ? text.leave : text.remove}
          </ButtonLink>
        );
      },
    },
  ];
  return (
    <Table caption={text.title(actor.name)} hideCaption columns={columns} rows={members} rowKey={(row) => row.id} />
  );
}

function Invitations({ view, invitations }: { view: FormView; invitations: Listed['invitations'] }) {
  const { members: text, capacity } = words(view.language).representation;
  return (
    <Panel title={text.open}>
      <ul className="stack list-plain">
        {invitations.map(({ id, contact, role }) => (
          <li key={id}>
            {contactText(contact)} – {capacity[roleFrom(role ?? '')]}
            <Form action={REPRESENTATION_PATHS.withdrawInvitation} csrf={view.csrf}>
              <input type="hidden" name="id" value={id} />
              <Button kind="quiet">{text.withdraw}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Invite({ actor, view }: { actor: Applicant; view: FormView }) {
  const { members: text, capacity } = words(view.language).representation;
  const roles = ORGANISATION_ROLES.filter((role) => mayGive(roleIn(actor), role));
  return (
    <Panel title={text.invite}>
      <Form action={REPRESENTATION_PATHS.inviteMember} csrf={view.csrf}>
        <Typed view={view} name="contact" label={text.inviteContact} autoComplete="off" width="medium" />
        <RadioGroup
          language={view.language}
          name="role"
          label={text.role}
          value={view.values?.role ?? 'SUBMITTER'}
          options={roles.map((value) => ({ value, label: capacity[value], hint: text.roleHint[value] }))}
        />
        <Button>{text.send}</Button>
      </Form>
    </Panel>
  );
}
