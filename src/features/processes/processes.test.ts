import { BpmnModdle } from 'bpmn-moddle';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { ProblemError } from '../../platform/errors.ts';
import { getProvinceFigures } from '../catalogue/provinceFigures.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { getOverview } from '../overview/getOverview.ts';
import { countQueues } from '../queues/listQueue.ts';
import { getDraft } from './drafts.ts';
import { exportBpmn } from './exportBpmn.ts';
import { openTestDossier } from './openTestDossier.ts';
import { playDraft } from './playDraft.ts';
import { checkDraft, proposeDraft } from './proposeDraft.ts';
import { activateProcesses, publishDraft } from './publishDraft.ts';
import { getEditor, getProcessHistory, listProcesses } from './queries.ts';
import { discardDraft, saveDraft } from './saveDraft.ts';
import { startDraft } from './startDraft.ts';

let sample: SampleDatabase;
beforeAll(async () => {
  sample = await sampleDatabase();
});
afterAll(() => sample?.drop());

const as = (login: string, now?: string) => ctxAs(sample.db, login, now ? { now: new Date(now) } : {});
const DECISION = { decisionNumber: '12/QĐ-SNV', decisionDate: '2026-11-20', effectiveFrom: '2026-11-23' };

async function codeOf(work: Promise<unknown>): Promise<{ code: string; fields: string[] }> {
  const problem = (await work.then(
    () => undefined,
    (error: unknown) => error,
  )) as ProblemError | undefined;
  return { code: problem?.kind.code ?? 'none', fields: problem?.fields.map(({ code }) => code) ?? [] };
}

/** A process of the department's own, begun by its administrator and saved as changed. */
async function ownDraft(key: string, change: (content: ProcessDefinition) => void, procedureCodes: string[] = []) {
  const administrator = await as('qt.snv');
  const copy = { key, name: 'Quy trình riêng của Sở Nội vụ', agencyCode: 'H99.07' };
  const { id } = await startDraft(administrator, { from: 'standard-six-step', copy });
  const { content, revision } = await getDraft(sample.db, id);
  change(content);
  await saveDraft(administrator, id, { content, procedureCodes, revision });
  return id;
}

/** Through proposal and check. */
async function checkedDraft(key: string, procedureCodes: string[]): Promise<string> {
  const id = await ownDraft(key, () => undefined, procedureCodes);
  await proposeDraft(await as('qt.snv'), id, 'Gộp hai bước.');
  await checkDraft(await as('gd.trungtam'), id, { accepted: true, note: '' });
  return id;
}

const processOf = async (procedureCode: string, agency: string) =>
  sample.db
    .selectFrom('offering')
    .innerJoin('processDefinition', 'processDefinition.id', 'offering.processId')
    .select(['processDefinition.id', 'key', 'number'])
    .where('procedureCode', '=', procedureCode)
    .where('competentAgencyCode', '=', agency)
    .executeTakeFirstOrThrow();

describe('the next version of a process', () => {
  it('Đ.16.1a QĐ 1748/2023: is written by the agency’s own administrator, by nobody of another agency', async () => {
    const copy = { key: 'own-of-labour', name: 'Riêng', agencyCode: 'H99.07' };
    const start = { from: 'one-desk', copy };
    expect(await codeOf(startDraft(await as('qt.stp'), start))).toMatchObject({ code: 'common.forbidden' });
    expect(await codeOf(startDraft(await as('cv3.snv'), start))).toMatchObject({ code: 'common.forbidden' });
    expect(await codeOf(startDraft(await as('qt.snv'), { from: 'one-desk' }))).toMatchObject({
      code: 'common.forbidden',
    });
    const { id } = await startDraft(await as('qt.snv'), start);
    expect(await codeOf(startDraft(await as('quantri.tinh'), start))).toMatchObject({ code: 'process.draft_exists' });
    expect(await codeOf(getEditor(await as('qt.stp'), id))).toMatchObject({ code: 'process.draft_not_found' });
    const listed = (await listProcesses(await as('qt.stp'))).processes.map(({ key }) => key);
    expect(listed).toContain('one-desk');
    expect(listed).not.toContain('own-of-labour');
    await discardDraft(await as('qt.snv'), id);
    await startDraft(await as('qt.snv'), start);
  });

  it('is not proposed while the prover finds an error: nobody holds the role, time over the limit', async () => {
    const id = await ownDraft(
      'unsound',
      ({ steps }) => {
        steps[1]!.role = 'PROVINCE_LEADER';
        steps[2]!.sharePercent = 90;
      },
      ['2.001955'],
    );
    const { code, fields } = await codeOf(proposeDraft(await as('qt.snv'), id, ''));
    expect(code).toBe('process.unsound');
    expect(fields).toEqual(['SHARES_OVER_LIMIT', 'NOT_STAFFED']);
    expect((await getDraft(sample.db, id)).state).toBe('DRAFT');
  });

  it('is told to whoever saves an older one', async () => {
    const id = await ownDraft('saved-twice', () => undefined);
    const { content, revision } = await getDraft(sample.db, id);
    const save = async () => saveDraft(await as('quantri.tinh'), id, { content, procedureCodes: [], revision });
    await save();
    expect(await codeOf(save())).toMatchObject({ code: 'process.draft_changed' });
  });

  it('Đ.10.3b quy chế Sóc Trăng: lies with the centre for 5 working days, is checked by somebody else, and tells when late', async () => {
    const id = await ownDraft('checked', () => undefined, ['2.001955']);
    await proposeDraft(await as('qt.snv', '2026-11-20T02:00:00Z'), id, 'Đề nghị kiểm tra.');
    // proposed on Friday 20 November; Tuesday the 24th is a day off, on Saturday the centre works in the morning
    expect((await getDraft(sample.db, id)).checkBy?.toISOString()).toBe('2026-11-27T10:00:00.000Z');
    const late = await listProcesses(await as('gd.trungtam', '2026-12-01T02:00:00Z'));
    expect(late.processes.find(({ key }) => key === 'checked')).toMatchObject({
      draftState: 'PROPOSED',
      checkLate: true,
    });
    expect(await codeOf(checkDraft(await as('qt.snv'), id, { accepted: true, note: '' }))).toMatchObject({
      code: 'common.forbidden',
    });
    expect(await codeOf(publishDraft(await as('qt.snv'), id, DECISION))).toMatchObject({
      code: 'process.draft_not_in_state',
    });
    const centre = await as('gd.trungtam');
    expect(await codeOf(checkDraft(centre, id, { accepted: false, note: ' ' }))).toMatchObject({
      code: 'common.invalid_input',
    });
    await checkDraft(centre, id, { accepted: false, note: 'Thiếu tên tiếng Anh.' });
    await proposeDraft(await as('qt.snv'), id, '');
    await checkDraft(centre, id, { accepted: true, note: '' });
    const { log } = await getEditor(await as('qt.snv'), id);
    expect(log.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['ACCEPTED', 'Võ Thị Làm Thử'],
      ['PROPOSED', 'Đỗ Văn Tập Dượt'],
      ['SENT_BACK', 'Võ Thị Làm Thử'],
      ['PROPOSED', 'Đỗ Văn Tập Dượt'],
      ['STARTED', 'Đỗ Văn Tập Dượt'],
    ]);
  });

  it('is not checked by the one who proposed it, and is a draft again when somebody changes it', async () => {
    const centre = await as('gd.trungtam');
    const { id } = await startDraft(centre, { from: 'four-at-centre' });
    await proposeDraft(centre, id, '');
    expect(await codeOf(checkDraft(centre, id, { accepted: true, note: '' }))).toMatchObject({
      code: 'process.same_checker',
    });
    await checkDraft(await as('pgd.trungtam'), id, { accepted: true, note: '' });
    const { content, revision } = await getDraft(sample.db, id);
    await saveDraft(centre, id, { content, procedureCodes: [], revision });
    expect(await getDraft(sample.db, id)).toMatchObject({ state: 'DRAFT', proposedBy: null });
  });
});

describe('a published version', () => {
  it('Đ.8.3, Đ.10.3 quy chế Sóc Trăng: has a decision, is followed from its first day, and is never changed', async () => {
    const id = await checkedDraft('published', ['2.001955']);
    const before = await processOf('2.001955', 'H99.07');
    const administrator = await as('qt.snv');
    const { fields } = await codeOf(
      publishDraft(administrator, id, { decisionNumber: ' ', decisionDate: '2026-12-01', effectiveFrom: '2026-11-01' }),
    );
    expect(fields).toEqual(['required', 'invalid', 'invalid']);
    expect(await publishDraft(administrator, id, { ...DECISION, effectiveFrom: '2026-12-01' })).toEqual({ number: 1 });
    expect(await processOf('2.001955', 'H99.07')).toEqual(before);
    expect(await activateProcesses(await as('qt.snv', '2026-11-30T16:59:00Z'))).toEqual([]);
    expect(await activateProcesses(await as('qt.snv', '2026-11-30T17:01:00Z'))).toEqual(['published']);
    expect(await processOf('2.001955', 'H99.07')).toMatchObject({ key: 'published', number: 1 });
    // another procedure of the department stays as it was
    expect(await processOf('1.014748', 'H99.07')).toMatchObject({ key: 'standard-six-step' });
    const started = await submitDossier(await as('tiepnhan.trungtam', '2026-12-01T02:00:00Z'), {
      procedureCode: '2.001955',
      competentAgencyCode: 'H99.07',
      channel: 'COUNTER',
      ownerAccountId: null,
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
      answers: {},
      components: [],
      setCount: 1,
      delivery: { method: 'COUNTER' },
    });
    expect(started.state.processId).toBe((await processOf('2.001955', 'H99.07')).id);
    const { versions } = await getProcessHistory(administrator, 'published');
    expect(versions).toMatchObject([
      { number: 1, decisionNumber: '12/QĐ-SNV', decisionDate: '2026-11-20', trial: false },
    ]);
    const change = sql`UPDATE process_definition SET content = '{}' WHERE key = 'published'`.execute(sample.db);
    await expect(change).rejects.toThrow('immutable');
    await expect(sql`DELETE FROM process_definition WHERE key = 'published'`.execute(sample.db)).rejects.toThrow(
      'immutable',
    );
  });

  it('replaces the one before for new dossiers of the whole province, and another key stays', async () => {
    const administrator = await as('quantri.tinh');
    const { id } = await startDraft(administrator, { from: 'one-desk' });
    const { content, revision } = await getDraft(sample.db, id);
    content.steps[0]!.name = { vi: 'Tiếp nhận tại quầy', en: 'Receive at the counter' };
    await saveDraft(administrator, id, { content, procedureCodes: [], revision });
    await proposeDraft(administrator, id, '');
    await checkDraft(await as('gd.trungtam'), id, { accepted: true, note: '' });
    expect(await publishDraft(administrator, id, DECISION)).toEqual({ number: 2 });
    const { rows } = await sql<{ number: number }>`
      SELECT DISTINCT number FROM offering JOIN process_definition p ON p.id = offering.process_id WHERE key = 'one-desk'`.execute(
      sample.db,
    );
    expect(rows).toEqual([{ number: 2 }]);
  });
});

describe('chạy thử', () => {
  it('opens marked dossiers on the real desks by a frozen trial version that no other dossier follows', async () => {
    const id = await ownDraft('tried', ({ steps }) => steps[0]!.transitions.splice(1), ['2.001955']);
    const administrator = await as('qt.snv');
    const wanted = { procedureCode: '2.001955', competentAgencyCode: 'H99.07' };
    const opened = await openTestDossier(administrator, id, wanted);
    const again = await openTestDossier(await as('qt.snv'), id, wanted);
    expect(again.state.processId).toBe(opened.state.processId);
    expect(opened.state).toMatchObject({ test: true, status: 1, submissionNumber: expect.stringMatching(/^THU-/) });
    const row = await sample.db
      .selectFrom('dossier')
      .innerJoin('processDefinition', 'processDefinition.id', 'dossier.processId')
      .select(['isTest', 'key', 'number', 'trial', 'stepId', 'deskAgencyCode'])
      .where('dossier.id', '=', opened.id)
      .executeTakeFirst();
    expect(row).toEqual({
      isTest: true,
      key: 'tried',
      number: -1,
      trial: true,
      stepId: 'reception',
      deskAgencyCode: 'H99.03',
    });
    const unknown = openTestDossier(await as('qt.snv'), id, { ...wanted, competentAgencyCode: 'H99.04' });
    expect(await codeOf(unknown)).toMatchObject({ code: 'process.trial_not_offered' });
    const { versions } = await getProcessHistory(administrator, 'tried');
    expect(versions).toMatchObject([{ number: -1, tests: 2, dossiers: 0 }]);
  });
});

describe('a test dossier', () => {
  it('is counted by no figure of province, agency or queue, and its desk can work on it', async () => {
    const id = await ownDraft('uncounted', () => undefined, ['2.001955']);
    const receptionist = () => as('tiepnhan.trungtam');
    const figures = async () => ({
      overview: (await getOverview(await as('gd.trungtam'), {})).figures,
      // another handle: figures of the home page are kept for some seconds
      province: await getProvinceFigures({ ...(await receptionist()), db: sample.db.withSchema('public') }),
      queues: await countQueues(await receptionist()),
    });
    const before = await figures();
    const opened = await openTestDossier(await as('qt.snv'), id, {
      procedureCode: '2.001955',
      competentAgencyCode: 'H99.07',
    });
    expect((await figures()).queues).toEqual({ ...before.queues, test: before.queues.test + 1 });
    const received = await actOnDossier(await receptionist(), opened.id, { action: 'RECEIVE' });
    // no number of the official register is used up by it
    expect(received.state).toMatchObject({ status: 2, test: true, code: opened.state.submissionNumber });
    const after = await figures();
    expect(after.overview).toEqual(before.overview);
    expect(after.province).toEqual(before.province);
  });
});

describe('a dry run', () => {
  it('counts by the agency’s own calendar and stores nothing', async () => {
    const id = await ownDraft('played', () => undefined);
    const administrator = await as('qt.snv');
    const { content } = await getDraft(sample.db, id);
    const play = (unit: 'WORKING_DAYS' | 'SAME_DAY', value?: number) =>
      playDraft(administrator, id, {
        content,
        limit: { unit, value },
        afterSupplement: 'RESTART',
        from: '2026-11-20T08:00:00+07:00',
        moves: [{ action: 'FORWARD', minutes: 60 }],
      });
    const { moments, possible } = await play('WORKING_DAYS', 5);
    expect(moments.at(-1)).toMatchObject({ stepId: 'assign', due: expect.stringMatching(/^2026-11-30T/) });
    expect(possible).toEqual(['ASSIGN']);
    expect(await codeOf(play('WORKING_DAYS'))).toMatchObject({ code: 'common.invalid_input' });
  });
});

describe('BPMN 2.0', () => {
  it('is read again without a complaint: lanes of roles, every step once, every way, all of them drawn', async () => {
    const versions = await sample.db
      .selectFrom('processDefinition')
      .select('content')
      .where('number', '=', 1)
      .execute();
    expect(versions.length).toBeGreaterThanOrEqual(7);
    for (const row of versions) {
      const process = row.content as unknown as ProcessDefinition;
      const xml = await exportBpmn(process, (code) => `Cơ quan ${code}`);
      const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
      expect(warnings).toEqual([]);
      const tags = (tag: string) => [...xml.matchAll(new RegExp(`<${tag} [^>]*`, 'g'))].map(([found]) => found);
      expect(rootElement.$type).toBe('bpmn:Definitions');
      expect(tags('bpmn:userTask').map((tag) => /name="([^"]*)"/.exec(tag)?.[1])).toEqual(
        process.steps.map(({ name }) => name.vi),
      );
      const members = [...xml.matchAll(/<bpmn:flowNodeRef>([^<]*)</g)].map(([, member]) => member);
      expect(members.sort()).toEqual(['end', 'start', ...process.steps.map(({ id }) => `step-${id}`)].sort());
      expect(tags('bpmndi:BPMNEdge')).toHaveLength(tags('bpmn:sequenceFlow').length);
      const lanes = tags('bpmn:lane').length;
      expect(tags('bpmndi:BPMNShape')).toHaveLength(1 + lanes + 2 + process.steps.length);
    }
  });
});
