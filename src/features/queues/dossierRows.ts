import { type RawBuilder, sql } from 'kysely';
import type { Words } from '../../domain/language.ts';
import { type Actor, holds } from '../../domain/policy/actor.ts';
import { ROLES_WITHOUT_DOSSIERS } from '../../domain/process/process.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import type { Database, Tx } from '../../platform/db/database.ts';

/** One line of a list of dossiers: what an officer needs to choose the next one. */
export interface DossierRow {
  id: string;
  code: string | null;
  submissionNumber: string;
  status: number;
  procedureCode: string;
  procedureName: string;
  applicantName: string;
  channel: string;
  submittedAt: Date;
  acceptBy: Date | null;
  receivedAt: Date | null;
  /** the date last told to the applicant */
  dueAt: Date | null;
  /** the date in law, by which lateness is judged */
  originalDueAt: Date | null;
  /** the first moment at which it is late by that date */
  lateFrom: Date | null;
  /** until when the officer's own opinion is asked; among the questions asked of the officer only */
  opinionDueAt?: Date | null;
  finishedAt: Date | null;
  stepName: Words | null;
  stepSince: Date | null;
  unitName: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  competentAgencyName: string;
  receivingAgencyName: string;
  fieldName: string;
  /** what lies before a leader, if anything */
  decisionKind: string | null;
  isTest: boolean;
  revision: number;
}

/** Dossiers with the names that a list shows. Conditions and order are the caller's; columns must name their table. */
export function selectDossierRows(db: Database | Tx) {
  return db
    .selectFrom('dossier')
    .innerJoin('procedure', 'procedure.code', 'dossier.procedureCode')
    .innerJoin('agency', 'agency.code', 'dossier.competentAgencyCode')
    .innerJoin('processDefinition', 'processDefinition.id', 'dossier.processId')
    .leftJoin('unit', 'unit.id', 'dossier.deskUnitId')
    .leftJoin('account', 'account.id', 'dossier.assigneeId')
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.submissionNumber',
      'dossier.status',
      'dossier.procedureCode',
      'procedure.name as procedureName',
      'dossier.applicantName',
      'dossier.channel',
      'dossier.submittedAt',
      'dossier.acceptBy',
      'dossier.receivedAt',
      'dossier.dueAt',
      'dossier.originalDueAt',
      'dossier.lateFrom',
      'dossier.finishedAt',
      'dossier.stepSince',
      'unit.name as unitName',
      'dossier.assigneeId',
      'account.fullName as assigneeName',
      'agency.shortName as competentAgencyName',
      'dossier.decisionKind',
      'dossier.isTest',
      'dossier.revision',
    ])
    .select([stepName.as('stepName'), receivingAgencyName.as('receivingAgencyName'), fieldName.as('fieldName')]);
}

// More tables to join than eight, and the planner would no longer begin with the few dossiers of a page.
const receivingAgencyName = sql<string>`(SELECT short_name FROM agency WHERE code = dossier.receiving_agency_code)`;
const fieldName = sql<string>`(SELECT name FROM field WHERE code = procedure.field_code)`;

const stepName = sql<Words | null>`(
  SELECT step -> 'name' FROM jsonb_array_elements(process_definition.content -> 'steps') AS step
  WHERE step ->> 'id' = dossier.step_id)`;

/** Every word (folded, at most eight) must occur in what the dossier is found by. */
export function matchesWords(text: string | undefined): RawBuilder<boolean> {
  const wanted = foldVietnamese(text ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8);
  if (wanted.length === 0) return sql<boolean>`true`;
  const tests = wanted.map((word) => sql`dossier.search_text LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  return sql<boolean>`(${sql.join(tests, sql` AND `)})`;
}

/**
 * `canRead` as a condition: leaders of the province and of the centre see everything, others what was received by, is
 * decided by, has passed through or asks an agency in which they hold a post (system administrators and post officers have
 * none of this).
 */
export function readableBy(actor: Extract<Actor, { kind: 'OFFICER' }>): RawBuilder<boolean> {
  if (holds(actor, 'PROVINCE_LEADER') || holds(actor, 'CENTRE_HEAD')) return sql<boolean>`true`;
  const posts = actor.posts.filter((post) => !ROLES_WITHOUT_DOSSIERS.includes(post.role));
  const agencies = posts.flatMap(({ agencyCode, formerly = [] }) => [agencyCode, ...formerly]);
  return sql<boolean>`dossier.agencies && ${agencies}::text[]`;
}
