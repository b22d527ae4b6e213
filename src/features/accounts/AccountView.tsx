import { vietnamDate } from '../../domain/calendar/instant.ts';
import { formatPhone } from '../../domain/identity/phone.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Assurance } from '../../domain/policy/actor.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DateInput, TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { type Column, Table } from '../../ui/Table.tsx';
import { ProviderChoice } from '../identity/ProviderChoice.tsx';
import type { IdentityProvider } from '../identity/providers.ts';
import { linkLabel } from '../notifications/linkLabel.ts';
import { PREFERENCE_PATH } from '../notifications/preference.pages.tsx';
import { deviceName } from './deviceName.ts';
import { messageOf } from './explainFailure.ts';
import { ACCOUNT_PATHS } from './paths.ts';
import { FormPage, type FormView, Typed } from './pieces.tsx';
import type { getOwnAccount, listOwnMessages, listSessions } from './queries.ts';

type Account = Awaited<ReturnType<typeof getOwnAccount>>;
type SessionRow = Awaited<ReturnType<typeof listSessions>>[number];
type Message = Awaited<ReturnType<typeof listOwnMessages>>[number];

export interface AccountViewProps {
  view: FormView;
  account: Account;
  sessions: SessionRow[];
  messages: Message[];
  /** where the portal has no accounts of its own, people have no password either */
  hasPassword: boolean;
  /** how surely the person is known in this session */
  assurance: Assurance;
  providers: readonly IdentityProvider[];
}

/** Everything a person sees about their own account. */
export function AccountView(props: AccountViewProps) {
  const { view, account, sessions, messages, hasPassword, assurance, providers } = props;
  const { profile, password } = words(view.language).accounts;
  return (
    <FormPage view={view} title={profile.title}>
      <Panel
        title={account.kind === 'OFFICER' ? account.fullName : profile.details}
        actions={
          hasPassword && (
            <ButtonLink href={ACCOUNT_PATHS.changePassword} kind="secondary">
              {password.changeTitle}
            </ButtonLink>
          )
        }
      >
        <Contacts account={account} language={view.language} />
        {account.kind !== 'OFFICER' && (
          <p>
            <a href={ACCOUNT_PATHS.contact}>{words(view.language).accounts.contact.change}</a>
          </p>
        )}
        {account.kind !== 'OFFICER' && <ProfileForm view={view} proved={account.identityVerifiedAt !== null} />}
      </Panel>
      {account.kind !== 'OFFICER' && (
        <Identity view={view} account={account} assurance={assurance} providers={providers} />
      )}
      {account.kind !== 'OFFICER' && (
        <>
          <Messages language={view.language} messages={messages} />
          <p>
            <a href={PREFERENCE_PATH}>{words(view.language).notifications.preferences.title}</a>
          </p>
          <p>
            <a href={`${PATHS.account}/du-lieu`}>{words(view.language).personalData.title}</a>
          </p>
        </>
      )}
      <Sessions view={view} sessions={sessions} />
    </FormPage>
  );
}

function Contacts({ account, language }: { account: Account; language: Language }) {
  const { accounts, dossier } = words(language);
  const { profile } = accounts;
  const posts = account.posts.map((post) => (
    <li key={post.id}>
      {[post.title ?? dossier.role[post.role], post.unitName, post.agencyName].filter(Boolean).join(' – ')}
    </li>
  ));
  return (
    <KeyValues
      compact
      rows={[
        // an officer's user name; what others sign in with stands below
        { key: profile.login, value: account.kind === 'OFFICER' && account.login },
        { key: profile.phone, value: account.phone && formatPhone(account.phone) },
        { key: profile.email, value: account.email },
        ...(account.identityVerifiedAt
          ? [
              { key: profile.fullName, value: account.fullName },
              { key: profile.citizenId, value: account.citizenId },
              { key: profile.dateOfBirth, value: account.dateOfBirth && formatDate(account.dateOfBirth) },
            ]
          : []),
        { key: profile.posts, value: posts.length > 0 ? <ul>{posts}</ul> : undefined },
      ]}
    />
  );
}

/** What is proved about the person, and the ways to prove more. */
function Identity({
  view,
  account,
  assurance,
  providers,
}: Omit<AccountViewProps, 'sessions' | 'messages' | 'hasPassword'>) {
  const { linked, level } = words(view.language).identity;
  const { identityVerifiedAt } = account;
  return (
    <Panel title={linked.title}>
      <p>
        {identityVerifiedAt
          ? linked.verified(formatDate(vietnamDate(identityVerifiedAt.getTime())))
          : linked.notVerified}
      </p>
      <p>
        {linked.level}: {level.name[assurance]}
      </p>
      {assurance < 2 && (
        <ProviderChoice language={view.language} providers={providers} next={PATHS.account} least={2} />
      )}
    </Panel>
  );
}

/** `proved`: name, number and date of birth are what a provider or an officer has seen. */
function ProfileForm({ view, proved }: { view: FormView; proved: boolean }) {
  const { accounts, common } = words(view.language);
  const text = accounts.profile;
  const { language, values, failure } = view;
  return (
    <Form action={PATHS.account} csrf={view.csrf}>
      <p>{text.detailsLead}</p>
      {!proved && (
        <>
          <Typed view={view} name="fullName" label={text.fullName} autoComplete="name" />
          <Typed
            view={view}
            name="citizenId"
            label={text.citizenId}
            autoComplete="off"
            inputMode="numeric"
            width="short"
            required={false}
          />
          <DateInput
            language={language}
            name="dateOfBirth"
            label={text.dateOfBirth}
            autoComplete="bday"
            required={false}
            defaultValue={values?.dateOfBirth}
            error={messageOf(failure, 'dateOfBirth')}
          />
        </>
      )}
      <TextArea
        language={language}
        name="address"
        label={text.address}
        autoComplete="street-address"
        required={false}
        rows={2}
        maxLength={300}
        defaultValue={values?.address}
        error={messageOf(failure, 'address')}
      />
      <RadioGroup
        language={language}
        name="language"
        label={text.language}
        inline
        value={values?.language}
        options={LANGUAGES.map((value) => ({ value, label: common.languages[value] }))}
      />
      <Button>{common.actions.save}</Button>
    </Form>
  );
}

function Messages({ language, messages }: { language: Language; messages: Message[] }) {
  const { accounts } = words(language);
  if (messages.length === 0)
    return (
      <Panel title={accounts.profile.messages}>
        <EmptyState title={accounts.profile.noMessages} />
      </Panel>
    );
  return (
    <Panel title={accounts.profile.messages}>
      <ul className="stack list-plain">
        {messages.map((message) => (
          <li key={message.id}>
            <strong>{message.subject}</strong> ·{' '}
            <time dateTime={message.createdAt.toISOString()}>{formatDateTime(message.createdAt)}</time>
            <p>{message.body}</p>
            {message.link && <a href={message.link}>{linkLabel(message.link, language)}</a>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Sessions({ view, sessions }: { view: FormView; sessions: SessionRow[] }) {
  const text = words(view.language).accounts.profile;
  const columns: Column<SessionRow>[] = [
    {
      key: 'device',
      label: text.device,
      cell: (row) =>
        `${deviceName(row.userAgent) ?? text.unknownDevice}${row.isCurrent ? ` (${text.thisDevice})` : ''}`,
    },
    { key: 'createdAt', label: text.signedInAt, cell: (row) => formatDateTime(row.createdAt) },
    { key: 'lastSeenAt', label: text.lastSeen, cell: (row) => formatDateTime(row.lastSeenAt) },
    {
      key: 'end',
      label: words(view.language).common.table.actions,
      cell: (row) => <EndSession view={view} id={row.id} />,
    },
  ];
  return (
    <Panel title={text.sessions}>
      <p>{text.sessionsLead}</p>
      <Table caption={text.sessions} hideCaption columns={columns} rows={sessions} rowKey={(row) => row.id} />
      {sessions.length > 1 && (
        <Form action={ACCOUNT_PATHS.sessions} csrf={view.csrf}>
          <Button kind="secondary">{text.endOthers}</Button>
        </Form>
      )}
    </Panel>
  );
}

function EndSession({ view, id }: { view: FormView; id: string }) {
  return (
    <Form action={ACCOUNT_PATHS.sessions} csrf={view.csrf}>
      <input type="hidden" name="session" value={id} />
      <Button kind="quiet">{words(view.language).accounts.profile.endSession}</Button>
    </Form>
  );
}
