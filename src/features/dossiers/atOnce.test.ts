import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, type DossierWalk, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import { inTransaction } from '../../platform/context.ts';
import { createDatabase, createPool } from '../../platform/db/database.ts';
import type { ActionInput } from './actionInput.ts';
import { actOnDossier } from './actOnDossier.ts';
import { enterAtCounter } from './enterAtCounter.ts';
import { type Dossier, listEvents } from './store.ts';
import { submitDossier } from './submitDossier.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());

const ASK: ActionInput = { action: 'REQUEST_SUPPLEMENT', items: [{ name: 'Nội quy', problem: 'Chưa ký' }] };
const types = async ({ id }: Dossier) => (await listEvents(sample.db, id)).map((event) => event.type);
const countDossiers = async () => (await sample.db.selectFrom('dossier').select('id').execute()).length;

describe('the same request twice', () => {
  it('submits once, one after the other and at the same moment', async () => {
    const ctx = await ctxAs(sample.db, CITIZEN, { requestId: 'submission-1' });
    const submission = { ...(await walk.submission('sixSteps')), channel: 'ONLINE' as const, ownerAccountId: null };
    const before = await countDossiers();
    const answers = await Promise.all([1, 2, 3].map(() => submitDossier(ctx, submission)));
    answers.push(await submitDossier(ctx, submission));
    expect(new Set(answers.map((dossier) => dossier.id)).size).toBe(1);
    expect(await countDossiers()).toBe(before + 1);
  });

  it('enters once at the counter, and a request of somebody else by the same name is another one', async () => {
    const before = await countDossiers();
    const same = { requestId: 'counter-entry-1' };
    const [first, second] = await Promise.all([walk.enter('sixSteps', same), walk.enter('sixSteps', same)]);
    const third = await walk.enter('sixSteps', same);
    expect([second.id, third.id]).toEqual([first.id, first.id]);
    const other = await walk.enter('sixSteps', { ...same, as: 'tiepnhan.sxd' });
    expect(other.id).not.toBe(first.id);
    expect(await countDossiers()).toBe(before + 2);
  });

  it('acts once, one after the other and at the same moment', async () => {
    const submitted = await walk.submit('sixSteps');
    const receptionist = await ctxAs(sample.db, 'tiepnhan.trungtam', { requestId: 'reception-1' });
    const receive = () => actOnDossier(receptionist, submitted.id, { action: 'RECEIVE', forward: true });
    const answers = await Promise.all([receive(), receive(), receive()]);
    answers.push(await receive());
    expect(new Set(answers.map(({ state }) => state.revision))).toEqual(new Set([3]));
    expect(await types(submitted)).toEqual(['SUBMITTED', 'RECEIVED', 'MOVED']);
  });

  it('does not answer for somebody who may not see the dossier', async () => {
    const submitted = await walk.submit('sixSteps');
    const named = { requestId: 'guessable' };
    await walk.act(submitted, { action: 'RECEIVE' }, { as: 'tiepnhan.trungtam', ...named });
    const stranger = walk.act(submitted, { action: 'RECEIVE' }, { as: 'tiepnhan.vidu', ...named });
    await expect(stranger).rejects.toMatchObject({ kind: { code: 'dossier.not_found' } });
  });

  it('is two requests when two people chose the same name for theirs', async () => {
    const named = { requestId: 'mine' };
    const assigned = await walk.assign(await walk.enter('sixSteps'));
    const proposed = await walk.act(assigned, { action: 'PROPOSE', proposal: 'Đề nghị cấp' }, named);
    const approved = await walk.act(proposed, { action: 'APPROVE' }, named);
    expect(approved.state.position?.stepId).toBe('decide');
  });
});

describe('two officers at once', () => {
  it('of two who saw the same dossier one is first, the other hears that it has changed', async () => {
    const submitted = await walk.submit('sixSteps');
    const { revision } = submitted.state;
    const outcomes = await Promise.allSettled([
      walk.act(submitted, { action: 'RECEIVE', revision }, { as: 'tiepnhan.trungtam' }),
      walk.act(submitted, { action: 'DECLINE', reason: 'Không đúng', revision }, { as: 'tiepnhan.sxd' }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toMatchObject({ kind: { code: 'dossier.changed_meanwhile', status: 409 } });
    expect(await types(submitted)).toHaveLength(2);
  });

  it('of two who take the dossier the second hears that the first has it', async () => {
    const submitted = await walk.submit('sixSteps');
    const { revision } = submitted.state;
    const taken = await walk.act(submitted, { action: 'TAKE', revision }, { as: 'tiepnhan.trungtam' });
    const second = walk.act(submitted, { action: 'TAKE', revision }, { as: 'tiepnhan.sxd' });
    await expect(second).rejects.toMatchObject({ kind: { code: 'dossier.changed_meanwhile' } });
    const knowing = { action: 'TAKE', revision: taken.state.revision } as const;
    const retaken = await walk.act(submitted, knowing, { as: 'tiepnhan.sxd' });
    expect(retaken.state.position?.assigneeId).not.toBe(taken.state.position?.assigneeId);
  });

  it('a decision made on what the applicant has changed meanwhile is not carried out', async () => {
    const asked = await walk.act(await walk.submit('sixSteps'), ASK);
    await walk.act(asked, { action: 'SUPPLEMENT', note: 'Đã ký' }, { as: CITIZEN });
    const decline = { action: 'DECLINE', reason: 'Không bổ sung', revision: asked.state.revision } as const;
    await expect(walk.act(asked, decline)).rejects.toMatchObject({ kind: { code: 'dossier.changed_meanwhile' } });
  });
});

describe('two hundred receptions of one agency and day at once', () => {
  it('give the numbers 1 to 200 without gaps or doubles, also when some fail or are rolled back', async () => {
    const day = new Date('2026-12-01T02:00:00Z');
    const pool = createPool(sample.url, 12);
    try {
      const db = createDatabase(pool);
      const receptionist = { ...(await ctxAs(sample.db, 'tiepnhan.trungtam', { now: day })), db };
      const entry = { ...(await walk.submission('immediate')), channel: 'COUNTER' as const };
      const commune = { ...(await ctxAs(sample.db, 'tiepnhan.vidu', { now: day })), db };
      const enter = (index: number) => enterAtCounter({ ...commune, requestId: `entry-${index}` }, entry);
      const rolledBack = (index: number) =>
        inTransaction({ ...commune, requestId: `rolled-back-${index}` }, async (tx) => {
          await enterAtCounter(tx, entry);
          throw new Error('power cut');
        });
      const refused = (index: number) =>
        enterAtCounter({ ...receptionist, requestId: `refused-${index}` }, { ...entry, onTheSpot: RESULT });

      const received: Promise<Dossier>[] = [];
      const failures: Promise<unknown>[] = [];
      for (let index = 0; index < 200; index++) {
        received.push(enter(index));
        if (index % 10 === 0) failures.push(rolledBack(index), refused(index));
      }
      const failed = await Promise.allSettled(failures);
      const codes = (await Promise.all(received)).map(({ state }) => state.code ?? '');

      expect(failed.every((outcome) => outcome.status === 'rejected')).toBe(true);
      expect(codes.map((code) => code.replace(/-\d+$/, ''))).toEqual(codes.map(() => 'H99.41-261201'));
      expect(codes.map((code) => Number(code.split('-')[2])).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 200 }, (_, index) => index + 1),
      );
      expect(codes.every((code) => parseDossierCode(code) === code)).toBe(true);
      const next = await walk.enter('immediate', { as: 'tiepnhan.vidu', now: new Date('2026-12-02T02:00:00Z') });
      expect(next.state.code).toBe('H99.41-261202-0001');
    } finally {
      await pool.end();
    }
  }, 60_000);
});
