import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, type DossierWalk, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { DOSSIER_ACTIONS, type DossierAction } from '../../domain/dossier/actions.ts';
import { requiredFields } from '../../domain/dossier/requiredFields.ts';
import { inTransaction } from '../../platform/context.ts';
import type { ActionInput } from './actionInput.ts';
import { actOnDossier } from './actOnDossier.ts';
import { getDossier } from './getDossier.ts';
import type { Dossier } from './store.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());

const NOT_FOUND = { kind: { code: 'dossier.not_found', status: 404 } };
const NOT_ALLOWED = { kind: { code: 'dossier.action_not_allowed', status: 403 } };

/** Input with everything that any action needs. */
const COMPLETE: Omit<ActionInput, 'action'> = {
  ...RESULT,
  reason: 'Lý do mẫu',
  comment: 'Ý kiến mẫu',
  note: 'Ghi chú mẫu',
  proposal: 'Đề xuất mẫu',
  until: '2026-12-30T10:00:00.000Z',
  vnd: 1000,
  items: [{ name: 'Giấy tờ mẫu', problem: 'Thiếu' }],
  assigneeId: '00000000-0000-7000-8000-000000000000',
  opinionAgencyCode: 'H99.05',
  visitKind: 'MEETING',
  visitAt: '2026-12-01T02:00:00.000Z',
  place: 'Phòng họp mẫu',
  participants: 'Cán bộ Mẫu',
  sentTo: 'Cấp trên mẫu',
  documentNumber: '1/TTr-M',
  documentDate: '2026-11-25',
  method: 'COUNTER',
  collectorName: 'Nguyễn Văn Mẫu',
};

describe('the history of a dossier', () => {
  it('cannot be changed, shortened or emptied, whatever program tries', async () => {
    const { id } = await walk.submit('sixSteps');
    const mine = sql`dossier_id = ${id}`;
    const attempts = [
      sql`UPDATE dossier_event SET payload = '{}' WHERE ${mine}`,
      sql`DELETE FROM dossier_event WHERE ${mine}`,
      sql`TRUNCATE dossier_event`,
    ];
    for (const attempt of attempts) await expect(attempt.execute(sample.db)).rejects.toThrow('append-only');
  });
});

describe('whoever must hear of an event', () => {
  const jobs = async (id: string) => {
    const { rows } = await sql<{ seq: number }>`
      SELECT (payload ->> 'seq')::int AS seq FROM graphile_worker._private_jobs
      WHERE payload ->> 'dossierId' = ${id} ORDER BY seq`.execute(sample.db);
    return rows.map((row) => row.seq);
  };

  it('is told by a job for each event', async () => {
    const entered = await walk.enter('sixSteps');
    expect(await jobs(entered.id)).toEqual([1, 2, 3]);
  });

  it('is not told of what was taken back, nor of history entered afterwards', async () => {
    const submitted = await walk.submit('sixSteps');
    const receptionist = await ctxAs(sample.db, 'tiepnhan.trungtam');
    const takenBack = inTransaction(receptionist, async (tx) => {
      await actOnDossier(tx, submitted.id, { action: 'RECEIVE' });
      throw new Error('power cut');
    });
    await expect(takenBack).rejects.toThrow('power cut');
    expect(await jobs(submitted.id)).toEqual([1]);
    const quiet = { ...receptionist, quiet: true };
    expect((await actOnDossier(quiet, submitted.id, { action: 'RECEIVE' })).state.revision).toBe(2);
    expect(await jobs(submitted.id)).toEqual([1]);
  });
});

describe('other people’s dossiers', () => {
  let dossier: Dossier;
  beforeAll(async () => {
    dossier = await walk.submit('sixSteps');
  });

  it.each(['0900000002', 'tiepnhan.vidu', 'cv1.sxd', 'quantri.tinh'])(
    'do not exist for %s: neither to read nor to act on',
    async (login) => {
      await expect(getDossier(await ctxAs(sample.db, login), dossier.id)).rejects.toMatchObject(NOT_FOUND);
      for (const action of DOSSIER_ACTIONS) {
        const act = walk.act(dossier, { ...COMPLETE, action }, { as: login });
        await expect(act).rejects.toMatchObject(NOT_FOUND);
      }
    },
  );

  it('look the same as dossiers that really do not exist', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    const citizen = await ctxAs(sample.db, '0900000002');
    await expect(getDossier(citizen, nobody)).rejects.toMatchObject(NOT_FOUND);
    await expect(actOnDossier(citizen, nobody, { action: 'WITHDRAW' })).rejects.toMatchObject(NOT_FOUND);
  });

  it('are open to their owner and to leaders of the province, who can do nothing there that is not theirs', async () => {
    for (const login of [CITIZEN, 'ct.tinh', 'tiepnhan.sxd']) {
      const { dossier: seen } = await getDossier(await ctxAs(sample.db, login), dossier.id);
      expect(seen.id).toBe(dossier.id);
    }
    await expect(walk.act(dossier, { action: 'RECEIVE' }, { as: CITIZEN })).rejects.toMatchObject(NOT_ALLOWED);
    await expect(walk.act(dossier, { action: 'RECEIVE' }, { as: 'ct.tinh' })).rejects.toMatchObject(NOT_ALLOWED);
  });

  it('leave a trace when an officer looks, and none when the owner does', async () => {
    const count = async () => {
      const rows = await sample.db
        .selectFrom('accessLog')
        .select('accountId')
        .where('subjectId', '=', dossier.id)
        .execute();
      return rows.length;
    };
    const before = await count();
    await getDossier(await ctxAs(sample.db, CITIZEN), dossier.id);
    expect(await count()).toBe(before);
    await getDossier(await ctxAs(sample.db, 'ct.tinh'), dossier.id);
    expect(await count()).toBe(before + 1);
  });
});

describe('a forged action', () => {
  it('is refused at every desk where the process does not have it, and changes nothing', async () => {
    const dossier = await walk.assign(await walk.enter('sixSteps'));
    const allowed: DossierAction[] = [
      ...(['PROPOSE', 'REQUEST_SUPPLEMENT', 'SET_OBLIGATION', 'PLAN_VISIT', 'SEND_OUT', 'EXTEND', 'STOP'] as const),
    ];
    for (const action of DOSSIER_ACTIONS.filter((candidate) => !allowed.includes(candidate)))
      await expect(walk.act(dossier, { ...COMPLETE, action })).rejects.toMatchObject(NOT_ALLOWED);
    const { dossier: now } = await getDossier(await ctxAs(sample.db, 'ct.tinh'), dossier.id);
    expect(now.state).toEqual(JSON.parse(JSON.stringify(dossier.state)));
  });

  it('cannot enter a dossier at a counter where the officer does not sit', async () => {
    const before = await sample.db.selectFrom('dossier').select('id').execute();
    await expect(walk.enter('sixSteps', { as: 'tiepnhan.vidu' })).rejects.toMatchObject({ kind: { status: 403 } });
    await expect(walk.enter('sixSteps', { as: CITIZEN })).rejects.toMatchObject({ kind: { status: 403 } });
    expect(await sample.db.selectFrom('dossier').select('id').execute()).toHaveLength(before.length);
  });

  it('cannot attach a file that somebody else uploaded', async () => {
    const dossier = await walk.assign(await walk.enter('sixSteps'));
    const fileIds = ['00000000-0000-7000-8000-00000000000f'];
    await sample.db
      .insertInto('storedFile')
      .values({
        id: fileIds[0]!,
        name: 'a.pdf',
        mediaType: 'application/pdf',
        sizeBytes: 1,
        sha256: 'x',
        createdAt: new Date(),
      })
      .execute();
    await expect(walk.act(dossier, { ...COMPLETE, action: 'PROPOSE', fileIds })).rejects.toMatchObject({
      kind: { code: 'file.not_found' },
    });
  });

  it('cannot assign to somebody of another division', async () => {
    const dossier = await walk.enter('sixSteps');
    const elsewhere = await ctxAs(sample.db, 'cv1.sxd');
    const assigneeId = 'accountId' in elsewhere.actor ? elsewhere.actor.accountId : '';
    await expect(walk.act(dossier, { action: 'ASSIGN', assigneeId })).rejects.toMatchObject({
      kind: { status: 400 },
      fields: [{ field: 'assigneeId', code: 'notAtDesk' }],
    });
  });
});

describe('what an action cannot do without', () => {
  /** A dossier on which the action is open to somebody at the desk. */
  const asked = async () =>
    walk.act(await walk.assign(await walk.enter('withOpinion')), { ...COMPLETE, action: 'ASK_OPINION' });
  const planned = async () =>
    walk.act(await walk.assign(await walk.enter('sixSteps')), { ...COMPLETE, action: 'PLAN_VISIT' });
  const returned = async () =>
    walk.walk(
      await walk.enter('oneDesk', { as: 'tiepnhan.vidu' }),
      { ...COMPLETE, action: 'ISSUE' },
      { ...COMPLETE, action: 'RETURN' },
    );
  const refused = async () =>
    walk.walk(await walk.enter('fourAtCentre'), { ...COMPLETE, action: 'PROPOSE' }, { ...COMPLETE, action: 'REFUSE' });
  const situations: [DossierAction, () => Promise<Dossier>, as?: string][] = [
    ['DECLINE', () => walk.submit('sixSteps')],
    ['REQUEST_SUPPLEMENT', () => walk.submit('sixSteps')],
    ['ASSIGN', () => walk.enter('sixSteps')],
    ['PROPOSE', async () => walk.assign(await walk.enter('sixSteps'))],
    ['SET_OBLIGATION', async () => walk.assign(await walk.enter('sixSteps'))],
    ['ASK_OPINION', async () => walk.assign(await walk.enter('withOpinion'))],
    ['ANSWER_OPINION', asked, 'ld.sxd'],
    ['REMIND_OPINION', asked],
    ['CANCEL_OPINION', asked],
    ['PLAN_VISIT', async () => walk.assign(await walk.enter('sixSteps'))],
    ['RECORD_VISIT', planned],
    ['CANCEL_VISIT', planned],
    ['SEND_OUT', async () => walk.assign(await walk.enter('sixSteps'))],
    [
      'RECORD_REPLY',
      async () => walk.act(await walk.assign(await walk.enter('sixSteps')), { ...COMPLETE, action: 'SEND_OUT' }),
    ],
    ['EXTEND', async () => walk.assign(await walk.enter('sixSteps'))],
    ['STOP', async () => walk.assign(await walk.enter('sixSteps'))],
    [
      'REJECT_DECISION',
      async () => walk.act(await walk.assign(await walk.enter('sixSteps')), { ...COMPLETE, action: 'STOP' }),
    ],
    ['SEND_BACK', async () => walk.walk(await walk.enter('fourAtCentre'), { ...COMPLETE, action: 'PROPOSE' })],
    ['REFUSE', async () => walk.walk(await walk.enter('fourAtCentre'), { ...COMPLETE, action: 'PROPOSE' })],
    ['ISSUE', () => walk.enter('oneDesk', { as: 'tiepnhan.vidu' })],
    [
      'RETURN',
      async () => walk.act(await walk.enter('oneDesk', { as: 'tiepnhan.vidu' }), { ...COMPLETE, action: 'ISSUE' }),
    ],
    ['REASSIGN', () => walk.enter('sixSteps'), 'tp.snv'],
    ['CORRECT', returned, 'ld.vidu'],
    ['REOPEN', refused, 'ld.stc'],
  ];

  it('is known for every action that needs something', () => {
    expect(DOSSIER_ACTIONS.filter((action) => requiredFields(action).length > 0).sort()).toEqual(
      situations.map(([action]) => action).sort(),
    );
  });

  it.each(situations)('is said field by field in the person’s language: %s', async (action, situation, as) => {
    const dossier = await situation();
    const messages: string[] = [];
    for (const language of ['vi', 'en'] as const) {
      const blank = { action, reason: ' ', comment: '', proposal: '\n', items: [] };
      const problem = await walk.act(dossier, blank, { language, as }).catch((error: unknown) => error);
      expect(problem).toMatchObject({
        kind: { code: 'common.invalid_input', status: 400 },
        fields: requiredFields(action).map((field) => ({ field, code: 'required' })),
      });
      messages.push(...(problem as { fields: { message: string }[] }).fields.map((field) => field.message));
    }
    expect(new Set(messages).size).toBe(2 * requiredFields(action).length);
    expect(messages.every((message) => message.length > 5)).toBe(true);
  });
});

describe('a desk at which nobody sits', () => {
  it('is never given a dossier: the officer hears whom to tell, and the dossier stays', async () => {
    const dossier = await walk.assign(await walk.enter('sixSteps'));
    const unitId = dossier.state.position?.unitId ?? null;
    const heads = () => sample.db.updateTable('post').where('unitId', '=', unitId).where('role', '=', 'UNIT_HEAD');
    await heads().set({ validTo: '2026-11-22' }).execute();
    const propose = { action: 'PROPOSE', proposal: 'Đề nghị cấp' } as const;
    await expect(walk.act(dossier, propose)).rejects.toMatchObject({
      kind: { code: 'dossier.no_staff_at_desk', status: 409 },
    });
    await heads().set({ validTo: null }).execute();
    expect((await walk.act(dossier, propose)).state.position).toMatchObject({ stepId: 'review', unitId });
  });

  it('does not count an officer whose post begins later or who may not sign in any more', async () => {
    const dossier = await walk.enter('fourAtCentre');
    const leaders = () =>
      sample.db.updateTable('post').where('agencyCode', '=', 'H99.03').where('role', '=', 'AGENCY_LEADER');
    await leaders().set({ validFrom: '2026-12-01' }).execute();
    const propose = { action: 'PROPOSE', proposal: 'Đề nghị cấp' } as const;
    await expect(walk.act(dossier, propose)).rejects.toMatchObject({ kind: { code: 'dossier.no_staff_at_desk' } });
    await leaders().set({ validFrom: '2025-07-01' }).execute();
    expect((await walk.act(dossier, propose)).state.position?.stepId).toBe('approve');
  });
});

describe('the key of the look-up link', () => {
  it('is random for each dossier, of 96 bits, and says nothing of the applicant', async () => {
    const keys = await Promise.all(
      Array.from({ length: 50 }, async () => (await walk.submit('sixSteps')).state.lookupKey),
    );
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) {
      expect(key).toMatch(/^[A-Za-z0-9_-]{16}$/);
      expect(Buffer.from(key, 'base64url')).toHaveLength(12);
    }
    // every place of a random text takes nearly every value: fixed prefixes or counters would show here
    const places = Array.from({ length: 16 }, (_, place) => new Set(keys.map((key) => key[place])).size);
    expect(Math.min(...places)).toBeGreaterThan(15);
  });
});
