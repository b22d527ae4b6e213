import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { reduce } from '../../domain/dossier/reduce.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import type { ActionInput } from './actionInput.ts';
import { actOnDossier } from './actOnDossier.ts';
import { findDossier } from './findDossier.ts';
import { listEvents } from './store.ts';
import { submitDossier } from './submitDossier.ts';

let sample: SampleDatabase;
beforeAll(async () => {
  sample = await sampleDatabase();
});
afterAll(() => sample.drop());

/** A login of somebody who holds the desk the dossier is on now. */
async function atDesk(id: string): Promise<string> {
  const row = await sample.db
    .selectFrom('dossier')
    .innerJoin('post', (join) =>
      join.onRef('post.agencyCode', '=', 'dossier.deskAgencyCode').onRef('post.role', '=', 'dossier.stepRole'),
    )
    .innerJoin('account', 'account.id', 'post.accountId')
    .select('account.login')
    .where('dossier.id', '=', id)
    .where((where) =>
      where.or([where('post.unitId', '=', where.ref('dossier.deskUnitId')), where('dossier.deskUnitId', 'is', null)]),
    )
    .where((where) =>
      where.or([where('dossier.assigneeId', 'is', null), where('dossier.assigneeId', '=', where.ref('account.id'))]),
    )
    .where('account.mustChangePassword', '=', false)
    .executeTakeFirstOrThrow();
  return row.login;
}

async function act(id: string, input: ActionInput) {
  return actOnDossier(await ctxAs(sample.db, await atDesk(id)), id, input);
}

describe('the six steps of Điều 14–15 (quy chế Sóc Trăng)', () => {
  it('carry an online dossier from submission to the returned result, and the history replays to the same state', async () => {
    const offering = await sample.db
      .selectFrom('offering')
      .innerJoin('processDefinition', 'processDefinition.id', 'offering.processId')
      .selectAll('offering')
      .where('processDefinition.key', '=', 'standard-six-step')
      .where('offering.competentAgencyCode', '=', 'H99.05')
      .executeTakeFirstOrThrow();
    const citizen = await ctxAs(sample.db, '0900000001');
    if (!('accountId' in citizen.actor)) throw new Error('not signed in');
    const { id, state } = await submitDossier(citizen, {
      procedureCode: offering.procedureCode,
      competentAgencyCode: 'H99.05',
      channel: 'ONLINE',
      ownerAccountId: citizen.actor.accountId,
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
      answers: {},
      components: [],
      setCount: 1,
      delivery: { method: 'COUNTER' },
    });
    expect(state.status).toBe(STATUS.SUBMITTED);
    expect(state.acceptBy).not.toBeNull();

    const received = await act(id, { action: 'RECEIVE' });
    expect(received.state.code).toBe('H99.03-261123-0001');
    expect(received.state.dueAt).not.toBeNull();
    expect((await act(id, { action: 'FORWARD' })).state.status).toBe(STATUS.IN_PROCESS);

    const specialist = await sample.db
      .selectFrom('post')
      .innerJoin('dossier', 'dossier.deskUnitId', 'post.unitId')
      .innerJoin('account', 'account.id', 'post.accountId')
      .select('post.accountId')
      .where('account.mustChangePassword', '=', false)
      .where('dossier.id', '=', id)
      .where('post.role', '=', 'SPECIALIST')
      .executeTakeFirstOrThrow();
    await act(id, { action: 'ASSIGN', assigneeId: specialist.accountId });
    await act(id, { action: 'PROPOSE', proposal: 'Đủ điều kiện, đề nghị cấp.' });
    const back = await act(id, { action: 'SEND_BACK', comment: 'Ghi rõ số thửa.' });
    expect(back.state.position?.assigneeId).toBe(specialist.accountId);
    await act(id, { action: 'PROPOSE', proposal: 'Đã ghi rõ số thửa.' });
    await act(id, { action: 'APPROVE' });
    await act(id, { action: 'APPROVE' });
    const issued = await act(id, {
      action: 'ISSUE',
      resultNumber: '12/GP-SXD',
      resultDate: '2026-11-23',
      resultSigner: 'Lãnh đạo mẫu',
    });
    expect(issued.state.status).toBe(STATUS.RESOLVED);
    const returned = await act(id, { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' });
    expect(returned.state.status).toBe(STATUS.RETURNED);
    expect(returned.state.position).toBeNull();

    const events = await listEvents(sample.db, id);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    const stored = await findDossier(sample.db, id);
    expect(stored?.state).toEqual(JSON.parse(JSON.stringify(reduce(events))));
  });
});
