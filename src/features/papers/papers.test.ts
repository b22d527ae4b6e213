import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import type { Ctx } from '../../platform/context.ts';
import { closePaperRenderer } from '../../platform/pdf/renderPaper.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { enterAtCounter } from '../dossiers/enterAtCounter.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { getPaper, listPapers } from './getPaper.ts';
import { previewPaper } from './previewPaper.ts';

const MARRIAGE = '1.000894';
const WARD = 'H99.41';

let sample: SampleDatabase;
let folder: string;
let receptionist: Ctx;
beforeAll(async () => {
  sample = await sampleDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-papers-'));
  receptionist = await ctxAs(sample.db, 'tiepnhan2.trungtam');
});
afterAll(async () => {
  await closePaperRenderer();
  rmSync(folder, { recursive: true, force: true });
  await sample.drop();
});

/** The text of a PDF on one line, as poppler reads it. */
function textOf({ pdf }: { pdf: Uint8Array }): string {
  const file = path.join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-enc', 'UTF-8', '-raw', file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}

async function enter() {
  return enterAtCounter(await ctxAs(sample.db, 'tiepnhan2.trungtam'), {
    procedureCode: MARRIAGE,
    competentAgencyCode: WARD,
    channel: 'COUNTER',
    applicant: {
      kind: 'CITIZEN',
      name: 'Trần Thị Ví Dụ',
      citizenId: '999190000002',
      phone: '+84900000002',
      address: 'Số 2 đường Thí Dụ, phường Ví Dụ',
      submitterName: 'Nguyễn Văn Mẫu',
    },
    answers: {},
    components: [
      { key: 'a', name: 'Tờ khai đăng ký kết hôn', shape: 'ORIGINAL', count: 1, fileIds: [] },
      { key: 'b', name: 'Giấy xác nhận tình trạng hôn nhân', shape: 'CERTIFIED_COPY', count: 2, fileIds: [] },
      { key: 'c', name: 'Giấy tờ chưa nộp', shape: 'MISSING', count: 0, fileIds: [] },
    ],
    setCount: 1,
    delivery: { method: 'POST', address: 'Số 2 đường Thí Dụ' },
    collectedVnd: 25_000,
  });
}

async function submitOnline() {
  const citizen = await ctxAs(sample.db, '0900000001');
  if (!('accountId' in citizen.actor)) throw new Error('not signed in');
  return submitDossier(citizen, {
    procedureCode: MARRIAGE,
    competentAgencyCode: WARD,
    channel: 'ONLINE',
    ownerAccountId: citizen.actor.accountId,
    applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', address: 'Số 1 đường Thí Dụ' },
    answers: {},
    components: [],
    setCount: 1,
    delivery: { method: 'COUNTER' },
  });
}

describe('the receipt (Mẫu 01)', () => {
  it('says who came for whom, what was handed in, until when and why, and what was collected', async () => {
    const { id, state } = await enter();
    const text = textOf(await getPaper(receptionist, id, 'receipt'));
    expect(text).toContain(`Mã hồ sơ: ${state.code}`);
    expect(text).toContain('ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ');
    expect(text).toContain('Ví Dụ, ngày 23 tháng 11 năm 2026');
    expect(text).toContain('Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Văn Mẫu (Trực tiếp)');
    expect(text).toContain('Chủ hồ sơ: Trần Thị Ví Dụ');
    expect(text).toContain('Giấy xác nhận tình trạng hôn nhân 2');
    expect(text).not.toContain('Giấy tờ chưa nộp');
    expect(text).toContain('Thời gian nhận hồ sơ: 09 giờ 00 phút, ngày 23 tháng 11 năm 2026');
    expect(text).toContain('Vì sao là ngày này?');
    expect(text).toContain('Đăng ký nhận kết quả tại: Dịch vụ bưu chính công ích: Số 2 đường Thí Dụ');
    expect(text).toContain('25.000 đ');
    expect(text).toContain('Đinh Văn Thí Điểm');
  });

  it('is not there before reception, and a dossier of another person is not there at all', async () => {
    const { id } = await submitOnline();
    await expect(getPaper(receptionist, id, 'receipt')).rejects.toMatchObject({ kind: { code: 'paper.not_issued' } });
    const stranger = await ctxAs(sample.db, '0900000002');
    await expect(getPaper(stranger, id, 'confirmation')).rejects.toMatchObject({ kind: { code: 'dossier.not_found' } });
  });
});

describe('the applicant', () => {
  it('has confirmation and receipt, but not the control sheet of the officers', async () => {
    const { id, state } = await submitOnline();
    const citizen = await ctxAs(sample.db, '0900000001');
    const confirmation = textOf(await getPaper(citizen, id, 'confirmation'));
    expect(confirmation).toContain(state.submissionNumber);
    expect(confirmation).toContain('trả lời chậm nhất lúc');
    await actOnDossier(receptionist, id, { action: 'RECEIVE' });
    const kinds = async (ctx: Ctx) => (await listPapers(ctx, id)).map(({ kind }) => kind);
    expect(await kinds(citizen)).toEqual(['confirmation', 'receipt']);
    expect(await kinds(receptionist)).toEqual(['confirmation', 'receipt', 'control-sheet']);
    await expect(getPaper(citizen, id, 'control-sheet')).rejects.toMatchObject({ kind: { code: 'paper.not_issued' } });
  });
});

describe('the control sheet (Mẫu 06)', () => {
  it('has a block for each hand-over, with who gave, who took and how in time', async () => {
    const { id, state } = await enter();
    expect(state.position?.agencyCode).toBe(WARD);
    const text = textOf(await getPaper(receptionist, id, 'control-sheet'));
    expect(text).toContain('Cơ quan (bộ phận) giải quyết hồ sơ: Ủy ban nhân dân phường Ví Dụ');
    expect(text).toContain('1. Giao: Trung tâm Phục vụ hành chính công phường Ví Dụ');
    expect(text).toContain('Đinh Văn Thí Điểm');
    expect(text).toContain('09 giờ 00 phút, ngày 23 tháng 11 năm 2026');
  });
});

describe('a preview', () => {
  it('says what the paper will say, is marked as one, and leaves the dossier as it was', async () => {
    const { id } = await submitOnline();
    const items = [{ name: 'Tờ khai đăng ký kết hôn', problem: 'Ghi thêm nơi cư trú của bên nữ.' }];
    const asked = textOf(
      await previewPaper(receptionist, id, { action: 'REQUEST_SUPPLEMENT', items, reason: 'Thiếu.' }),
    );
    expect(asked).toContain('Ghi thêm nơi cư trú của bên nữ.');
    // text that stands askew is read letter by letter
    expect(asked.replaceAll(' ', '')).toContain('BẢNXEMTRƯỚC');
    const received = textOf(await previewPaper(receptionist, id, { action: 'RECEIVE' }));
    expect(received).toContain('(cấp khi tiếp nhận)');
    expect((await findDossier(sample.db, id))?.state.revision).toBe(1);
    const used = await sample.db.selectFrom('codeSequence').selectAll().execute();
    const real = await actOnDossier(receptionist, id, { action: 'RECEIVE' });
    const last = used.find((row) => row.agencyCode === WARD)?.last ?? 0;
    expect(real.state.code).toBe(`${WARD}-261123-${String(last + 1).padStart(4, '0')}`);
  });

  it('refuses what the action itself would refuse', async () => {
    const { id } = await submitOnline();
    await expect(previewPaper(receptionist, id, { action: 'DECLINE' })).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
    await expect(previewPaper(receptionist, id, { action: 'TAKE' })).rejects.toMatchObject({
      kind: { code: 'paper.none_for_action' },
    });
  });
});
