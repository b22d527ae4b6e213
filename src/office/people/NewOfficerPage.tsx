import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { post } from '../api.ts';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { checkDays } from './checkDays.ts';
import { OfficeForm, textOf } from './OfficeForm.tsx';
import { POST_FIELDS, PostFields, postOf } from './PostFields.tsx';
import './people.css';

interface Created {
  id: string;
  name: string;
  issuedPassword: string;
}

/** Opens an officer's account with its first post; the issued password is shown once. */
export function NewOfficerPage() {
  const { language, w } = useWords();
  const p = w.people;
  useTitle(p.addTitle);
  const [created, setCreated] = useState<Created>();
  return (
    <div className="people">
      <PageHeading title={p.addTitle} />
      <p>
        <Link to="/people">{p.back}</Link>
      </p>
      {created ? (
        <IssuedPassword title={p.created(created.name)} password={created.issuedPassword}>
          <Link to={`/people/${created.id}`}>{created.name}</Link>
        </IssuedPassword>
      ) : (
        <Panel>
          <OfficeForm
            label={p.addTitle}
            submit={p.add}
            fields={['fullName', 'login', 'email', 'phone', ...POST_FIELDS.map((name) => `posts.0.${name}`)]}
            check={(form) =>
              checkDays(form, w, [
                { name: 'validFrom', label: p.validFrom, required: true },
                { name: 'validTo', label: p.validTo },
              ]).map((problem) => ({ ...problem, field: `posts.0.${problem.field}` }))
            }
            send={async (form, idempotencyKey) => {
              const name = textOf(form, 'fullName');
              const email = textOf(form, 'email');
              const phone = textOf(form, 'phone');
              const body = { fullName: name, login: textOf(form, 'login'), posts: [postOf(form)] };
              const answer = await post<Omit<Created, 'name'>>(
                '/officers',
                { ...body, ...(email && { email }), ...(phone && { phone }) },
                { idempotencyKey },
              );
              return { ...answer, name };
            }}
            done={(answer) => {
              setCreated(answer);
              void queryClient.invalidateQueries({ queryKey: ['officers'] });
            }}
          >
            {(errorOf) => (
              <>
                <TextInput
                  language={language}
                  name="fullName"
                  label={p.fullName}
                  maxLength={100}
                  error={errorOf('fullName')}
                />
                <TextInput
                  language={language}
                  name="login"
                  label={p.login}
                  hint={p.loginHint}
                  maxLength={40}
                  width="medium"
                  autoCapitalize="none"
                  spellCheck={false}
                  error={errorOf('login')}
                />
                <TextInput
                  language={language}
                  name="email"
                  label={p.email}
                  inputMode="email"
                  required={false}
                  maxLength={254}
                  error={errorOf('email')}
                />
                <TextInput
                  language={language}
                  name="phone"
                  label={p.phone}
                  inputMode="tel"
                  required={false}
                  maxLength={30}
                  width="medium"
                  error={errorOf('phone')}
                />
                <h3>{p.post}</h3>
                <PostFields errorOf={(field) => errorOf(`posts.0.${field}`)} />
              </>
            )}
          </OfficeForm>
        </Panel>
      )}
    </div>
  );
}

/** Shown once, to be handed over in person. */
export function IssuedPassword({
  title,
  password,
  children,
}: {
  title: string;
  password: string;
  children?: ReactNode;
}) {
  const { language, w } = useWords();
  return (
    <Alert tone="success" language={language} title={title} live>
      <p>{w.people.passwordIs}</p>
      <p className="people-password">
        <code>{password}</code>
      </p>
      <p>{w.people.passwordHint}</p>
      {children}
    </Alert>
  );
}
