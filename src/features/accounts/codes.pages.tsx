import { LEAST_CHARACTERS } from '../../domain/identity/passwordRule.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { PATHS } from '../../ui/paths.ts';
import { confirmContactChange, requestContactChange } from './changeContact.ts';
import { type CodeErrand, registerCodeErrand } from './codeErrand.tsx';
import { clearSessionCookie, setSessionCookie } from './cookies.ts';
import { ACCOUNT_PATHS } from './paths.ts';
import { FormPage, PasswordInput } from './pieces.tsx';
import { askToLock, reportLost } from './reportLost.ts';
import { requestOneTimeCode } from './requestOneTimeCode.ts';
import { resetPassword } from './resetPassword.ts';
import { signInWithCode } from './signInWithCode.ts';

/** Everything that a code is good for: getting in without password, a new password, a new contact, a lost account. */
export function registerCodePages(app: App): void {
  for (const errand of [SIGN_IN, RESET_PASSWORD, CHANGE_CONTACT, REPORT_LOST]) registerCodeErrand(app, errand);
  page(app, {
    path: ACCOUNT_PATHS.lostDone,
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const text = words(ctx.language).identity.lost;
      return {
        title: text.doneTitle,
        layout: 'narrow',
        personal: true,
        body: (
          <FormPage view={{ language: ctx.language, csrf: '' }} title={text.doneTitle} lead={text.done}>
            <h2>{text.unlockTitle}</h2>
            <ul className="list">
              <li>
                <a href={PATHS.signIn}>{text.unlockByProvider}</a>
              </li>
              <li>{text.unlockByCounter}</li>
            </ul>
          </FormPage>
        ),
      };
    },
  });
}

const SIGN_IN: CodeErrand = {
  request: ACCOUNT_PATHS.codeRequest,
  confirm: ACCOUNT_PATHS.codeSignIn,
  access: 'PUBLIC',
  own: true,
  ask: (ctx, contact) => requestOneTimeCode(ctx, { contact, purpose: 'SIGN_IN' }),
  use: async ({ ctx, typed, next, userAgent, reply }) => {
    setSessionCookie(reply, ctx.config, await signInWithCode(ctx, { ...typed, userAgent }));
    return next ?? PATHS.home;
  },
  words: (language) => {
    const { code, signUp } = words(language).accounts;
    return {
      title: code.requestTitle,
      lead: code.requestLead,
      label: signUp.contact,
      send: code.requestSubmit,
      after: <a href={PATHS.signIn}>{code.withPassword}</a>,
      confirmTitle: code.title,
      confirm: code.submit,
    };
  },
};

const RESET_PASSWORD: CodeErrand = {
  request: ACCOUNT_PATHS.forgot,
  confirm: ACCOUNT_PATHS.reset,
  access: 'PUBLIC',
  own: true,
  ask: (ctx, contact) => requestOneTimeCode(ctx, { contact, purpose: 'RESET_PASSWORD' }),
  use: async ({ ctx, typed, body }) => {
    await resetPassword(ctx, { ...typed, password: body.password ?? '', repeat: body.repeat ?? '' });
    return `${PATHS.signIn}?tin=da-dat-mat-khau`;
  },
  words: (language) => {
    const { code, password, signUp } = words(language).accounts;
    return {
      title: password.forgotTitle,
      lead: password.forgotLead,
      label: signUp.contact,
      send: code.requestSubmit,
      after: <a href={PATHS.signIn}>{code.withPassword}</a>,
      confirmTitle: password.resetTitle,
      confirm: code.submit,
    };
  },
  fields: (view) => {
    const { password } = words(view.language).accounts;
    return (
      <>
        <PasswordInput
          view={view}
          name="password"
          label={password.new}
          hint={password.applicantHint(LEAST_CHARACTERS.APPLICANT)}
          autoComplete="new-password"
        />
        <PasswordInput view={view} name="repeat" label={password.repeat} autoComplete="new-password" />
      </>
    );
  },
};

const CHANGE_CONTACT: CodeErrand = {
  request: ACCOUNT_PATHS.contact,
  confirm: ACCOUNT_PATHS.contactConfirm,
  access: 'APPLICANT',
  self: true,
  ask: requestContactChange,
  use: async ({ ctx, typed }) => {
    await confirmContactChange(ctx, typed);
    return `${PATHS.account}?tin=da-doi-lien-he`;
  },
  words: (language) => {
    const { code, contact } = words(language).accounts;
    return {
      title: contact.title,
      lead: contact.lead,
      label: contact.new,
      send: code.requestSubmit,
      after: <a href={PATHS.account}>{contact.back}</a>,
      confirmTitle: code.title,
      confirm: code.submit,
      note: contact.unchanged,
    };
  },
};

/** From any page and without signing in: whoever lost the telephone has no session either. */
const REPORT_LOST: CodeErrand = {
  request: PATHS.lostAccount,
  confirm: ACCOUNT_PATHS.lostConfirm,
  access: 'PUBLIC',
  self: true,
  ask: askToLock,
  use: async ({ ctx, typed, reply }) => {
    await reportLost(ctx, typed);
    clearSessionCookie(reply, ctx.config);
    return ACCOUNT_PATHS.lostDone;
  },
  words: (language) => {
    const { accounts, identity } = words(language);
    const { lost } = identity;
    return {
      title: lost.title,
      lead: lost.lead,
      label: accounts.signUp.contact,
      hint: lost.contactHint,
      send: lost.send,
      after: lost.other,
      confirmTitle: lost.confirmTitle,
      confirm: lost.confirm,
      danger: true,
    };
  },
};
