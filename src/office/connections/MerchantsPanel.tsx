import { useState } from 'react';
import { MERCHANT_SETTINGS } from '../../domain/money/merchantSettings.ts';
import { LISTED_WAYS, type ListedWay } from '../../domain/money/obligation.ts';
import type { MerchantAccount } from '../../features/payments/merchantAccounts.ts';
import { Checkbox, Select } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { OfficeForm, textOf } from '../people/OfficeForm.tsx';
import { useAgencies } from '../people/useAgencies.ts';
import { ListPanel } from './ListPanel.tsx';
import { SecretInput } from './SecretInput.tsx';

/** Accounts by which agencies are paid, each agency's own and those that serve many. */
export function MerchantsPanel() {
  const { w } = useWords();
  const { merchants: text, state, active: inUse, inactive, saved } = w.connections;
  const agencies = useAgencies();
  return (
    <ListPanel<MerchantAccount>
      text={text}
      path="/merchants"
      rowKey={({ agencyCode, way }) => `${agencyCode} ${way}`}
      columns={[
        {
          key: 'agency',
          label: text.agency,
          heading: true,
          cell: ({ agencyCode }) => agencies.find(({ code }) => code === agencyCode)?.name ?? agencyCode,
        },
        {
          key: 'way',
          label: text.way,
          cell: ({ way, forAll }) => [w.money.way[way], forAll && text.shared].filter(Boolean).join(', '),
        },
        {
          key: 'state',
          label: state,
          cell: ({ active }) => <Tag tone={active ? 'success' : 'neutral'}>{active ? inUse : inactive}</Tag>,
        },
      ]}
      form={(account, done, cancel) => (
        <MerchantForm account={account} agencies={agencies} done={() => done(saved)} cancel={cancel} />
      )}
    />
  );
}

interface FormProps {
  account: MerchantAccount | undefined;
  agencies: { code: string; name: string }[];
  done: () => void;
  cancel: () => void;
}

function MerchantForm({ account, agencies, done, cancel }: FormProps) {
  const { language, w } = useWords();
  const { merchants: text, save, add } = w.connections;
  const [way, setWay] = useState<ListedWay>(account?.way ?? 'VIETQR');
  const names = MERCHANT_SETTINGS[way];
  return (
    <OfficeForm
      label={account ? w.money.way[account.way] : add}
      submit={save}
      fields={['agencyCode', 'secret', ...names.map((name) => `settings.${name}`)]}
      send={(form, idempotencyKey) => {
        const secret = textOf(form, 'secret');
        const typed = names.flatMap((name) => (textOf(form, name) ? [[name, textOf(form, name)]] : []));
        const said = {
          agencyCode: account?.agencyCode ?? textOf(form, 'agencyCode'),
          way,
          settings: Object.fromEntries(typed),
          forAll: form.get('forAll') === 'yes',
          active: form.get('active') === 'yes',
          ...(secret && { secret }),
        };
        return post('/merchants', said, { idempotencyKey });
      }}
      done={done}
      cancel={cancel}
    >
      {(errorOf) => (
        <>
          {!account && (
            <>
              <Select
                language={language}
                id="merchant-agencyCode"
                name="agencyCode"
                label={text.agency}
                error={errorOf('agencyCode')}
                options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
              />
              <Select
                language={language}
                id="merchant-way"
                name="way"
                label={text.way}
                empty={false}
                value={way}
                onChange={({ target }) => setWay(LISTED_WAYS.find((known) => known === target.value) ?? 'VIETQR')}
                options={LISTED_WAYS.map((value) => ({ value, label: w.money.way[value] }))}
              />
            </>
          )}
          {names.map((name) => (
            <TextInput
              key={name}
              language={language}
              id={`merchant-${name}`}
              name={name}
              label={text.setting[name]}
              required={name !== 'treasuryAccount'}
              autoComplete="off"
              spellCheck={false}
              defaultValue={account?.settings[name]}
              error={errorOf(`settings.${name}`)}
            />
          ))}
          {way !== 'COD' && (
            <SecretInput id="merchant-secret" has={account?.hasSecret ?? false} error={errorOf('secret')} />
          )}
          <Checkbox language={language} id="merchant-forAll" name="forAll" checked={account?.forAll ?? false}>
            {text.forAll}
          </Checkbox>
          <Checkbox language={language} id="merchant-active" name="active" checked={account?.active ?? true}>
            {text.use}
          </Checkbox>
        </>
      )}
    </OfficeForm>
  );
}
