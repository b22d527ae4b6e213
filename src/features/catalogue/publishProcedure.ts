import { v7 } from 'uuid';
import { diffProcedure, type ProcedureChange } from '../../domain/procedure/diff.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { searchWords } from '../../domain/text/normalise.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { distrustCatalogue } from './catalogueIndex.ts';
import { keepComponentKeys } from './componentKeys.ts';
import { contentHash } from './contentHash.ts';
import { requirePublisher } from './mayPublish.ts';
import { type Day, dayBefore, today } from './today.ts';

export interface ProcedurePublication {
  content: ProcedureContent;
  /** where it comes from, e.g. `import:procedures.json` or `sample` */
  source: string;
  /** first day in force; left out: the day of the decision, and for a further version not before today */
  effectiveFrom?: Day;
}

export interface PublishedProcedure {
  code: string;
  versionId: string;
  /** number of the version in force or coming, from 1 */
  number: number;
  outcome: 'ADDED' | 'CHANGED' | 'UNCHANGED';
  /** against the version before; empty for a new procedure */
  changes: ProcedureChange[];
}

interface LastVersion {
  id: string;
  code: string;
  number: number;
  contentHash: string;
  effectiveFrom: Day;
  content: ProcedureContent;
}

interface NewVersion extends LastVersion {
  before: LastVersion | undefined;
  publication: ProcedurePublication;
}

/** Publishes one procedure: a new immutable version when anything a reader notices changed, nothing otherwise. */
export async function publishProcedure(ctx: Ctx, publication: ProcedurePublication): Promise<PublishedProcedure> {
  const [published] = await publishProcedures(ctx, [publication]);
  return published!;
}

/**
 * Publishes many procedures (of different codes) in one transaction with a fixed number of statements. What the national
 * record does not know – English name, electronic form – is taken over from the version before.
 */
export async function publishProcedures(ctx: Ctx, publications: ProcedurePublication[]): Promise<PublishedProcedure[]> {
  requirePublisher(ctx);
  if (publications.length === 0) return [];
  const published = await inTransaction(ctx, async (tx) => {
    // Publications wait for each other: two of the same code must not take the same number.
    await tx.db.selectFrom('catalogueRevision').select('number').forUpdate().execute();
    const last = await findLastVersions(
      tx,
      publications.map((publication) => publication.content.code),
    );
    const day = today(ctx.clock);
    const prepared = publications.map((publication) => prepare(publication, last.get(publication.content.code), day));
    const fresh = prepared.filter((version) => version.contentHash !== version.before?.contentHash);
    if (fresh.length > 0) await store(tx, fresh, day);
    return prepared.map((version) => toResult(version));
  });
  distrustCatalogue(ctx);
  return published;
}

async function findLastVersions(tx: TxCtx, codes: string[]): Promise<Map<string, LastVersion>> {
  const rows = await tx.db
    .selectFrom('procedureVersion')
    .distinctOn('code')
    .select(['id', 'code', 'number', 'contentHash', 'effectiveFrom', 'content'])
    .where('code', 'in', codes)
    .orderBy('code')
    .orderBy('number', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
}

function prepare(publication: ProcedurePublication, before: LastVersion | undefined, day: Day): NewVersion {
  const { formKey = before?.content.formKey, nameEn = before?.content.nameEn, ...rest } = publication.content;
  const content = keepComponentKeys(
    { ...rest, ...(nameEn && { nameEn }), ...(formKey && { formKey }) },
    before?.content,
  );
  const wanted = publication.effectiveFrom ?? content.decision.date ?? day;
  return {
    id: v7(),
    code: content.code,
    number: (before?.number ?? 0) + 1,
    contentHash: contentHash(content),
    effectiveFrom: before && wanted <= before.effectiveFrom ? laterOf(day, before.effectiveFrom) : wanted,
    content,
    before,
    publication,
  };
}

function laterOf(first: Day, second: Day): Day {
  return first > second ? first : second;
}

function toResult({ before, ...version }: NewVersion): PublishedProcedure {
  if (!before)
    return { code: version.code, versionId: version.id, number: version.number, outcome: 'ADDED', changes: [] };
  if (before.contentHash === version.contentHash) {
    return { code: version.code, versionId: before.id, number: before.number, outcome: 'UNCHANGED', changes: [] };
  }
  const changes = diffProcedure(before.content, version.content);
  return { code: version.code, versionId: version.id, number: version.number, outcome: 'CHANGED', changes };
}

async function store(tx: TxCtx, versions: NewVersion[], day: Day): Promise<void> {
  const now = tx.clock.now();
  const fields = new Map(versions.map(({ content }) => [content.field.code, content.field.name]));
  await tx.db
    .insertInto('field')
    .values([...fields].map(([code, name]) => ({ code, name })))
    .onConflict((conflict) => conflict.column('code').doUpdateSet((row) => ({ name: row.ref('excluded.name') })))
    .execute();
  await upsertProcedures(tx, versions, day, now);
  await tx.db
    .insertInto('procedureVersion')
    .values(
      versions.map((version) => ({
        id: version.id,
        code: version.code,
        number: version.number,
        content: JSON.stringify(version.content),
        contentHash: version.contentHash,
        decisionNumber: version.content.decision.number,
        decisionDate: version.content.decision.date,
        effectiveFrom: version.effectiveFrom,
        source: version.publication.source,
        createdAt: now,
      })),
    )
    .execute();
  await closeEarlierVersions(tx, versions);
  await bumpRevision(tx);
}

/** A version whose first day is still to come leaves the row as it is; `activateVersions` turns it on that day. */
async function upsertProcedures(tx: TxCtx, versions: NewVersion[], day: Day, now: Date): Promise<void> {
  const shown = versions.filter((version) => !version.before || version.effectiveFrom <= day);
  if (shown.length === 0) return;
  await tx.db
    .insertInto('procedure')
    .values(
      shown.map((version) => ({
        code: version.code,
        ...procedureRow(version.content),
        currentVersionId: version.id,
        updatedAt: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((row) => ({
        currentVersionId: row.ref('excluded.currentVersionId'),
        name: row.ref('excluded.name'),
        nameEn: row.ref('excluded.nameEn'),
        fieldCode: row.ref('excluded.fieldCode'),
        tiers: row.ref('excluded.tiers'),
        serviceLevel: row.ref('excluded.serviceLevel'),
        subjects: row.ref('excluded.subjects'),
        state: row.ref('excluded.state'),
        searchText: row.ref('excluded.searchText'),
        updatedAt: row.ref('excluded.updatedAt'),
      })),
    )
    .execute();
}

/** The columns of `procedure` that repeat its current version. */
export function procedureRow(content: ProcedureContent) {
  return {
    name: content.name,
    nameEn: content.nameEn ?? null,
    fieldCode: content.field.code,
    tiers: content.tiers,
    serviceLevel: content.serviceLevel,
    subjects: content.subjects,
    state: content.state,
    searchText: searchWords([content.code, content.name, content.nameEn ?? '', ...content.keywords].join(' ')).join(
      ' ',
    ),
  };
}

async function closeEarlierVersions(tx: TxCtx, versions: NewVersion[]): Promise<void> {
  for (const { before, effectiveFrom } of versions) {
    if (!before) continue;
    const effectiveTo = laterOf(dayBefore(effectiveFrom), before.effectiveFrom);
    await tx.db.updateTable('procedureVersion').set({ effectiveTo }).where('id', '=', before.id).execute();
  }
}

/** Tells every web process that its search index is out of date, once the transaction commits. */
export async function bumpRevision(tx: TxCtx): Promise<void> {
  await tx.db
    .updateTable('catalogueRevision')
    .set((row) => ({ number: row('number', '+', 1) }))
    .execute();
}
