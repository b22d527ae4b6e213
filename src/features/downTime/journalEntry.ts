import type { SubmittedComponent } from '../../domain/dossier/events.ts';
import { parseMoneyText } from '../../domain/form/numberText.ts';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { parseTaxCode } from '../../domain/identity/taxCode.ts';
import type { Component, ProcedureContent } from '../../domain/procedure/procedure.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { parseMomentText } from '../../domain/text/momentText.ts';
import { cleanText, foldVietnamese } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { FieldProblem } from '../../platform/errors.ts';
import type { CounterEntry } from '../dossiers/enterAtCounter.ts';
import type { JournalColumn, JournalRow } from './readJournalFile.ts';
import type { Handover } from './returnAfterwards.ts';

/** A line of the journal as something to be done; `problems` name the column. */
export type ReadLine =
  | { kind: 'RECEIVED'; at: Date; entry: CounterEntry }
  | { kind: 'RETURNED'; at: Date; code: string; handover: Handover }
  | { problems: FieldProblem[] };

/** Understands one line. `content`: what is published of its procedure, if there is one. Pure. */
export function readLine({ language }: Pick<Ctx, 'language'>, row: JournalRow, content?: ProcedureContent): ReadLine {
  const { downTime, common } = words(language);
  const problems: FieldProblem[] = [];
  const fail = (field: JournalColumn, message: string) => problems.push({ field, code: 'invalid', message });
  const need = (...columns: JournalColumn[]) => {
    for (const column of columns)
      if (row[column] === '') fail(column, common.form.invalid.required(downTime.column[column]));
  };
  const kind = { n: 'RECEIVED', t: 'RETURNED' }[foldVietnamese(row.kind).slice(0, 1)];
  if (!kind) fail('kind', downTime.kindInvalid);
  const at = parseMomentText(row.at);
  if (!at) fail('at', downTime.momentInvalid);
  if (kind === 'RETURNED') {
    need('code', 'person');
    if (problems.length > 0 || !at) return { problems };
    return { kind, at, code: row.code, handover: handoverOf(row) };
  }
  need('name', 'procedureCode', 'competentAgencyCode');
  const invalid = common.form.invalid;
  const identity = identityOf(row);
  if (row.identity !== '' && !identity) fail('identity', invalid.citizenId);
  if (row.phone !== '' && !parsePhone(row.phone)) fail('phone', invalid.phone);
  if (row.dateOfBirth !== '' && !parseDateText(row.dateOfBirth))
    fail('dateOfBirth', invalid.date(downTime.column.dateOfBirth));
  const collected = row.collected === '' ? '0' : parseMoneyText(row.collected);
  if (collected === undefined) fail('collected', downTime.notMoney);
  const group = content?.componentCases[Number(row.caseNumber || '1') - 1];
  if (content && content.componentCases.length > 0 && !group) fail('caseNumber', downTime.caseInvalid);
  if (problems.length > 0 || !at || kind !== 'RECEIVED') return { problems };
  return {
    kind,
    at,
    entry: entryOf(row, { identity, collected: Number(collected), components: group?.components ?? [] }),
  };
}

interface Understood {
  identity: { citizenId: string } | { taxCode: string } | undefined;
  collected: number;
  components: Component[];
}

function entryOf(row: JournalRow, { identity, collected, components }: Understood): CounterEntry {
  const { downTime } = words('vi');
  const all = [downTime.papersAll, words('en').downTime.papersAll].some(
    (word) => foldVietnamese(row.papers) === foldVietnamese(word),
  );
  const organisation = identity !== undefined && 'taxCode' in identity;
  const name = cleanText(row.name);
  const told = row.papers !== '' && !all ? downTime.byJournal(row.papers) : '';
  return {
    procedureCode: row.procedureCode,
    competentAgencyCode: row.competentAgencyCode,
    channel: 'COUNTER',
    applicant: {
      kind: organisation ? 'ORGANISATION' : 'CITIZEN',
      name,
      ...identity,
      ...(organisation && { organisationName: name }),
      dateOfBirth: parseDateText(row.dateOfBirth),
      phone: parsePhone(row.phone),
      address: cleanText(row.address) || undefined,
      submitterName: cleanText(row.person) || undefined,
    },
    answers: {},
    components: components.flatMap((component) => paperOf(component, all)),
    setCount: 1,
    delivery: { method: 'COUNTER' },
    collectedVnd: collected,
    note: [row.note, told].filter(Boolean).join('\n') || undefined,
    // What was handed in is written by hand in the journal: that is the ground.
    missingReason: row.missingReason || told || undefined,
  };
}

function paperOf({ key, name, required, originals, copies }: Component, all: boolean): SubmittedComponent[] {
  if (!all) return [];
  if (!required) return [{ key, name, shape: 'MISSING', count: 0, fileIds: [] }];
  const original = originals > 0;
  return [
    { key, name, shape: original ? 'ORIGINAL' : 'COPY', count: (original ? originals : copies) || 1, fileIds: [] },
  ];
}

function handoverOf(row: JournalRow): Handover {
  return {
    collectorName: cleanText(row.person),
    collectorId: row.personId || undefined,
    authorised: row.authorisation !== '',
    documentNumber: row.authorisation || undefined,
    note: row.note || undefined,
  };
}

function identityOf({ identity }: JournalRow): Understood['identity'] {
  const citizenId = parseCitizenId(identity);
  if (citizenId) return { citizenId };
  const taxCode = parseTaxCode(identity);
  return taxCode ? { taxCode } : undefined;
}
