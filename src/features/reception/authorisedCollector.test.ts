import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import type { Applicant } from '../../domain/policy/actor.ts';
import type { Dossier } from '../dossiers/store.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';

const OWNER = 'Nguyễn Văn Mẫu';
const AGENT = 'Lê Thử Nghiệm';

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());

/** Submitted by the agent in the owner’s name, and resolved. */
async function resolved(): Promise<Dossier> {
  const [owner, agent] = [await ctxAs(sample.db, '0900000001'), await ctxAs(sample.db, '0900000003')];
  const { accountId } = owner.actor as Applicant;
  const by = {
    accountId: (agent.actor as Applicant).accountId,
    name: AGENT,
    capacity: 'AUTHORISED' as const,
    procedureCodes: [],
    draftId: null,
  };
  const dossier = await submitDossier(
    { ...agent, actor: { kind: 'APPLICANT', accountId, name: OWNER, by } },
    {
      ...(await walk.submission('oneDesk')),
      applicant: { kind: 'CITIZEN', name: OWNER, submitterName: AGENT },
      channel: 'ONLINE',
      ownerAccountId: accountId,
    },
  );
  return walk.walk(dossier, { action: 'RECEIVE', forward: true }, { action: 'ISSUE', ...RESULT });
}

async function authorise(validTo: string): Promise<void> {
  const [owner, agent] = [await ctxAs(sample.db, '0900000001'), await ctxAs(sample.db, '0900000003')];
  const acceptedAt = owner.clock.now();
  await sample.db
    .insertInto('authorisation')
    .values({
      id: uuidv7(),
      principalId: (owner.actor as Applicant).accountId,
      agentId: (agent.actor as Applicant).accountId,
      procedureCodes: [],
      validFrom: '2026-11-01',
      validTo,
      createdAt: acceptedAt,
      acceptedAt,
    })
    .execute();
}

const collect = (dossier: Dossier, more: object = {}) =>
  walk.act(dossier, { action: 'RETURN', method: 'COUNTER', collectorName: AGENT, ...more });

describe('who submitted under an authorisation (Đ.22 NĐ 118/2025)', () => {
  it('collects the result while it holds', async () => {
    await authorise('2026-12-31');
    const { state } = await collect(await resolved());
    expect(state.returned).toMatchObject({ collectorName: AGENT, authorised: false });
  });

  it('collects nothing once it is over, and the counter is told when it ended; another paper opens the door', async () => {
    const dossier = await resolved();
    const endedAt = new Date('2026-11-22T03:00:00Z');
    await sample.db.updateTable('authorisation').set({ endedAt }).execute();
    await authorise('2026-11-20');
    const refused = await collect(dossier).catch((error: unknown) => error);
    expect(refused).toMatchObject({ fields: [{ field: 'authorised', code: 'ended' }] });
    expect(JSON.stringify((refused as { fields: object[] }).fields)).toContain('22/11/2026');
    const { state } = await collect(dossier, { authorised: true, documentNumber: 'Giấy ủy quyền số 02' });
    expect(state.returned).toMatchObject({ authorised: true });
  });

  it('is not asked where the owner comes in person', async () => {
    const { state } = await collect(await resolved(), { collectorName: OWNER });
    expect(state.returned).toMatchObject({ collectorName: OWNER });
  });
});
