import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BpmnRead, ProcessListView } from '../../features/processes/processes.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { post } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

const PROVINCE = 'PROVINCE';
const MOST_BYTES = 1_000_000;

/** A drawn process becomes a draft; what could not be taken is read before it is made. */
export function ImportForm({ mayOwn }: { mayOwn: ProcessListView['mayOwn'] }) {
  const { language, w } = useWords();
  const { bpmn, own, wholeProvince } = w.processes;
  const navigate = useNavigate();
  const [tooLarge, setTooLarge] = useState(false);
  const [file, setFile] = useState<File>();
  const [key, setKey] = useState('');
  const [owner, setOwner] = useState(mayOwn[0]?.code ?? PROVINCE);
  const read = useMutation({
    mutationFn: async (chosen: File) => post<BpmnRead>('/process-drafts/read-bpmn', { xml: await chosen.text() }),
    onSuccess: ({ content }) => setKey(content.key),
  });
  const create = useMutation({
    mutationFn: ({ content }: BpmnRead) =>
      post<{ id: string }>('/process-drafts/import', {
        content: { ...content, key: key.trim() },
        agencyCode: owner === PROVINCE ? null : owner,
      }),
    onSuccess: ({ id }) => navigate(`/processes/drafts/${id}`),
  });
  const found = read.data;
  if (mayOwn.length === 0) return null;
  return (
    <Details summary={bpmn.heading}>
      <form
        className="form process-own"
        onSubmit={(event) => {
          event.preventDefault();
          if (file && !tooLarge && !found) read.mutate(file);
          else if (found) create.mutate(found);
        }}
      >
        <p>{bpmn.hint}</p>
        <label className="field">
          <span className="field-label">{bpmn.file}</span>
          <input
            className="input"
            type="file"
            accept=".bpmn,.xml,application/xml,text/xml"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              setFile(chosen);
              setTooLarge((chosen?.size ?? 0) > MOST_BYTES);
              read.reset();
              create.reset();
            }}
          />
        </label>
        {tooLarge && <Alert tone="danger" language={language} title={bpmn.tooLarge} live />}
        {(read.error ?? create.error) && (
          <LoadFailed error={(read.error ?? create.error) as Error} retry={() => file && read.mutate(file)} />
        )}
        {found && (
          <>
            <p role="status">
              <strong>{found.content.name.vi}</strong> – {bpmn.steps(found.content.steps.length)}
            </p>
            {found.notes.length === 0 ? (
              <Alert tone="success" language={language} title={bpmn.noNotes} />
            ) : (
              <Alert tone="warning" language={language} title={bpmn.notesTitle}>
                <ul>
                  {found.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </Alert>
            )}
            <TextInput
              language={language}
              name="bpmn-key"
              label={bpmn.key}
              hint={bpmn.keyHint}
              width="medium"
              maxLength={60}
              autoComplete="off"
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
            <Select
              language={language}
              name="bpmn-owner"
              label={own.owner}
              empty={false}
              value={owner}
              onChange={(event) => setOwner(event.target.value)}
              options={mayOwn.map(({ code, name }) => ({
                value: code ?? PROVINCE,
                label: code === null ? wholeProvince : name,
              }))}
            />
          </>
        )}
        <Button
          icon={found ? 'plus' : 'search'}
          disabled={!file || tooLarge || read.isPending || create.isPending || (found && key.trim() === '')}
        >
          {found ? bpmn.create : bpmn.read}
        </Button>
      </form>
    </Details>
  );
}
