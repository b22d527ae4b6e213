import { vietnamDate } from '../../domain/calendar/instant.ts';
import {
  type AssessedFees,
  assessFees,
  type FeeReduction,
  type FeeRule,
  type FeeTime,
} from '../../domain/money/fees.ts';
import type { Channel, Fee, ProcedureContent, Subject } from '../../domain/procedure/procedure.ts';
import type { Ctx } from '../../platform/context.ts';

/** What the fee table says of a procedure, ended lines left out. Two queries. */
export async function readFeeTable(
  { db }: Pick<Ctx, 'db'>,
  procedureCode: string,
): Promise<{ rules: FeeRule[]; reductions: FeeReduction[] }> {
  const rules = await db
    .selectFrom('feeRule')
    .selectAll()
    .where('procedureCode', '=', procedureCode)
    .where('endedAt', 'is', null)
    .orderBy('validFrom')
    .execute();
  const reductions = await db
    .selectFrom('feeReduction')
    .selectAll()
    .where((eb) => eb.or([eb('procedureCode', '=', procedureCode), eb('procedureCode', 'is', null)]))
    .where('endedAt', 'is', null)
    .orderBy('validFrom')
    .execute();
  return {
    rules: rules.map((row) => ({
      id: row.id,
      code: row.code,
      kind: row.kind as Fee['kind'],
      name: row.name,
      caseName: row.caseName,
      channel: row.channel as Channel | null,
      subject: row.subject as Subject | null,
      vnd: row.vnd === null ? null : Number(row.vnd),
      perAnswer: row.perAnswer,
      dueTime: row.dueTime as FeeTime,
      basis: row.basis,
      validFrom: row.validFrom,
      validTo: row.validTo,
    })),
    reductions: reductions.map((row) => ({
      id: row.id,
      name: row.name,
      feeCode: row.feeCode,
      channel: row.channel as Channel | null,
      percent: row.percent,
      automatic: row.automatic,
      basis: row.basis,
      validFrom: row.validFrom,
      validTo: row.validTo,
    })),
  };
}

/** What of a dossier, or of one that is about to be submitted, decides what it costs. */
export interface FeeSubject {
  procedureCode: string;
  channel: Channel;
  applicantKind: 'CITIZEN' | 'ORGANISATION';
  /** keys of its papers: they tell the case */
  componentKeys: readonly string[];
  /** of its electronic form: they tell how many of something are asked for */
  answers: Readonly<Record<string, string>>;
  at: Date;
  /** reductions claimed, by id */
  claimed?: readonly string[];
}

/** What is owed for it by the table of its day. Two queries. */
export async function assessDossier(ctx: Ctx, subject: FeeSubject, content: ProcedureContent): Promise<AssessedFees> {
  const table = await readFeeTable(ctx, subject.procedureCode);
  const method = content.methods.find(({ channel }) => channel === subject.channel) ?? content.methods[0];
  return assessFees({
    ...table,
    published: method?.fees ?? [],
    day: vietnamDate(subject.at.getTime()),
    channel: subject.channel,
    caseName: caseOf(content, subject.componentKeys),
    subject: subject.applicantKind === 'ORGANISATION' ? 'BUSINESS' : 'CITIZEN',
    answers: subject.answers,
    claimed: subject.claimed ?? [],
  });
}

/** The case whose papers these are; '' where the procedure has one case, or none fits. */
function caseOf({ componentCases }: ProcedureContent, keys: readonly string[]): string {
  if (componentCases.length < 2 || keys.length === 0) return '';
  const fitting = componentCases.find(({ components }) => {
    const known = components.map(({ key }) => key);
    return keys.every((key) => known.includes(key));
  });
  return fitting?.name ?? '';
}
