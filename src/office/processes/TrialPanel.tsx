import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import type { ProcessEditorView } from '../../features/processes/processes.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { post } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

interface Props {
  draft: ProcessEditorView;
  changed: boolean;
  onOpened: () => Promise<unknown>;
}

/** Opens test dossiers that go over the real desks and are never counted (chạy thử). */
export function TrialPanel({ draft, changed, onOpened }: Props) {
  const { language, w } = useWords();
  const t = w.processes.trial;
  const names = new Map(draft.roster.map(({ code, name }) => [code, name]));
  const [place, setPlace] = useState('0');
  const chosen = draft.offerings[Number(place)];
  const open = useMutation({
    mutationFn: () =>
      post<{ id: string; submissionNumber: string }>(
        `/process-drafts/${draft.id}/test-dossiers`,
        { procedureCode: chosen?.code, competentAgencyCode: chosen?.competentAgencyCode },
        { idempotencyKey: uuidv7() },
      ),
  });
  if (draft.state === 'DISCARDED' || !(draft.may.edit || draft.may.check)) return null;
  return (
    <Panel title={t.heading}>
      <p>{t.hint}</p>
      {draft.offerings.length === 0 ? (
        <p>{t.nowhere}</p>
      ) : (
        <>
          <Select
            language={language}
            name="trial-place"
            label={t.where}
            empty={false}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
            options={draft.offerings.map(({ code, name, competentAgencyCode }, index) => ({
              value: String(index),
              label: `${code} ${name} – ${names.get(competentAgencyCode) ?? competentAgencyCode}`,
            }))}
          />
          {open.isError && <LoadFailed error={open.error} retry={() => open.mutate()} />}
          {open.data && (
            <Alert tone="success" language={language} title={t.opened(open.data.submissionNumber)} live>
              <p>
                <Link to={`/dossiers/${open.data.id}`}>{t.show}</Link>
              </p>
            </Alert>
          )}
          {changed && <p>{w.processes.turn.saveFirst}</p>}
          <Button
            type="button"
            kind="secondary"
            icon="plus"
            disabled={changed || open.isPending}
            onClick={() => open.mutate(undefined, { onSuccess: () => void onOpened() })}
          >
            {t.open}
          </Button>
        </>
      )}
    </Panel>
  );
}
