import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { WhyThisDate } from '../../ui/Details.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { ButtonRow, Stack } from '../../ui/Layout.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { QrFigure } from '../../ui/QrFigure.tsx';
import { StatusTag } from '../../ui/Tag.tsx';
import { Timeline, type TimelineEntry } from '../../ui/Timeline.tsx';
import type { LookupAnswer } from './lookUp.ts';

interface Asked {
  language: Language;
  value?: string;
  error?: string;
}

/** One box that takes a code however it is typed, or the address out of a QR code. */
export function LookupForm({ language, value, error }: Asked) {
  const { lookup } = words(language);
  return (
    <>
      {error && <ErrorSummary language={language} problems={[{ field: 'ma', message: error }]} />}
      <PageHeading title={lookup.title} lead={lookup.lead} />
      <CodeForm language={language} value={value} error={error} />
      <Panel title={lookup.whatTitle} tone="plain">
        <p>{lookup.whatText}</p>
        <p>{lookup.whatQr}</p>
      </Panel>
    </>
  );
}

function CodeForm({ language, value, error }: Asked) {
  const { lookup } = words(language);
  return (
    <search>
      <Form method="get" action={PATHS.lookup}>
        <TextInput
          language={language}
          name="ma"
          label={lookup.label}
          hint={lookup.hint}
          error={error}
          defaultValue={value}
          maxLength={400}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="search"
        />
        <ButtonRow>
          <Button icon="search">{lookup.submit}</Button>
        </ButtonRow>
      </Form>
    </search>
  );
}

/** No such code: what to check, and the box again with what was typed. */
export function LookupNotFound({ language, typed }: { language: Language; typed: string }) {
  const { lookup } = words(language);
  return (
    <>
      <PageHeading title={lookup.notFound} lead={lookup.notFoundHint} />
      <CodeForm language={language} value={typed} />
    </>
  );
}

/** How far a dossier is; with the receipt also who, where and until when. `qr`: our own SVG. */
export function LookupResult({ language, answer, qr }: { language: Language; answer: LookupAnswer; qr?: string }) {
  const { lookup, dossier } = words(language);
  return (
    <>
      <PageHeading
        above={lookup.label}
        title={answer.code}
        lead={<StatusTag status={answer.status} language={language} />}
      />
      <Stack>
        <Genuineness language={language} answer={answer} />
        <Panel title={lookup.progress}>
          <Meter
            label={lookup.progress}
            percent={answer.progressPercent}
            text={lookup.progressPercent(answer.progressPercent)}
          />
          <p>{dossier.status[answer.status].meaning}</p>
        </Panel>
        {answer.receivedAt && <Receipt language={language} answer={answer} />}
        {answer.units && <Units language={language} units={answer.units} done={answer.progressPercent === 100} />}
        {qr && <QrFigure svg={qr} code={answer.code} language={language} />}
        {answer.receipt !== 'GENUINE' && <MoreToSee language={language} />}
      </Stack>
    </>
  );
}

/** Whether the paper in hand is one of ours (the answer to whoever was shown a receipt). */
function Genuineness({ language, answer }: { language: Language; answer: LookupAnswer }) {
  const { lookup } = words(language);
  if (answer.receipt === 'NO_KEY') return null;
  if (answer.receipt === 'NOT_GENUINE') {
    return (
      <Alert tone="danger" language={language} title={lookup.notGenuine}>
        <p>{lookup.notGenuineText}</p>
      </Alert>
    );
  }
  return (
    <Alert tone="success" language={language} title={lookup.genuine}>
      <p>{answer.receivedAt ? lookup.genuineText : lookup.notYetReceived}</p>
    </Alert>
  );
}

function Receipt({ language, answer }: { language: Language; answer: LookupAnswer }) {
  const { dossier, common, lookup } = words(language);
  const { receivedAt, dueAt, trace } = answer;
  return (
    <Panel title={lookup.receiptTitle} icon="stamp">
      <KeyValues
        rows={[
          { key: dossier.field.code, value: answer.code },
          { key: dossier.field.receivingAgency, value: answer.receivingAgency },
          { key: lookup.organisation, value: answer.organisationName },
          { key: dossier.field.applicant, value: answer.applicantName },
          { key: dossier.field.receivedAt, value: receivedAt && formatDate(receivedAt) },
          { key: dossier.field.dueAt, value: dueAt ? formatDateTime(dueAt) : common.due.notPromised },
        ]}
      />
      {trace && trace.length > 0 && (
        <WhyThisDate language={language} lines={trace.map((entry) => inLanguage(entry.words, language))} />
      )}
    </Panel>
  );
}

interface UnitsProps {
  language: Language;
  units: NonNullable<LookupAnswer['units']>;
  done: boolean;
}

function Units({ language, units, done }: UnitsProps) {
  const { lookup } = words(language);
  const entries = units.map(({ agency, unit }, index): TimelineEntry => {
    const current = index === units.length - 1 && !done;
    return {
      key: String(index),
      title: unit ?? agency,
      by: unit ? agency : undefined,
      state: current ? 'current' : 'done',
    };
  });
  return (
    <Panel title={lookup.units}>
      <Timeline entries={entries} language={language} />
    </Panel>
  );
}

function MoreToSee({ language }: { language: Language }) {
  const { lookup } = words(language);
  return (
    <Panel title={lookup.signInForMore} tone="plain">
      <p>{lookup.signInForMoreText}</p>
      <ButtonRow>
        <ButtonLink href={PATHS.myDossiers} kind="secondary" icon="person">
          {lookup.signInForMore}
        </ButtonLink>
        <ButtonLink href={PATHS.lookup} kind="quiet" icon="search">
          {lookup.another}
        </ButtonLink>
      </ButtonRow>
    </Panel>
  );
}
