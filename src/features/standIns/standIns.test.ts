import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { standsInFor } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import { listEvents } from '../dossiers/store.ts';
import type { AbsenceInput } from './absenceChecks.ts';
import { endAbsence } from './endAbsence.ts';
import { listHeldDossiers } from './heldDossiers.ts';
import { listAbsences, planAbsence } from './queries.ts';
import { registerAbsence } from './registerAbsence.ts';

let sample: SampleDatabase;
const id: Record<string, string> = {};
const posts: Record<string, string[]> = {};

beforeAll(async () => {
  sample = await sampleDatabase();
  const rows = await sample.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['account.login', 'account.id', 'post.id as postId'])
    .orderBy('post.id')
    .execute();
  for (const row of rows) {
    id[row.login] = row.id;
    posts[row.login] = [...(posts[row.login] ?? []), row.postId];
  }
});
afterAll(() => sample.drop());

/** An instant of Vietnam's clock. */
const at = (time: string) => new Date(`${time}+07:00`);
const as = (login: string, time = '2026-11-23T09:00:00') => ctxAs(sample.db, login, { now: at(time) });

/** `absent` is away from Tuesday to Thursday, `substitute` stands in under all posts. */
const away = (absent: string, substitute: string | null, more: Partial<AbsenceInput> = {}): AbsenceInput => ({
  accountId: id[absent] ?? '',
  substituteId: substitute && (id[substitute] ?? ''),
  postIds: substitute ? (posts[absent] ?? []) : [],
  firstDay: '2026-11-24',
  lastDay: '2026-11-26',
  reason: 'Nghỉ phép năm',
  ...more,
});

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('not refused');
  return [error.kind.code, ...error.fields.map(({ field, code }) => `${field}:${code}`)].join(' ');
}

/** Registers, runs, ends: no test sees the absence of another. */
async function during(ctx: Ctx, input: AbsenceInput, work: (absenceId: string) => Promise<void>): Promise<void> {
  const { id: absenceId } = await registerAbsence(ctx, input);
  try {
    await work(absenceId);
  } finally {
    await sample.db.deleteFrom('absence').where('id', '=', absenceId).execute();
  }
}

const standsIn = async (login: string, time: string) =>
  standsInFor((await as(login, time)).actor).map(({ accountId }) => accountId);

describe('a registered stand-in (Đ.4.4, Đ.16.2b QĐ 1748/2023 Đồng Nai)', () => {
  it('holds from the first minute of the first day to the last minute of the last day, in Vietnam', async () => {
    await during(await as('cv1.snv'), away('cv1.snv', 'cv2.snv'), async () => {
      expect(await standsIn('cv2.snv', '2026-11-23T23:59:59')).toEqual([]);
      expect(await standsIn('cv2.snv', '2026-11-24T00:00:00')).toEqual([id['cv1.snv']]);
      expect(await standsIn('cv2.snv', '2026-11-26T23:59:59')).toEqual([id['cv1.snv']]);
      expect(await standsIn('cv2.snv', '2026-11-27T00:00:00')).toEqual([]);
    });
  });

  it('gives only the chosen posts, and takes none from the absent officer', async () => {
    const [specialist = ''] = posts['cv2.snv'] ?? [];
    await during(await as('cv2.snv'), away('cv2.snv', 'cv1.snv', { postIds: [specialist] }), async () => {
      const { actor } = await as('cv1.snv', '2026-11-25T09:00:00');
      const roles = 'posts' in actor ? actor.posts.map(({ role, onBehalfOf }) => [role, onBehalfOf?.accountId]) : [];
      expect(roles).toEqual([
        ['SPECIALIST', undefined],
        ['SPECIALIST', id['cv2.snv']],
      ]);
      const absent = await as('cv2.snv', '2026-11-25T09:00:00');
      expect('posts' in absent.actor && absent.actor.posts).toHaveLength(2);
    });
  });

  it('ends with a post that ends, and when it is ended early by the officer, the head or the substitute', async () => {
    for (const who of ['cv1.snv', 'tp.snv', 'cv2.snv']) {
      const { id: absenceId } = await registerAbsence(await as('cv1.snv'), away('cv1.snv', 'cv2.snv'));
      await endAbsence(await as(who, '2026-11-24T10:00:00'), absenceId);
      expect(await standsIn('cv2.snv', '2026-11-24T10:00:01')).toEqual([]);
      expect(await refusal(endAbsence(await as(who), absenceId))).toBe('standIns.absence_not_found');
    }
    await during(await as('cv1.snv'), away('cv1.snv', 'cv2.snv'), async () => {
      const own = sample.db.updateTable('post').where('accountId', '=', id['cv1.snv'] ?? '');
      await own.set({ validTo: '2026-11-24' }).execute();
      expect(await standsIn('cv2.snv', '2026-11-25T09:00:00')).toEqual([]);
      await own.set({ validTo: null }).execute();
    });
  });

  it('is registered by the officer, the head of the unit, the leader or the administrator of the agency; by nobody else', async () => {
    for (const who of ['cv1.snv', 'tp.snv', 'ld.snv', 'qt.snv', 'quantri.tinh'])
      await during(await as(who), away('cv1.snv', 'cv2.snv'), async () => undefined);
    for (const who of ['cv3.snv', 'tp2.snv', 'ld.stc', 'qt.stc', 'tiepnhan.trungtam'])
      expect(await refusal(registerAbsence(await as(who), away('cv1.snv', 'cv2.snv')))).toBe(
        'standIns.may_not_register',
      );
    const citizen = await ctxAs(sample.db, '0900000001');
    expect(await refusal(registerAbsence(citizen, away('cv1.snv', 'cv2.snv')))).toBe('common.forbidden');
  });

  it('for a post that sees beyond one agency is a matter of its holder, not of the agency’s administrator', async () => {
    const decided = { decisionNumber: '12/QĐ-UBND', decisionDate: '2026-11-20' };
    const input = away('gd.trungtam', 'pgd.trungtam', decided);
    expect(await refusal(registerAbsence(await as('qt.trungtam'), input))).toBe('standIns.may_not_register');
    await during(await as('gd.trungtam'), input, async () => {
      expect(await standsIn('pgd.trungtam', '2026-11-25T09:00:00')).toEqual([id['gd.trungtam']]);
    });
  });

  it('for a leader takes a written decision (Đ.16.1c QĐ 1748/2023 Đồng Nai)', async () => {
    const ctx = await as('ld.snv');
    expect(await refusal(registerAbsence(ctx, away('ld.snv', 'pld.snv')))).toBe(
      'common.invalid_input decisionNumber:required',
    );
    await during(ctx, away('ld.snv', 'pld.snv', { decisionNumber: '05/QĐ-SNV' }), async () => undefined);
  });

  it('never keeps accounts: administrators’ posts cannot be stood in for', async () => {
    expect((await planAbsence(await as('qt.snv'), id['qt.snv'] ?? '')).posts).toEqual([]);
    expect(await refusal(registerAbsence(await as('qt.snv'), away('qt.snv', 'vt.snv')))).toBe(
      'common.invalid_input postIds:required',
    );
  });

  it('is not oneself, not a stranger, not somebody without an account that works', async () => {
    const ctx = await as('cv1.snv');
    expect(await refusal(registerAbsence(ctx, away('cv1.snv', 'cv1.snv')))).toContain('substituteId:invalid');
    expect(await refusal(registerAbsence(ctx, away('cv1.snv', 'cv1.stc')))).toBe(
      'common.invalid_input substituteId:stranger',
    );
    await sample.db.updateTable('account').set({ status: 'DISABLED' }).where('login', '=', 'cv5.snv').execute();
    expect(await refusal(registerAbsence(ctx, away('cv1.snv', 'cv5.snv')))).toContain('substituteId:stranger');
  });

  it('names days that are still to come, in order, at most a year', async () => {
    const wrong = async (firstDay: string, lastDay: string) =>
      refusal(registerAbsence(await as('cv1.snv'), away('cv1.snv', 'cv2.snv', { firstDay, lastDay })));
    expect(await wrong('2026-11-25', '2026-11-24')).toContain('lastDay:invalid');
    expect(await wrong('2026-11-01', '2026-11-22')).toContain('lastDay:invalid');
    expect(await wrong('2026-11-24', '2027-11-25')).toContain('lastDay:tooLong');
    await during(
      await as('cv1.snv'),
      away('cv1.snv', 'cv2.snv', { firstDay: '2026-11-20', lastDay: '2026-11-23' }),
      async () => {
        expect(await standsIn('cv2.snv', '2026-11-23T23:59:00')).toEqual([id['cv1.snv']]);
      },
    );
  });

  it('is one person a post and day; other posts may have other people', async () => {
    const [specialist = '', head = ''] = posts['cv2.snv'] ?? [];
    const ctx = await as('cv2.snv');
    await during(ctx, away('cv2.snv', 'cv1.snv', { postIds: [specialist] }), async (first) => {
      const again = away('cv2.snv', 'cv3.snv', { firstDay: '2026-11-26', lastDay: '2026-11-30' });
      expect(await refusal(registerAbsence(ctx, again))).toBe('common.invalid_input firstDay:overlap');
      await during(ctx, { ...again, postIds: [head] }, async () => undefined);
      await during(ctx, { ...again, firstDay: '2026-11-27' }, async () => undefined);
      // naming somebody else in the place of the first is one step
      await during(ctx, { ...again, replaces: first }, async () => {
        expect(await standsIn('cv1.snv', '2026-11-25T09:00:00')).toEqual([]);
      });
    });
  });

  it('is never a circle or a chain', async () => {
    await during(await as('cv1.snv'), away('cv1.snv', 'cv2.snv'), async () => {
      expect(await refusal(registerAbsence(await as('cv2.snv'), away('cv2.snv', 'cv1.snv')))).toBe(
        'common.invalid_input substituteId:away',
      );
      expect(await refusal(registerAbsence(await as('cv2.snv'), away('cv2.snv', 'tp.snv')))).toBe(
        'common.invalid_input firstDay:standsIn',
      );
      expect(await refusal(registerAbsence(await as('cv3.snv'), away('cv3.snv', 'cv1.snv')))).toBe(
        'common.invalid_input substituteId:away',
      );
    });
  });

  it('is told, and so is the absent officer unless it was registered by them, once', async () => {
    await during(await as('cv1.snv'), away('cv1.snv', 'cv2.snv'), async (absenceId) => {
      const told = await sample.db
        .selectFrom('notification')
        .select(['accountId', 'subject', 'body'])
        .where('eventKey', '=', `stand-in:${absenceId}:${id['cv2.snv']}`)
        .where('channel', '=', 'PORTAL')
        .execute();
      expect(told).toEqual([
        {
          accountId: id['cv2.snv'],
          subject: expect.stringContaining('thay Cao Thị Minh Họa từ 24/11/2026 đến 26/11/2026'),
          body: expect.stringContaining('ở vị trí: '),
        },
      ]);
    });
  });

  it('of two registered at the same moment for each other only one holds', async () => {
    const [one, two] = [await as('cv1.snv'), await as('cv2.snv')];
    const results = await Promise.allSettled([
      registerAbsence(one, away('cv1.snv', 'cv2.snv')),
      registerAbsence(two, away('cv2.snv', 'cv1.snv')),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await sample.db.deleteFrom('absence').execute();
  });

  it('is seen by the two people and by whoever looks after the absent one', async () => {
    await during(await as('cv1.snv'), away('cv1.snv', 'cv2.snv'), async (absenceId) => {
      const seen = async (login: string, scope: 'OWN' | 'OVERSEEN') =>
        (await listAbsences(await as(login), { scope, past: false })).map((absence) => absence.id).includes(absenceId);
      for (const login of ['cv1.snv', 'cv2.snv']) expect(await seen(login, 'OWN')).toBe(true);
      for (const login of ['tp.snv', 'ld.snv', 'qt.snv', 'quantri.tinh'])
        expect(await seen(login, 'OVERSEEN')).toBe(true);
      for (const login of ['tp2.snv', 'ld.stc', 'cv3.snv']) expect(await seen(login, 'OVERSEEN')).toBe(false);
    });
  });
});

/** Received and passed on: it waits for the head of the division. */
async function atDivision(walk: ReturnType<typeof dossierWalk>) {
  return walk.walk(await walk.submit('sixSteps'), { action: 'RECEIVE' }, { action: 'FORWARD' });
}

describe('a dossier of somebody who is away', () => {
  it('is acted on by the substitute, and the history says for whom', async () => {
    const walk = dossierWalk(sample);
    const received = await atDivision(walk);
    await walk.act(received, { action: 'ASSIGN', assigneeId: id['cv1.snv'] });
    const proposal = { action: 'PROPOSE', proposal: 'Đủ điều kiện.' } as const;
    const tuesday = { as: 'cv2.snv', now: at('2026-11-24T09:00:00') };
    expect(await refusal(walk.act(received, proposal, tuesday))).toBe('dossier.action_not_allowed');
    await during(await as('cv1.snv'), away('cv1.snv', 'cv2.snv'), async () => {
      await walk.act(received, proposal, tuesday);
      const last = (await listEvents(sample.db, received.id)).at(-1);
      expect(last).toMatchObject({ actorId: id['cv2.snv'], onBehalfOf: id['cv1.snv'], payload: { action: 'PROPOSE' } });
      // sent back it is in the absent officer's hands again, not in the substitute's
      const back = await walk.act(received, { action: 'SEND_BACK', comment: 'Bổ sung căn cứ.' }, { as: 'tp.snv' });
      expect(back.state.position?.assigneeId).toBe(id['cv1.snv']);
    });
  });

  it('that nobody has is taken by the substitute for the absent officer, or by choice for oneself', async () => {
    const walk = dossierWalk(sample);
    const [head = ''] = (posts['cv2.snv'] ?? []).slice(1);
    const dossier = await atDivision(walk);
    await during(await as('cv2.snv'), away('cv2.snv', 'cv1.snv', { postIds: [head] }), async () => {
      const taken = await walk.act(dossier, { action: 'TAKE' }, { as: 'cv1.snv', now: at('2026-11-25T09:00:00') });
      expect(taken.state.position?.assigneeId).toBe(id['cv2.snv']);
    });
  });
});

describe('the dossiers of somebody who is away', () => {
  it('are given to others by whoever heads the unit or the agency; others do not even see the list', async () => {
    const walk = dossierWalk(sample);
    const dossier = await atDivision(walk);
    await walk.act(dossier, { action: 'ASSIGN', assigneeId: id['cv1.snv'] }, { as: 'tp.snv' });
    for (const login of ['tp.snv', 'ld.snv', 'qt.snv']) {
      const held = await listHeldDossiers(await as(login), id['cv1.snv'] ?? '');
      expect(held.items.map((item) => item.id)).toContain(dossier.id);
      expect(held.total).toBe(held.items.length);
      const desk = held.items.find((item) => item.id === dossier.id)?.desk ?? '';
      const fitting = held.peers.filter(({ desks }) => desks.includes(desk)).map(({ accountId }) => accountId);
      expect(fitting).toContain(id['cv2.snv']);
      expect(fitting).not.toContain(id['cv1.snv']);
      expect(fitting).not.toContain(id['cv3.snv']);
    }
    expect((await listHeldDossiers(await as('tp2.snv'), id['cv1.snv'] ?? '')).items).toEqual([]);
    for (const login of ['cv3.snv', 'quantri.tinh', 'tiepnhan.trungtam'])
      expect(await refusal(listHeldDossiers(await as(login), id['cv1.snv'] ?? ''))).toBe('standIns.may_not_register');
    const taken = await walk.act(
      dossier,
      { action: 'REASSIGN', assigneeId: id['cv2.snv'], reason: 'Nghỉ ốm' },
      { as: 'tp.snv' },
    );
    expect(taken.state.position?.assigneeId).toBe(id['cv2.snv']);
  });
});
