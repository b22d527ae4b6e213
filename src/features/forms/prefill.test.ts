import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, dossiersDatabase, type SampleDatabase } from '../../../test/sampleProvince.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { knownFacts } from './prefill.ts';

const CITIZEN = '0900000001';

let sample: SampleDatabase;
beforeAll(async () => {
  sample = await dossiersDatabase();
  const { accountId } = await citizen();
  // what the account does not say must come from elsewhere
  await sample.db
    .updateTable('account')
    .set({ citizenId: null, dateOfBirth: null, address: null, email: 'moi@vidu.example' })
    .where('id', '=', accountId)
    .execute();
});
afterAll(() => sample.drop());

async function citizen() {
  const ctx = await ctxAs(sample.db, CITIZEN);
  if (ctx.actor.kind !== 'APPLICANT') throw new Error('not an applicant');
  return { ctx, actor: ctx.actor, accountId: ctx.actor.accountId };
}

/** The last dossier of the citizen, handed in for nobody else. */
async function lastDossier(accountId: string) {
  const row = await sample.db
    .selectFrom('dossier')
    .select(['id', 'code', 'state'])
    .where('ownerAccountId', '=', accountId)
    .where('code', 'is not', null)
    .orderBy('submittedAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { ...row, state: row.state as unknown as DossierState };
}

async function putResult(ownerId: string, dossierId: string): Promise<void> {
  const fileId = uuidv7();
  const sha256 = 'a'.repeat(64);
  const createdAt = new Date('2026-11-01T02:00:00Z');
  await sample.db
    .insertInto('storedFile')
    .values({
      id: fileId,
      name: 'ket-qua.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 10,
      sha256,
      uploadedBy: ownerId,
      createdAt,
    })
    .execute();
  await sample.db
    .insertInto('vaultItem')
    .values({
      id: uuidv7(),
      ownerKind: 'ACCOUNT',
      ownerId,
      name: 'Giấy chứng nhận mẫu',
      source: 'RESULT',
      fileId,
      sha256,
      dossierId,
      searchText: '',
      createdAt,
    })
    .execute();
}

describe('a form is filled in with what is known', () => {
  it('from the account first, then from what was declared last, each with its source', async () => {
    const { ctx, accountId } = await citizen();
    const { code, state } = await lastDossier(accountId);
    const facts = await knownFacts(ctx);
    expect(facts.email).toEqual({ value: 'moi@vidu.example', origin: { from: 'ACCOUNT' } });
    expect(facts.citizenId).toEqual({ value: state.applicant.citizenId, origin: { from: 'DOSSIER', code } });
    expect(facts.address?.origin).toEqual({ from: 'DOSSIER', code });
  });

  it('from results in the vault before what was only declared', async () => {
    const { ctx, accountId } = await citizen();
    await putResult(accountId, (await lastDossier(accountId)).id);
    const facts = await knownFacts(ctx);
    expect(facts.citizenId?.origin).toEqual({ from: 'VAULT', paper: 'Giấy chứng nhận mẫu' });
    expect(facts.email?.origin).toEqual({ from: 'ACCOUNT' });
  });

  it('from the account alone where the person is not known surely enough for personal data', async () => {
    const { ctx, actor } = await citizen();
    await sample.db
      .insertInto('assuranceRule')
      .values({ id: uuidv7(), action: 'PERSONAL_DATA', level: 2, basis: 'Quy định mẫu' })
      .execute();
    const weak = await knownFacts(ctx);
    expect(weak.citizenId).toBeUndefined();
    expect(weak.email?.origin).toEqual({ from: 'ACCOUNT' });
    const sure = await knownFacts({ ...ctx, actor: { ...actor, assurance: 2 } });
    expect(sure.citizenId?.origin).toEqual({ from: 'VAULT', paper: 'Giấy chứng nhận mẫu' });
  });
});
