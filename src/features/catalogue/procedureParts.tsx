import { formatLimit } from '../../domain/calendar/limit.ts';
import type { Language } from '../../domain/language.ts';
import { changeInWords, type ProcedureChange } from '../../domain/procedure/diff.ts';
import type { ComponentCase, Method, ProcedureContent } from '../../domain/procedure/procedure.ts';
import { formatDate, inOneLine } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Details } from '../../ui/Details.tsx';
import { Prose, Stack } from '../../ui/Layout.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { type Column, Table } from '../../ui/Table.tsx';
import { agencyName, Telephone } from './agency.pages.tsx';
import { blankFormPath } from './blankFormPath.ts';
import { feeInWords, paperNumber } from './describeProcedure.ts';
import type { ProcedureVersion, VersionBrief } from './getProcedure.ts';
import type { AgencyBrief, Offering } from './listOfferings.ts';
import { isCase } from './procedureSummary.ts';

interface Numbered<T> {
  item: T;
  /** from 1; a published list never changes, so its place is its identity */
  number: number;
}

/** A list with the place of each entry. */
export function numbered<T>(items: T[]): Numbered<T>[] {
  return items.map((item, index) => ({ item, number: index + 1 }));
}

/** The papers, case by case, with the sentences that ask for none. */
export function Papers({ content, language }: { content: ProcedureContent; language: Language }) {
  const text = words(language).portal.procedure;
  const cases = content.componentCases;
  if (cases.length === 0) return <p>{text.noPapers}</p>;
  const parts = numbered(cases);
  return (
    <Stack>
      {parts.map(({ item: group, number }) =>
        cases.length <= CASES_OPEN || !group.name ? (
          <CasePapers key={number} group={group} language={language} />
        ) : (
          <Details key={number} summary={caseTitle(group.name, language)}>
            <CasePapers group={{ ...group, name: '' }} language={language} />
          </Details>
        ),
      )}
      {content.formKey && (
        <p>
          <a href={blankFormPath(content.code)}>{text.downloadBlankForm}</a>
        </p>
      )}
      <p className="small muted">{text.setCount(content.setCount)}</p>
    </Stack>
  );
}

/** More cases than this are opened one by one: nobody is in all of them. */
const CASES_OPEN = 3;
const NAME_LETTERS = 240;

/** The name of a paper; some publications put a whole article there, of which the beginning names it. */
function PaperName({ name, language }: { name: string; language: Language }) {
  if (name.length <= NAME_LETTERS) return <span lang="vi">{name}</span>;
  const cut = name.lastIndexOf(' ', NAME_LETTERS);
  return (
    <>
      <span lang="vi">{name.slice(0, cut)}…</span>
      <Details summary={words(language).portal.procedure.wholeText}>
        <Prose text={name} />
      </Details>
    </>
  );
}

function caseTitle(name: string, language: Language): string {
  return !isCase(name) || /^trường hợp/i.test(name) ? name : words(language).portal.procedure.caseTitle(name);
}

function CasePapers({ group, language }: { group: ComponentCase; language: Language }) {
  const text = words(language).portal.procedure;
  const title = caseTitle(group.name, language);
  return (
    <Stack>
      {group.components.length > 0 && (
        <Table
          caption={group.name ? title : text.components}
          hideCaption={!group.name}
          narrow
          columns={[
            {
              key: 'name',
              label: text.component,
              cell: (paper) => (
                <>
                  <PaperName name={paper.name} language={language} />
                  {!paper.required && <span className="muted"> ({text.optionalPaper})</span>}
                  {paper.formName && (
                    <p className="small muted">
                      {text.blankForm}: {paper.formName}
                    </p>
                  )}
                </>
              ),
            },
            { key: 'number', label: text.paperNumber, cell: (paper) => paperNumber(paper, language) },
          ]}
          rows={group.components}
          rowKey={(paper) => paper.key}
        />
      )}
      {group.notes.length > 0 && (
        <Details summary={group.components.length === 0 && group.name ? title : text.notes} open={isShort(group.notes)}>
          <Prose text={group.notes.join('\n')} />
        </Details>
      )}
    </Stack>
  );
}

/** What is longer than a few lines opens when somebody asks. */
export function isShort(texts: string[]): boolean {
  return texts.join('').length <= 500;
}

/** Ways to submit with their limit and fees; ways that differ in nothing share a row. */
export function Methods({ methods, language }: { methods: Method[]; language: Language }) {
  const { portal, dossier } = words(language);
  const text = portal.procedure;
  const columns: Column<Method[]>[] = [
    {
      key: 'method',
      label: text.method,
      cell: (same) => inOneLine(same.map(({ channel }) => dossier.channel[channel])),
    },
    { key: 'limit', label: text.limit, cell: ([method]) => formatLimit(method!.limit, language) },
    {
      key: 'fee',
      label: text.fee,
      cell: ([method]) => <Fees fees={method!.fees} language={language} />,
    },
    {
      key: 'description',
      label: text.description,
      cell: ([method]) => method!.description && <Prose text={method!.description} />,
    },
  ];
  return (
    <Table
      caption={text.methods}
      hideCaption
      columns={columns.filter((column) => column.key !== 'description' || methods.some((method) => method.description))}
      rows={alike(methods)}
      rowKey={([method]) => String(methods.indexOf(method!))}
    />
  );
}

/** Methods that say the same of everything but the channel, together; none is empty. */
function alike(methods: Method[]): Method[][] {
  const groups = new Map<string, Method[]>();
  for (const method of methods) {
    const said = JSON.stringify({ ...method, channel: undefined });
    groups.set(said, [...(groups.get(said) ?? []), method]);
  }
  return [...groups.values()];
}

function Fees({ fees, language }: { fees: Method['fees']; language: Language }) {
  const [first = words(language).portal.procedure.noFee, ...others] = new Set(
    fees.map((fee) => feeInWords(fee, language)),
  );
  if (others.length === 0) return first;
  return (
    <ul className="list">
      {[first, ...others].map((fee) => (
        <li key={fee}>{fee}</li>
      ))}
    </ul>
  );
}

const SHOWN_OFFERINGS = 6;

/** Where it can be had: agencies that resolve it, with the place to hand it in. */
export function Offerings({ offerings, language }: { offerings: Offering[]; language: Language }) {
  const text = words(language).portal.procedure;
  const rest = offerings.slice(SHOWN_OFFERINGS);
  return (
    <Panel title={text.offeredBy} icon="pin" id="noi-nop">
      <OfferingList offerings={offerings.slice(0, SHOWN_OFFERINGS)} language={language} />
      {rest.length > 0 && (
        <Details summary={text.otherAgencies(rest.length)}>
          <OfferingList offerings={rest} language={language} />
        </Details>
      )}
    </Panel>
  );
}

function OfferingList({ offerings, language }: { offerings: Offering[]; language: Language }) {
  const text = words(language).portal.procedure;
  return (
    <ul className="list">
      {offerings.map(({ competentAgency, receivingAgency }) => (
        <li key={competentAgency.code}>
          <a href={PATHS.agency(competentAgency.code)}>{agencyName(competentAgency, language)}</a>
          {receivingAgency.code === competentAgency.code ? (
            <Place agency={competentAgency} />
          ) : (
            <>
              <p className="small">{text.handIn(agencyName(receivingAgency, language))}</p>
              <Place agency={receivingAgency} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Place({ agency }: { agency: AgencyBrief }) {
  return (
    <p className="small muted">
      {agency.address}
      {agency.phone && (
        <>
          {' · '}
          <Telephone number={agency.phone} />
        </>
      )}
    </p>
  );
}

interface VersionsProps {
  versions: VersionBrief[];
  shown: ProcedureVersion;
  current: ProcedureVersion;
  changes?: ProcedureChange[];
  language: Language;
}

/** What was published when; of a version that was asked for, what it changed. */
export function Versions({ versions, shown, current, changes, language }: VersionsProps) {
  const text = words(language).portal.procedure;
  if (versions.length < 2) return null;
  return (
    <Panel title={text.versions} icon="clock" id="phien-ban">
      <ul className="list">
        {versions.map((version) => (
          <li key={version.id}>
            {changes && version.id === shown.id ? (
              <strong>{text.version(version.number)}</strong>
            ) : (
              <a href={`${PATHS.procedure(version.code)}?phien-ban=${version.number}#phien-ban`}>
                {text.version(version.number)}
              </a>
            )}
            {', '}
            {version.effectiveTo
              ? text.fromTo(formatDate(version.effectiveFrom), formatDate(version.effectiveTo))
              : text.from(formatDate(version.effectiveFrom))}
            {version.id === current.id && ` (${text.current})`}
          </li>
        ))}
      </ul>
      {changes && changes.length > 0 && (
        <Details summary={text.changed} open>
          <ul className="list">
            {changes.map((change) => (
              <li key={change.path}>{changeInWords(change, language)}</li>
            ))}
          </ul>
        </Details>
      )}
    </Panel>
  );
}
