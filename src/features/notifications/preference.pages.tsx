import Type from 'typebox';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { getOwnPreference, savePreference } from './preferences.ts';

/** Where an applicant says how they want to be told. */
export const PREFERENCE_PATH = '/tai-khoan/nhan-tin';

const Body = Type.Record(Type.String(), Type.String({ maxLength: 200 }));

interface Shown {
  csrf: string;
  email: boolean;
  sms: boolean;
  quiet: boolean;
  from: string;
  to: string;
  saved?: boolean;
  failure?: ProblemError;
}

/** Mail, text messages and quiet hours of an applicant. */
export function registerPreferencePages(app: App): void {
  page(app, {
    path: PREFERENCE_PATH,
    access: 'APPLICANT',
    query: Type.Object({ tin: Type.Optional(Type.String({ maxLength: 40 })) }),
    handler: async ({ ctx, query, csrfToken }) => {
      const { email, sms, quiet } = await getOwnPreference(ctx);
      const hours = quiet ?? { from: '21:00', to: '07:00' };
      return show(ctx, {
        csrf: csrfToken,
        email,
        sms,
        quiet: quiet !== undefined,
        ...hours,
        saved: query.tin === 'da-luu',
      });
    },
  });

  page(app, {
    method: 'POST',
    path: PREFERENCE_PATH,
    access: 'APPLICANT',
    body: Body,
    handler: async ({ ctx, body, csrfToken }) => {
      const { from = '', to = '' } = body;
      const typed = { email: body.email === 'yes', sms: body.sms === 'yes', quiet: body.quiet === 'yes', from, to };
      try {
        const { email, sms } = typed;
        const before = await getOwnPreference(ctx);
        await savePreference(ctx, { ...before, email, sms, quiet: typed.quiet ? { from, to } : undefined });
        return { redirect: `${PREFERENCE_PATH}?tin=da-luu` };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.fields.length === 0) throw error;
        return show(ctx, { csrf: csrfToken, ...typed, failure: error });
      }
    },
  });
}

function show({ language }: Ctx, { csrf, email, sms, quiet, from, to, saved, failure }: Shown): PageResult {
  const { notifications, accounts } = words(language);
  const text = notifications.preferences;
  const problem = failure?.fields.find(({ field }) => field === 'quiet')?.message;
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    status: failure ? 422 : undefined,
    hasErrors: failure !== undefined,
    crumbs: [{ href: PATHS.account, label: accounts.profile.title }],
    body: (
      <div className="stack">
        <ErrorSummary language={language} problems={problem ? [{ field: 'from', message: problem }] : []} />
        {saved && (
          <Alert tone="success" language={language} live>
            <p>{text.saved}</p>
          </Alert>
        )}
        <PageHeading title={text.title} lead={text.lead} />
        <Form action={PREFERENCE_PATH} csrf={csrf}>
          <Checkbox language={language} name="email" checked={email}>
            {text.email}
          </Checkbox>
          <Checkbox language={language} name="sms" checked={sms}>
            {text.sms}
          </Checkbox>
          <Checkbox language={language} name="quiet" checked={quiet} hint={text.quietHint}>
            {text.quiet}
          </Checkbox>
          <TextInput
            language={language}
            name="from"
            label={text.quietFrom}
            width="short"
            required={false}
            defaultValue={from}
            error={problem}
            maxLength={5}
          />
          <TextInput
            language={language}
            name="to"
            label={text.quietTo}
            width="short"
            required={false}
            defaultValue={to}
            maxLength={5}
          />
          <Button>{text.save}</Button>
        </Form>
      </div>
    ),
  };
}
