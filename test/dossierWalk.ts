import type { ActionInput } from '../src/features/dossiers/actionInput.ts';
import { actOnDossier } from '../src/features/dossiers/actOnDossier.ts';
import { type CounterEntry, enterAtCounter } from '../src/features/dossiers/enterAtCounter.ts';
import type { Dossier } from '../src/features/dossiers/store.ts';
import { type Submission, submitDossier } from '../src/features/dossiers/submitDossier.ts';
import { type CtxOptions, ctxAs, type SampleDatabase } from './sampleProvince.ts';

/** One procedure of the sample province for each shape of process, with the agency that decides it. */
export const OFFERED = {
  sixSteps: { procedureCode: '2.001955', competentAgencyCode: 'H99.07' },
  withOpinion: { procedureCode: '1.001029', competentAgencyCode: 'H99.13' },
  /** after a supplement the rest of the limit goes on */
  resuming: { procedureCode: '1.010727', competentAgencyCode: 'H99.06' },
  oneDesk: { procedureCode: '1.004837', competentAgencyCode: 'H99.41' },
  sameDay: { procedureCode: '1.001193', competentAgencyCode: 'H99.41' },
  immediate: { procedureCode: '2.000815', competentAgencyCode: 'H99.41' },
  /** liên thông: commune, then the province's office */
  interlinked: { procedureCode: '1.010803', competentAgencyCode: 'H99.07' },
  fourAtCentre: { procedureCode: '2.001610', competentAgencyCode: 'H99.10' },
} as const;
export type Offered = keyof typeof OFFERED;

/** Telephone number by which the citizen of these walks signs in. */
export const CITIZEN = '0900000001';

export const RESULT = { resultNumber: '12/QĐ-M', resultDate: '2026-11-25', resultSigner: 'Lãnh đạo Mẫu' };

/** Walks dossiers through the use cases, each action by somebody who has the dossier on the desk. */
export function dossierWalk({ db }: SampleDatabase) {
  async function submission(offered: Offered): Promise<Omit<Submission, 'channel' | 'ownerAccountId'>> {
    return {
      ...OFFERED[offered],
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
      answers: {},
      components: [],
      setCount: 1,
      delivery: { method: 'COUNTER' },
    };
  }

  /** Submitted online by the citizen. */
  async function submit(offered: Offered, options: CtxOptions = {}): Promise<Dossier> {
    const ctx = await ctxAs(db, CITIZEN, options);
    const ownerAccountId = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
    return submitDossier(ctx, { ...(await submission(offered)), channel: 'ONLINE', ownerAccountId });
  }

  /** Entered by a receptionist. */
  async function enter(
    offered: Offered,
    {
      as = 'tiepnhan.trungtam',
      extra = {},
      ...options
    }: CtxOptions & { as?: string; extra?: Partial<CounterEntry> } = {},
  ): Promise<Dossier> {
    return enterAtCounter(await ctxAs(db, as, options), {
      ...(await submission(offered)),
      channel: 'COUNTER',
      ...extra,
    });
  }

  /** By the login given, or by somebody at the desk. */
  async function act(
    { id }: { id: string },
    input: ActionInput,
    { as, ...options }: CtxOptions & { as?: string } = {},
  ): Promise<Dossier> {
    return actOnDossier(await ctxAs(db, as ?? (await atDesk(id)), options), id, input);
  }

  /** An action of which a leader has the last word, and the leader agrees in the same moment. */
  async function ask(dossier: { id: string }, input: ActionInput, options: CtxOptions = {}): Promise<Dossier> {
    const asked = await act(dossier, input, options);
    return asked.state.decision ? act(asked, { action: 'APPROVE_DECISION' }, options) : asked;
  }

  /** Several actions, each by whoever has the desk then. */
  async function walk(dossier: { id: string }, first: ActionInput, ...inputs: ActionInput[]): Promise<Dossier> {
    let current = await act(dossier, first);
    for (const input of inputs) current = await act(current, input);
    return current;
  }

  /** Login of somebody who can act on the dossier where it is: the assignee, else the first with the role there. */
  async function atDesk(id: string): Promise<string> {
    const row = await db
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
      .orderBy('account.login')
      .executeTakeFirstOrThrow();
    return row.login;
  }

  /** Assigns the dossier to the first specialist of the division it is in. */
  async function assign(dossier: { id: string }): Promise<Dossier> {
    const { accountId } = await db
      .selectFrom('dossier')
      .innerJoin('post', 'post.unitId', 'dossier.deskUnitId')
      .innerJoin('account', 'account.id', 'post.accountId')
      .select('post.accountId')
      .where('dossier.id', '=', dossier.id)
      .where('post.role', '=', 'SPECIALIST')
      .where('account.mustChangePassword', '=', false)
      .orderBy('account.login')
      .executeTakeFirstOrThrow();
    return act(dossier, { action: 'ASSIGN', assigneeId: accountId });
  }

  return { submission, submit, enter, act, ask, walk, assign, atDesk };
}

export type DossierWalk = ReturnType<typeof dossierWalk>;
