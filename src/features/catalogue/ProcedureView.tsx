import type { Language } from '../../domain/language.ts';
import type { ProcedureChange } from '../../domain/procedure/diff.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { inOneLine } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Kept } from '../../platform/http/Kept.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Answers } from '../../ui/Cards.tsx';
import { Details } from '../../ui/Details.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { ButtonRow, Columns, Prose, Stack } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import type { ProcedureVersion, VersionBrief } from './getProcedure.ts';
import type { Offering } from './listOfferings.ts';
import { procedureName, ServiceLevelTag } from './procedureItems.tsx';
import { Methods, numbered, Offerings, Papers, Versions } from './procedureParts.tsx';
import { summariseFees, summariseLimits, summarisePapers } from './procedureSummary.ts';

export interface ProcedureViewProps {
  shown: ProcedureVersion;
  current: ProcedureVersion;
  versions: VersionBrief[];
  /** against the version before; only when a version was asked for */
  changes?: ProcedureChange[];
  offerings: Offering[];
  language: Language;
}

/** Whether a visitor may begin a dossier online: published so, in force, and an agency takes it. */
export function canSubmitOnline({
  shown,
  current,
  offerings,
}: Omit<ProcedureViewProps, 'language' | 'versions'>): boolean {
  const { content, id } = shown;
  const online = content.serviceLevel !== 'NONE' && content.methods.some((method) => method.channel === 'ONLINE');
  return online && content.state === 'IN_FORCE' && id === current.id && offerings.length > 0;
}

/** The answer first, then everything the publication says. */
export function ProcedureView(props: ProcedureViewProps) {
  const { shown, current, language } = props;
  const { content } = shown;
  const text = words(language).portal.procedure;
  return (
    <Stack>
      <PageHeading
        above={
          <>
            <span className="code">{content.code}</span>{' '}
            <ServiceLevelTag level={content.serviceLevel} language={language} />
          </>
        }
        title={procedureName(content, language)}
      />
      {content.state === 'ABOLISHED' && <Alert tone="warning" language={language} title={text.abolished} />}
      {shown.id !== current.id && (
        <Alert tone="info" language={language}>
          <a href={PATHS.procedure(content.code)}>{text.newerVersion}</a>
        </Alert>
      )}
      {content.code.startsWith('L.') && <Alert tone="info" language={language} title={text.legacy} />}
      <Kept name={`answers ${shown.id} ${language}`}>
        {() => <ShortAnswers content={content} language={language} />}
      </Kept>
      <Columns side={<Side {...props} />}>
        <Stack>
          <Kept name={`publication ${shown.id} ${language}`} className="stack">
            {() => <Publication content={content} language={language} />}
          </Kept>
          <Versions {...props} />
        </Stack>
      </Columns>
    </Stack>
  );
}

interface Published {
  content: ProcedureContent;
  language: Language;
}

function ShortAnswers({ content, language }: Published) {
  const { portal, dossier } = words(language);
  const text = portal.procedure;
  return (
    <Answers
      answers={[
        {
          icon: 'globe',
          label: text.online,
          value: dossier.serviceLevel[content.serviceLevel],
          note: dossier.serviceLevelMeaning[content.serviceLevel],
        },
        { icon: 'clock', label: text.duration, ...summariseLimits(content.methods, language) },
        { icon: 'coins', label: text.cost, ...summariseFees(content.methods, language) },
        { icon: 'paper', label: text.bring, ...summarisePapers(content, language) },
      ]}
    />
  );
}

function Side(props: ProcedureViewProps) {
  const { shown, offerings, language } = props;
  const { content } = shown;
  const text = words(language).portal.procedure;
  const inForce = content.state === 'IN_FORCE';
  return (
    <Stack>
      {inForce && (
        <Panel tone="accent">
          {canSubmitOnline(props) ? (
            <ButtonRow>
              <ButtonLink href={PATHS.submit(content.code)} large iconAfter="arrowRight">
                {text.submit}
              </ButtonLink>
            </ButtonRow>
          ) : (
            <p>{offerings.length > 0 ? text.noOnline : text.notOffered}</p>
          )}
          {offerings.length > 0 && <p className="small muted">{text.anywhere}</p>}
        </Panel>
      )}
      {inForce && offerings.length > 0 && <Offerings offerings={offerings} language={language} />}
    </Stack>
  );
}

/** What the version itself says, for ever. */
function Publication({ content, language }: Published) {
  const { portal, dossier } = words(language);
  const text = portal.procedure;
  const list = (entries: string[]) => entries.length > 0 && <Bullets entries={entries} />;
  return (
    <>
      <Panel title={text.components} icon="paper" id="giay-to">
        <Papers content={content} language={language} />
      </Panel>
      <Panel title={text.methods} icon="coins" id="cach-nop">
        <Methods methods={content.methods} language={language} />
      </Panel>
      <Panel title={text.steps} icon="scale" id="trinh-tu">
        <Steps steps={content.steps} language={language} />
      </Panel>
      <Panel title={text.conditions} icon="info" id="dieu-kien">
        <Prose text={content.conditions ?? text.noConditions} />
      </Panel>
      <Panel id="thong-tin">
        <KeyValues
          rows={[
            { key: text.results, value: list(content.results.map((result) => result.name)) },
            {
              key: text.subjects,
              value: list(
                content.subjectNames.length > 0
                  ? content.subjectNames
                  : content.subjects.map((subject) => dossier.subject[subject]),
              ),
            },
            { key: text.tiers, value: inOneLine(content.tiers.map((tier) => dossier.tier[tier])) },
            { key: text.executingAgencies, value: list(content.executingAgencies) },
            { key: text.authorityAgencies, value: list(content.authorityAgencies) },
            { key: text.coordinatingAgencies, value: list(content.coordinatingAgencies) },
            {
              key: text.decision,
              value:
                content.decision.number &&
                text.decisionOf(content.decision.number, content.decision.date ? showDay(content.decision.date) : ''),
            },
          ].map((row) => ({ ...row, value: row.value || undefined }))}
        />
      </Panel>
      <Panel title={text.legalBasis} icon="book" id="can-cu">
        <LongList entries={content.legalBasis.map(lawText)} language={language} />
      </Panel>
    </>
  );
}

const STEPS_SHOWN_LETTERS = 2_500;

function Steps({ steps, language }: { steps: ProcedureContent['steps']; language: Language }) {
  const text = words(language).portal.procedure;
  const all = numbered(steps).map(({ item: step, number }) => (
    <div key={number}>
      {(step.title || steps.length > 1) && <h3>{step.title || text.stepNumber(number)}</h3>}
      <div lang="vi">
        <Prose text={step.text} />
      </div>
    </div>
  ));
  const letters = steps.reduce((sum, step) => sum + step.text.length, 0);
  return letters <= STEPS_SHOWN_LETTERS ? all : <Details summary={text.readSteps}>{all}</Details>;
}

const LAWS_SHOWN = 4;

function LongList({ entries, language }: { entries: string[]; language: Language }) {
  const text = words(language).portal.procedure;
  if (entries.length <= LAWS_SHOWN) return <Bullets entries={entries} />;
  return (
    <Details summary={text.readLaws(entries.length)}>
      <Bullets entries={entries} />
    </Details>
  );
}

function Bullets({ entries }: { entries: string[] }) {
  if (entries.length === 1) return <span lang="vi">{entries[0]}</span>;
  return (
    <ul className="list" lang="vi">
      {[...new Set(entries)].map((entry) => (
        <li key={entry}>{entry}</li>
      ))}
    </ul>
  );
}

/** `05/2026/TT-BTP – Thông tư…`; the number is not said twice where the name holds it. */
function lawText({ code, name }: { code: string; name: string }): string {
  return code && !name.includes(code) ? `${code} – ${name}` : name;
}

function showDay(day: string): string {
  return day.split('-').reverse().join('/');
}
