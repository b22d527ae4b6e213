import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { type CtxOptions, ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import type { PaperKind } from '../../domain/papers/paperKinds.ts';
import { closePaperRenderer } from '../../platform/pdf/renderPaper.ts';
import type { ActionInput } from '../dossiers/actionInput.ts';
import type { Dossier } from '../dossiers/store.ts';
import { getPaper, listPapers } from './getPaper.ts';
import { previewPaper } from './previewPaper.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(async () => {
  await closePaperRenderer();
  await sample.drop();
});

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const assigned = async (): Promise<Dossier> =>
  walk.assign(await walk.enter('sixSteps', { now: at('2026-11-23 09:05') }));

function textOf({ pdf }: { pdf: Uint8Array }): string {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', '-raw', '-', '-'], { input: pdf, encoding: 'utf8', stdio: 'pipe' })
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}

/** As the receptionist of the centre, who received it, reads it. */
const printed = async ({ id }: Dossier, kind: PaperKind) =>
  textOf(await getPaper(await ctxAs(sample.db, 'tiepnhan.trungtam'), id, kind));

/** What whoever has the dossier on the desk sees before doing it; text that stands askew is read letter by letter. */
async function preview(dossier: Dossier, input: ActionInput, options: CtxOptions = {}): Promise<string> {
  const text = textOf(
    await previewPaper(await ctxAs(sample.db, await walk.atDesk(dossier.id), options), dossier.id, input),
  );
  expect(text.replaceAll(' ', '')).toContain('BẢNXEMTRƯỚC');
  return text;
}

const kindsOf = async ({ id }: Dossier, as: string) =>
  (await listPapers(await ctxAs(sample.db, as), id)).map(({ kind }) => kind);

describe('the apology with a new date (Mẫu 04, Đ.19.9 NĐ 61/2018)', () => {
  it('is seen by the specialist who proposes and the leader who decides, and is issued as it was seen', async () => {
    const dossier = await assigned();
    const now = at('2026-12-01 09:00');
    const extend: ActionInput = {
      action: 'EXTEND',
      reason: 'Phải xác minh tại cơ sở',
      until: at('2026-12-10 17:00').toISOString(),
    };
    const proposed = await preview(dossier, extend, { now });
    for (const said of [
      'chưa thể trả kết quả đúng thời hạn',
      'Lý do: Phải xác minh tại cơ sở',
      'thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 03 tháng 12 năm 2026',
      'sẽ trả kết quả vào 17 giờ 00 phút, ngày 10 tháng 12 năm 2026',
    ])
      expect(proposed).toContain(said);
    const asked = await walk.act(dossier, extend, { now });
    expect(await preview(asked, { action: 'APPROVE_DECISION' }, { now })).toContain('THỦ TRƯỞNG ĐƠN VỊ');
    expect(await kindsOf(asked, 'tiepnhan.trungtam')).not.toContain('apology');
    const extended = await walk.act(asked, { action: 'APPROVE_DECISION' }, { now });
    const letter = await printed(extended, 'apology');
    expect(letter).toContain('VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT');
    expect(letter).toContain('Mẫu số 04 – TT 03/2025/TT-VPCP');
    expect(letter).toContain('Lý do: Phải xác minh tại cơ sở');
  });
});

describe('the stop notice (Mẫu 05, Đ.21 NĐ 118/2025)', () => {
  it('says who asked, where the dossier was, what was paid and what goes back', async () => {
    const entered = await walk.enter('sixSteps', {
      extra: {
        collectedVnd: 50_000,
        components: [{ key: 'a', name: 'Đơn đề nghị', shape: 'ORIGINAL', count: 2, fileIds: [] }],
      },
    });
    const withdrawn = await walk.act(
      await walk.assign(entered),
      { action: 'WITHDRAW', reason: 'Không còn nhu cầu' },
      { as: 'tiepnhan.trungtam' },
    );
    const notice = await printed(withdrawn, 'stop-notice');
    for (const said of [
      'Nguyễn Văn Mẫu (tổ chức, cá nhân đề nghị)',
      '3. Lý do dừng: Không còn nhu cầu',
      '4. Giai đoạn của hồ sơ khi dừng: Đang xử lý tại',
      'chưa có quyết định giải quyết',
      '6. Phí, lệ phí đã nộp: 50.000 đ',
      '7. Giấy tờ trả lại: Đơn đề nghị (02 bản)',
    ])
      expect(notice).toContain(said);
  });

  it('is not written for a submission withdrawn before anybody accepted it', async () => {
    const submitted = await walk.submit('sixSteps');
    const withdrawn = await walk.act(submitted, { action: 'WITHDRAW', reason: 'Nhầm' }, { as: '0900000001' });
    expect(await kindsOf(withdrawn, '0900000001')).toEqual(['confirmation']);
  });
});

describe('papers between agencies', () => {
  it('are minutes to write on while a visit is planned, and the minutes once recorded (Đ.19.3 NĐ 61/2018)', async () => {
    const planned = await walk.act(await assigned(), {
      action: 'PLAN_VISIT',
      visitKind: 'VERIFICATION',
      visitAt: at('2026-11-26 08:00').toISOString(),
      place: 'Thửa đất mẫu',
      participants: 'Chuyên viên, người nộp',
      comment: 'Xác minh hiện trạng',
    });
    const blank = await printed(planned, 'visit-minutes');
    expect(blank).toContain('Thời gian: 08 giờ 00 phút, ngày 26 tháng 11 năm 2026');
    expect(blank).toMatch(/Kết quả xác minh: \.{50,}/);
    const record: ActionInput = {
      action: 'RECORD_VISIT',
      visitId: planned.state.visits[0]?.id,
      participants: 'Chuyên viên',
      comment: 'Đúng hiện trạng',
    };
    expect(await preview(planned, record)).toContain('Đúng hiện trạng');
    const recorded = await walk.act(planned, record);
    expect(await printed(recorded, 'visit-minutes')).toContain('Kết quả xác minh: Đúng hiện trạng');
    expect((await kindsOf(recorded, 'tiepnhan.trungtam')).filter((kind) => kind === 'visit-minutes')).toHaveLength(1);
  });

  it('ask for an opinion until a day, and are not for the applicant (Đ.19.5 NĐ 61/2018)', async () => {
    const asked = await walk.act(await walk.assign(await walk.enter('withOpinion')), {
      action: 'ASK_OPINION',
      comment: 'Có vướng quy hoạch không?',
      opinionAgencyCode: 'H99.05',
      until: at('2026-12-02 17:00').toISOString(),
    });
    const letter = await printed(asked, 'opinion-request');
    expect(letter).toContain('Kính gửi: Sở Xây dựng tỉnh Mẫu');
    expect(letter).toContain('chậm nhất 17 giờ 00 phút, ngày 02 tháng 12 năm 2026');
    expect(letter).toContain('Có vướng quy hoạch không?');
  });
});

describe('the end of a dossier', () => {
  it('is signed for by who takes the result, and its control sheet has a line for every hand-over (Mẫu 06)', async () => {
    const issued = await walk.walk(
      await assigned(),
      { action: 'PROPOSE', proposal: 'Đề nghị cấp' },
      { action: 'APPROVE' },
      { action: 'APPROVE' },
      { action: 'ISSUE', ...RESULT },
    );
    const hand: ActionInput = { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' };
    expect(await preview(issued, hand)).toContain('GIẤY BIÊN NHẬN TRẢ KẾT QUẢ');
    const returned = await walk.act(issued, hand);
    const slip = await printed(returned, 'return-slip');
    expect(slip).toContain(`số ${RESULT.resultNumber}, ngày 25/11/2026`);
    expect(slip).toContain('Người nhận kết quả: Nguyễn Văn Mẫu');
    const sheet = await printed(returned, 'control-sheet');
    const blocks = sheet.match(/1\. Giao:/g) ?? [];
    const moves = await sample.db
      .selectFrom('dossierEvent')
      .select('type')
      .where('dossierId', '=', returned.id)
      .where('type', 'in', ['MOVED', 'RESULT_ISSUED', 'RETURNED'])
      .execute();
    expect(blocks).toHaveLength(moves.length);
    expect(sheet).toContain('Mẫu số 06 – TT 03/2025/TT-VPCP');
  });
});

describe('a way that names several papers', () => {
  it('shows each before it is done: the control sheet with the hand-over that is about to be made', async () => {
    const dossier = await assigned();
    const ctx = await ctxAs(sample.db, await walk.atDesk(dossier.id));
    const propose: ActionInput = { action: 'PROPOSE', proposal: 'Đề nghị cấp' };
    const before = (await printed(dossier, 'control-sheet')).match(/1\. Giao:/g) ?? [];
    const sheet = textOf(await previewPaper(ctx, dossier.id, propose, 'control-sheet'));
    expect(sheet.match(/1\. Giao:/g)).toHaveLength(before.length + 1);
    await expect(previewPaper(ctx, dossier.id, propose, 'refusal')).rejects.toMatchObject({
      kind: { code: 'paper.none_for_action' },
    });
  });
});

describe('a dossier of a trial (chạy thử)', () => {
  it('has its papers marked across the page', async () => {
    const entered = await walk.enter('oneDesk', { as: 'tiepnhan.vidu' });
    const state = JSON.stringify({ ...entered.state, test: true });
    await sample.db.updateTable('dossier').set({ state }).where('id', '=', entered.id).execute();
    const text = textOf(await getPaper(await ctxAs(sample.db, 'tiepnhan.vidu'), entered.id, 'receipt'));
    expect(text.replaceAll(' ', '')).toContain('CHẠYTHỬ');
  });
});
