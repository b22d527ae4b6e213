import { useMutation } from '@tanstack/react-query';
import type { OfficerDetail } from '../../features/accounts/officerSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { post } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { IssuedPassword } from './NewOfficerPage.tsx';
import { OfficeForm, textOf } from './OfficeForm.tsx';

/** Name and contacts of an officer, corrected by an administrator. */
export function OfficerEdit({
  officer,
  done,
  cancel,
}: {
  officer: OfficerDetail;
  done: () => void;
  cancel: () => void;
}) {
  const { language, w } = useWords();
  const p = w.people;
  return (
    <OfficeForm
      label={p.edit}
      submit={w.common.actions.save}
      fields={['fullName', 'email', 'phone']}
      send={(form, idempotencyKey) =>
        post(
          `/officers/${officer.id}`,
          { fullName: textOf(form, 'fullName'), email: textOf(form, 'email'), phone: textOf(form, 'phone') },
          { idempotencyKey },
        )
      }
      done={done}
      cancel={cancel}
    >
      {(errorOf) => (
        <>
          <TextInput
            language={language}
            name="fullName"
            label={p.fullName}
            defaultValue={officer.fullName}
            error={errorOf('fullName')}
          />
          <TextInput
            language={language}
            name="email"
            label={p.email}
            required={false}
            defaultValue={officer.email ?? ''}
            error={errorOf('email')}
          />
          <TextInput
            language={language}
            name="phone"
            label={p.phone}
            required={false}
            defaultValue={officer.phone ?? ''}
            error={errorOf('phone')}
          />
        </>
      )}
    </OfficeForm>
  );
}

/** A closed account is opened again with a new issued password, shown once. */
export function Reopen({ id, done }: { id: string; done: () => void }) {
  const { w } = useWords();
  const p = w.people;
  const reopen = useMutation({
    mutationFn: () => post<{ issuedPassword: string }>(`/officers/${id}/reopen`, {}),
    onSuccess: done,
  });
  if (reopen.data) return <IssuedPassword title={p.reopen} password={reopen.data.issuedPassword} />;
  return (
    <div className="button-row">
      <Button type="button" kind="secondary" disabled={reopen.isPending} onClick={() => reopen.mutate()}>
        {p.reopen}
      </Button>
      {reopen.isError && <LoadFailed error={reopen.error} retry={() => reopen.mutate()} />}
    </div>
  );
}
