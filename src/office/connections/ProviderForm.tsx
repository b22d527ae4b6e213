import type { DescribedProvider } from '../../features/identity/saveProvider.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { OfficeForm, textOf } from '../people/OfficeForm.tsx';
import { SecretInput } from './SecretInput.tsx';

const CLAIMS = ['fullName', 'citizenId', 'taxCode', 'phone', 'email', 'dateOfBirth'] as const;
const NEEDED: readonly string[] = ['fullName', 'citizenId'];
const PLACES = [
  { claim: 'acr', level: 1 },
  { claim: 'acr', level: 2 },
  { claim: 'amr', level: 1 },
  { claim: 'amr', level: 2 },
] as const;
const FIELDS = ['key', 'name', 'nameEn', 'issuer', 'clientId', 'scope', 'secret', 'position'];

const listOf = (form: FormData, name: string) =>
  textOf(form, name)
    .split(/\s*,\s*/)
    .filter(Boolean);

/** What the form says, as the API wants it. */
function read(form: FormData, key: string) {
  const typed = (name: string) => textOf(form, name);
  const secret = typed('secret');
  const organisation = listOf(form, 'kindValues');
  return {
    key,
    name: typed('name'),
    nameEn: typed('nameEn') || null,
    issuer: typed('issuer'),
    clientId: typed('clientId'),
    scope: typed('scope'),
    claims: {
      ...Object.fromEntries(CLAIMS.flatMap((name) => (typed(name) ? [[name, typed(name)]] : []))),
      ...(typed('kindClaim') && { kind: { claim: typed('kindClaim'), organisation } }),
    },
    levels: PLACES.flatMap(({ claim, level }) =>
      listOf(form, `${claim}${level}`).map((value) => ({ claim, value, level })),
    ),
    active: form.get('active') === 'yes',
    position: Number(typed('position')),
    ...(secret && { secret }),
  };
}

interface Props {
  provider: DescribedProvider | undefined;
  done: () => void;
  cancel: () => void;
}

/** An OpenID provider: where it is, who we are there, which claim says what. */
export function ProviderForm({ provider, done, cancel }: Props) {
  const { language, w } = useWords();
  const words = w.connections;
  const text = words.providers;
  const input = (name: string, label: string, value: string | undefined, required = true) => ({
    language,
    id: `provider-${name}`,
    name,
    label,
    required,
    defaultValue: value,
    autoComplete: 'off',
    spellCheck: false,
  });
  return (
    <OfficeForm
      label={provider?.name ?? words.add}
      submit={words.save}
      fields={FIELDS}
      send={(form, idempotencyKey) =>
        post('/identity-providers', read(form, provider?.key ?? textOf(form, 'key')), { idempotencyKey })
      }
      done={done}
      cancel={cancel}
    >
      {(errorOf) => (
        <>
          {!provider && (
            <TextInput {...input('key', text.key, '')} hint={text.keyHint} width="short" error={errorOf('key')} />
          )}
          <div className="people-row">
            <TextInput {...input('name', text.name, provider?.name)} error={errorOf('name')} />
            <TextInput
              {...input('nameEn', text.nameEn, provider?.nameEn ?? '', false)}
              lang="en"
              error={errorOf('nameEn')}
            />
          </div>
          <TextInput {...input('issuer', text.issuer, provider?.issuer)} type="url" error={errorOf('issuer')} />
          <div className="people-row">
            <TextInput {...input('clientId', text.clientId, provider?.clientId)} error={errorOf('clientId')} />
            <TextInput {...input('scope', text.scope, provider?.scope ?? 'openid')} error={errorOf('scope')} />
          </div>
          <SecretInput id="provider-secret" has={provider?.hasSecret ?? false} error={errorOf('secret')} />
          <h3>{text.claims}</h3>
          <div className="people-row">
            {CLAIMS.map((name) => (
              <TextInput key={name} {...input(name, text.claim[name], provider?.claims[name], NEEDED.includes(name))} />
            ))}
          </div>
          <div className="people-row">
            <TextInput {...input('kindClaim', text.kindClaim, provider?.claims.kind?.claim, false)} />
            <TextInput
              {...input('kindValues', text.kindValues, provider?.claims.kind?.organisation.join(', '), false)}
              hint={words.several}
            />
          </div>
          <h3>{text.levels}</h3>
          <p className="small muted">{words.several}</p>
          <div className="people-row">
            {PLACES.map(({ claim, level }) => (
              <TextInput
                key={`${claim}${level}`}
                {...input(`${claim}${level}`, text.level(claim, level), valuesAt(provider, claim, level), false)}
              />
            ))}
          </div>
          <TextInput
            {...input('position', text.position, String(provider?.position ?? 0))}
            inputMode="numeric"
            width="code"
            error={errorOf('position')}
          />
          <Checkbox language={language} id="provider-active" name="active" checked={provider?.active ?? false}>
            {text.use}
          </Checkbox>
        </>
      )}
    </OfficeForm>
  );
}

function valuesAt(provider: DescribedProvider | undefined, claim: string, level: number): string {
  const here = provider?.levels.filter((one) => one.claim === claim && one.level === level) ?? [];
  return here.map(({ value }) => value).join(', ');
}
