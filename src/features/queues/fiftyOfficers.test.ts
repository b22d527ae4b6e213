import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import type { Ctx } from '../../platform/context.ts';
import { createDatabase, createPool } from '../../platform/db/database.ts';
import { ProblemError } from '../../platform/errors.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import type { Change } from '../dossiers/changedSince.ts';
import { type Dossier, listEvents } from '../dossiers/store.ts';

const OFFICERS = 50;
const DOSSIERS = 20;

let sample: SampleDatabase;
let officers: Ctx[];
let dossiers: Dossier[];

beforeAll(async () => {
  sample = await sampleDatabase();
  const model = await ctxAs(sample.db, 'tiepnhan.trungtam');
  if (model.actor.kind !== 'OFFICER') throw new Error('not an officer');
  const { posts } = model.actor;
  const people = Array.from({ length: OFFICERS }, (_, index) => ({ id: uuidv7(), name: `Cán bộ Mẫu ${index + 1}` }));
  await sample.db
    .insertInto('account')
    .values(
      people.map(({ id, name }) => ({ id, kind: 'OFFICER', login: `may.${id}`, fullName: name, passwordHash: '-' })),
    )
    .execute();
  officers = people.map(({ id, name }) => ({
    ...model,
    actor: { kind: 'OFFICER', accountId: id, name, posts, mustChangePassword: false },
  }));
  const walk = dossierWalk(sample);
  dossiers = await Promise.all(Array.from({ length: DOSSIERS }, () => walk.submit('sixSteps')));
}, 60_000);
afterAll(() => sample.drop());

describe('fifty officers at the same twenty dossiers at once', () => {
  it('do each action once, lose none, and tell everybody else who was faster with what', async () => {
    const pool = createPool(sample.url, 12);
    const db = createDatabase(pool);
    const attempts = officers.flatMap((officer, who) =>
      dossiers.map(async (_, turn) => {
        // everybody begins with another dossier, so that nobody always wins
        const dossier = dossiers[(turn + who) % DOSSIERS]!;
        const ctx = { ...officer, db, requestId: `${who}-${turn}` };
        const input = { action: 'RECEIVE', revision: dossier.state.revision } as const;
        return actOnDossier(ctx, dossier.id, input).then(
          () => ({ dossier, officer, lost: undefined }),
          (lost: unknown) => ({ dossier, officer, lost }),
        );
      }),
    );
    const outcomes = await Promise.all(attempts);
    await pool.end();

    const won = outcomes.filter(({ lost }) => lost === undefined);
    expect(won).toHaveLength(DOSSIERS);
    for (const dossier of dossiers) {
      const events = await listEvents(sample.db, dossier.id);
      const winner = won.find((outcome) => outcome.dossier.id === dossier.id)?.officer.actor;
      const [, received] = events;
      expect(events.map(({ type }) => type).slice(0, 2)).toEqual(['SUBMITTED', 'RECEIVED']);
      expect(events.filter(({ type }) => type === 'RECEIVED')).toHaveLength(1);
      expect(received?.actorName).toBe(winner && 'name' in winner ? winner.name : 'nobody');
      for (const { lost } of outcomes.filter((outcome) => outcome.lost && outcome.dossier.id === dossier.id)) {
        if (!(lost instanceof ProblemError)) throw lost;
        expect(lost.kind.code).toBe('dossier.changed_meanwhile');
        const changes = lost.details.changes as Change[];
        expect(changes[0]).toEqual({
          seq: 2,
          title: 'Tiếp nhận hồ sơ',
          by: received?.actorName,
          at: received?.at,
        });
      }
    }
    const codes = won.map(({ dossier }) => dossier.id);
    expect(new Set(codes).size).toBe(DOSSIERS);
  }, 60_000);

  it('of applicant and officer at once the applicant is not told the officer’s name', async () => {
    const dossier = await dossierWalk(sample).submit('sixSteps');
    const officer = officers[0]!;
    await actOnDossier({ ...officer, requestId: 'asked' }, dossier.id, {
      action: 'DECLINE',
      reason: 'Không thuộc thẩm quyền',
    });
    const late = actOnDossier(await ctxAs(sample.db, CITIZEN), dossier.id, {
      action: 'WITHDRAW',
      reason: 'Đổi ý',
      revision: dossier.state.revision,
    });
    await expect(late).rejects.toMatchObject({
      kind: { code: 'dossier.changed_meanwhile' },
      details: { changes: [{ title: 'Không tiếp nhận hồ sơ', by: '' }] },
    });
  });
});
