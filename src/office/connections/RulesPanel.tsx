import { useMutation } from '@tanstack/react-query';
import type { AssuranceRule } from '../../features/identity/assuranceRules.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { OfficeForm, textOf } from '../people/OfficeForm.tsx';
import { useAgencies } from '../people/useAgencies.ts';
import { ListPanel } from './ListPanel.tsx';

const ACTIONS = ['SUBMIT', 'CREATE_ORGANISATION', 'AUTHORISE', 'PERSONAL_DATA'] as const;
const LEVELS = [0, 1, 2] as const;

const placeOf = ({ action, procedureCode, agencyCode }: AssuranceRule) => ({ action, procedureCode, agencyCode });

/** How surely a person must be known for what, in all procedures or one, at all agencies or one. */
export function RulesPanel() {
  const { w } = useWords();
  const { rules: text, saved } = w.connections;
  const agencies = useAgencies();
  const agencyName = (code: string | null) => agencies.find((agency) => agency.code === code)?.name ?? code;
  const remove = useMutation({ mutationFn: (rule: AssuranceRule) => post('/assurance-rules/remove', placeOf(rule)) });
  return (
    <ListPanel<AssuranceRule>
      text={text}
      path="/assurance-rules"
      rowKey={(rule) => Object.values(placeOf(rule)).join(' ')}
      columns={[
        {
          key: 'action',
          label: text.action,
          heading: true,
          cell: ({ action, procedureCode }) => `${text.actions[action]}, ${procedureCode ?? text.all}`,
        },
        { key: 'agency', label: text.agency, cell: ({ agencyCode }) => agencyName(agencyCode) ?? text.everywhere },
        {
          key: 'level',
          label: text.level,
          cell: ({ level, maxAgeMinutes }) =>
            [w.identity.level.name[level], maxAgeMinutes !== null && text.minutes(maxAgeMinutes)]
              .filter(Boolean)
              .join(', '),
        },
        { key: 'basis', label: text.basis, cell: ({ basis }) => basis },
      ]}
      more={(rule, done) => (
        <Button
          type="button"
          kind="quiet"
          disabled={remove.isPending}
          onClick={() => remove.mutate(rule, { onSuccess: () => done(text.removed) })}
        >
          {text.remove}
        </Button>
      )}
      form={(rule, done, cancel) => (
        <RuleForm rule={rule} agencies={agencies} done={() => done(saved)} cancel={cancel} />
      )}
    />
  );
}

interface FormProps {
  rule: AssuranceRule | undefined;
  agencies: { code: string; name: string }[];
  done: () => void;
  cancel: () => void;
}

/** What it is about is chosen once: another place is another line. */
function RuleForm({ rule, agencies, done, cancel }: FormProps) {
  const { language, w } = useWords();
  const { rules: text, save, add } = w.connections;
  const place = (form: FormData) =>
    rule
      ? placeOf(rule)
      : {
          action: textOf(form, 'action'),
          procedureCode: textOf(form, 'procedureCode') || null,
          agencyCode: textOf(form, 'agencyCode') || null,
        };
  return (
    <OfficeForm
      label={rule ? text.actions[rule.action] : add}
      submit={save}
      fields={['procedureCode', 'agencyCode', 'maxAgeMinutes', 'basis']}
      send={(form, idempotencyKey) => {
        const age = textOf(form, 'maxAgeMinutes');
        const said = {
          level: Number(textOf(form, 'level')),
          maxAgeMinutes: age === '' ? null : Number(age),
          basis: textOf(form, 'basis'),
        };
        return post('/assurance-rules', { ...place(form), ...said }, { idempotencyKey });
      }}
      done={done}
      cancel={cancel}
    >
      {(errorOf) => (
        <>
          {!rule && (
            <>
              <Select
                language={language}
                name="action"
                label={text.action}
                empty={false}
                options={ACTIONS.map((value) => ({ value, label: text.actions[value] }))}
              />
              <TextInput
                language={language}
                name="procedureCode"
                label={text.procedure}
                required={false}
                width="short"
                error={errorOf('procedureCode') && text.unknownProcedure}
              />
              <Select
                language={language}
                name="agencyCode"
                label={text.agency}
                empty={false}
                required={false}
                error={errorOf('agencyCode')}
                options={[
                  { value: '', label: text.everywhere },
                  ...agencies.map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
            </>
          )}
          <Select
            language={language}
            name="level"
            label={text.level}
            empty={false}
            defaultValue={String(rule?.level ?? 2)}
            options={LEVELS.map((level) => ({ value: String(level), label: w.identity.level.name[level] ?? '' }))}
          />
          <TextInput
            language={language}
            name="maxAgeMinutes"
            label={text.maxAge}
            required={false}
            inputMode="numeric"
            width="code"
            defaultValue={rule?.maxAgeMinutes ?? ''}
            error={errorOf('maxAgeMinutes')}
          />
          <TextInput
            language={language}
            name="basis"
            label={text.basis}
            maxLength={500}
            defaultValue={rule?.basis}
            error={errorOf('basis')}
          />
        </>
      )}
    </OfficeForm>
  );
}
