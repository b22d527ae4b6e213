import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { v4 as uuidv4 } from 'uuid';
import type { Applicant } from '../../domain/dossier/events.ts';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { mayCollect } from '../../domain/identity/mayCollect.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type StatusCode, StatusTag } from '../../ui/Tag.tsx';
import { FilesField } from '../actions/FilesField.tsx';
import type { TypedFile } from '../actions/typed.ts';
import { ApiProblem, post } from '../api.ts';
import { useDossierPage } from '../dossier/dossierData.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { MoneyPanel } from '../money/MoneyPanel.tsx';
import { queryClient } from '../queryClient.ts';
import { CardField } from './CardField.tsx';
import { paperHref } from './printPdf.ts';

interface Props {
  id: string;
  /** scanned from the owner's telephone; empty when not */
  pickUpCode: string;
  onDone: (code: string) => void;
}

const CARD = 'collectorCard';

/** One dossier at the return counter: what it is, who collects, confirm (Đ.22 NĐ 118/2025). */
export function ReturnForm({ id, pickUpCode, onDone }: Props) {
  const { language, w } = useWords();
  const page = useDossierPage(id);
  if (page.error) return <LoadFailed error={page.error} retry={() => page.refetch()} />;
  if (!page.data) return <Skeleton />;
  const { dossier } = page.data;
  const ready = dossier.allowedActions.includes('RETURN');
  return (
    <div className="reception-columns">
      <div>
        <Facts page={page.data} />
        <MoneyPanel dossierId={id} quiet />
      </div>
      {ready ? (
        <Collector dossier={dossier} scanned={pickUpCode} onDone={onDone} />
      ) : (
        <Alert tone="warning" language={language} title={w.reception.giveBack.notReady}>
          <p>{w.dossier.status[dossier.status as StatusCode].meaning}</p>
        </Alert>
      )}
    </div>
  );
}

function Facts({ page }: { page: DossierPage }) {
  const { language, w } = useWords();
  const { dossier } = page;
  const { result, delivery } = dossier;
  const applicant = applicantOf(dossier);
  const t = w.reception.giveBack;
  return (
    <Panel title={dossier.code ?? dossier.submissionNumber} icon="paper">
      <KeyValues
        rows={[
          {
            key: w.dossier.statusLabel,
            value: <StatusTag status={dossier.status as StatusCode} language={language} />,
          },
          { key: w.dossier.field.procedure, value: dossier.procedureName },
          { key: w.dossier.field.owner, value: applicant.name },
          { key: w.reception.citizenId, value: applicant.citizenId },
          { key: w.reception.submitter, value: applicant.submitterName },
          { key: w.dossier.field.competentAgency, value: page.competentAgencyName },
          { key: t.result, value: result && `${result.number} – ${result.name}` },
          { key: w.dossier.field.reason, value: dossier.closingReason },
          { key: w.dossier.field.returnMethod, value: returnWords(w, delivery.method) },
          { key: w.reception.deliveryAddress, value: delivery.address },
        ]}
      />
      {dossier.receivedAt && (
        <ButtonLink kind="quiet" icon="print" href={paperHref(dossier.id, 'control-sheet')}>
          {w.reception.openControlSheet}
        </ButtonLink>
      )}
    </Panel>
  );
}

/** The API passes on every field the applicant declared. */
function applicantOf(dossier: DossierView): Applicant {
  return dossier.applicant as Applicant;
}

const METHODS = ['COUNTER', 'POST', 'ONLINE'] as const;

function returnWords(w: ReturnType<typeof useWords>['w'], method: string): string {
  const known = METHODS.find((candidate) => candidate === method);
  return known ? w.reception.returnBy[known] : method;
}

interface CollectorProps {
  dossier: DossierView;
  scanned: string;
  onDone: Props['onDone'];
}

function Collector({ dossier, scanned, onDone }: CollectorProps) {
  const { language, w } = useWords();
  const t = w.reception.giveBack;
  const [key] = useState(() => uuidv4());
  const [typed, setTyped] = useState({
    collectorName: '',
    collectorId: '',
    note: '',
    documentNumber: '',
    pickUpCode: scanned,
    authorised: false,
    method: dossier.delivery.method,
  });
  const [files, setFiles] = useState<TypedFile[]>([]);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  useEffect(() => document.getElementById(CARD)?.focus(), []);
  const give = useMutation({
    mutationFn: () => {
      const { collectorName, collectorId, note, documentNumber, pickUpCode, authorised, method } = typed;
      const body = {
        action: 'RETURN',
        revision: dossier.revision,
        method,
        collectorName: cleanText(collectorName),
        authorised,
        ...(parseCitizenId(collectorId) && { collectorId: parseCitizenId(collectorId) }),
        ...(authorised && documentNumber.trim() && { documentNumber: documentNumber.trim() }),
        ...(authorised && files.length > 0 && { fileIds: files.map(({ id }) => id) }),
        ...(pickUpCode.trim() && { pickUpCode: pickUpCode.trim() }),
        ...(note.trim() && { note: note.trim() }),
      };
      return post<DossierView>(`/dossiers/${dossier.id}/actions`, body, { idempotencyKey: key });
    },
    onSuccess: async (after) => {
      await queryClient.invalidateQueries();
      onDone(after.code ?? after.submissionNumber);
    },
    onError: (error) => {
      if (error instanceof ApiProblem) setProblems(error.fields.map(({ field = '', message }) => ({ field, message })));
    },
  });
  const find = (): FieldProblem[] => {
    const { required, citizenId } = w.common.form.invalid;
    const name = cleanText(typed.collectorName);
    const found: FieldProblem[] = [];
    if (name === '') found.push({ field: 'collectorName', message: required(t.collectorName) });
    if (typed.collectorId.trim() !== '' && !parseCitizenId(typed.collectorId))
      found.push({ field: 'collectorId', message: citizenId });
    const collectorCitizenId = parseCitizenId(typed.collectorId) || undefined;
    const own = mayCollect(applicantOf(dossier), { name, citizenId: collectorCitizenId });
    if (name !== '' && typed.method === 'COUNTER' && !typed.authorised && !own)
      found.push({ field: 'authorised', message: t.otherPerson });
    if (typed.method === 'COUNTER' && typed.authorised && typed.documentNumber.trim() === '' && files.length === 0)
      found.push({ field: 'documentNumber', message: t.authorisationNeeded });
    return found;
  };
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const text = (
    name: 'collectorName' | 'collectorId' | 'documentNumber' | 'pickUpCode' | 'note',
    label: string,
    required: boolean,
  ) => ({
    language,
    name,
    label,
    required,
    error: errorOf(name),
    autoComplete: 'off',
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <Panel title={t.collector} icon="handOver">
      <form
        className="return-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = find();
          setProblems(found);
          if (found.length === 0 && !give.isPending) give.mutate();
        }}
        onChange={(event) => {
          const { name, value, checked } = event.target as unknown as HTMLInputElement;
          if (name === 'authorised') setTyped((before) => ({ ...before, authorised: checked }));
          const method = METHODS.find((candidate) => candidate === value);
          if (name === 'method' && method) setTyped((before) => ({ ...before, method }));
        }}
      >
        <ErrorSummary language={language} problems={problems} />
        <CardField
          name={CARD}
          label={t.collectorCard}
          onCard={(card) =>
            setTyped((before) => ({ ...before, collectorName: card.name, collectorId: card.citizenId }))
          }
        />
        <TextInput {...text('collectorName', t.collectorName, true)} maxLength={200} />
        <TextInput {...text('collectorId', t.collectorId, false)} inputMode="numeric" maxLength={20} width="medium" />
        <TextInput
          {...text('pickUpCode', t.pickUp, false)}
          hint={t.pickUpHint}
          inputMode="numeric"
          maxLength={10}
          width="code"
        />
        <Checkbox language={language} name="authorised" error={errorOf('authorised')}>
          {t.authorised}
        </Checkbox>
        {typed.authorised && (
          <>
            <TextInput {...text('documentNumber', t.authorisationNumber, files.length === 0)} maxLength={100} />
            <FilesField
              language={language}
              name="authorisationScan"
              label={t.authorisationScan}
              required={false}
              files={files}
              add={(file) => setFiles((before) => [...before, file])}
              remove={(id) => setFiles((before) => before.filter((file) => file.id !== id))}
            />
          </>
        )}
        <RadioGroup
          language={language}
          name="method"
          label={t.method}
          inline
          value={typed.method}
          options={METHODS.map((value) => ({ value, label: w.reception.returnBy[value] }))}
        />
        <TextInput {...text('note', t.note, false)} maxLength={1000} />
        {give.error && (
          <Alert tone="danger" language={language} title={give.error.message} live>
            {give.error instanceof ApiProblem && <p>{give.error.detail}</p>}
          </Alert>
        )}
        <Button icon="handOver" large disabled={give.isPending}>
          {t.confirm}
        </Button>
      </form>
    </Panel>
  );
}
