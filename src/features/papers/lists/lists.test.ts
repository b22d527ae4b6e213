import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, dossiersDatabase, type SampleDatabase } from '../../../../test/sampleProvince.ts';
import type { Ctx } from '../../../platform/context.ts';
import { closePaperRenderer } from '../../../platform/pdf/renderPaper.ts';
import { listCounters } from './counters.ts';
import { getListPaper, type ListChoice, type ListKind } from './getListPaper.ts';
import { handoverList, listHandovers } from './handoverList.ts';
import { registerList } from './registerList.ts';
import { envelopeLabels, resultList } from './resultLists.ts';

const MONTH = { from: '2026-11-01', to: '2026-11-23' };

let sample: SampleDatabase;
let receptionist: Ctx;
let counter: string;
beforeAll(async () => {
  sample = await dossiersDatabase();
  receptionist = await ctxAs(sample.db, 'tiepnhan.trungtam');
  const [first] = await listCounters(receptionist);
  if (!first) throw new Error('no counter');
  counter = first.code;
}, 120_000);
afterAll(async () => {
  await closePaperRenderer();
  await sample.drop();
});

/** The text of a PDF on one line, as poppler reads it. */
function textOf(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', '-raw', '-', '-'], { input: pdf, encoding: 'utf8', stdio: 'pipe' })
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}

const choice = (more: Partial<ListChoice> = {}): ListChoice => ({
  counter,
  period: MONTH,
  layout: 'SHEET',
  skip: 0,
  onlyPost: false,
  ...more,
});
const printed = async (kind: ListKind, more?: Partial<ListChoice>) =>
  textOf((await getListPaper(receptionist, kind, choice(more))).pdf);

describe('the register (Mẫu 07 TT 03/2025, Đ.10.2 TT 01/2018)', () => {
  it('has every dossier the one-stop received in the period, numbered on through the year', async () => {
    const whole = await registerList(receptionist, counter, { from: '2026-01-01', to: '2026-11-23' });
    const rows = await sample.db
      .selectFrom('dossier')
      .select('code')
      .where('receivingAgencyCode', '=', counter)
      .where('receivedAt', 'is not', null)
      // an interlinked dossier is one, whoever has parts of it
      .where('parentId', 'is', null)
      .execute();
    expect(whole.rows.map(({ code }) => code).sort()).toEqual(rows.map(({ code }) => code ?? '').sort());
    expect(whole.rows.map(({ number }) => number)).toEqual(whole.rows.map((_, index) => index + 1));
    const later = await registerList(receptionist, counter, MONTH);
    expect(later.rows.length).toBeGreaterThan(3);
    expect(later.rows).toEqual(whole.rows.slice(-later.rows.length));
  });

  it('is the form of the law on its last day: Mẫu 06 before TT 03/2025, Mẫu 07 since', async () => {
    expect(await printed('register')).toContain('Mẫu số 07 – TT 03/2025/TT-VPCP');
    const old = await printed('register', { period: { from: '2025-03-01', to: '2025-03-31' } });
    expect(old).toContain('Mẫu số 06 – TT 01/2018/TT-VPCP');
    expect(old).toContain('Không có hồ sơ nào trong thời gian này.');
  });

  it('refuses a period over two years, a backward one, and whoever does not work there', async () => {
    const wrong = { kind: { code: 'common.invalid_input' } };
    await expect(registerList(receptionist, counter, { from: '2025-12-30', to: '2026-01-02' })).rejects.toMatchObject(
      wrong,
    );
    await expect(registerList(receptionist, counter, { from: '2026-11-02', to: '2026-11-01' })).rejects.toMatchObject(
      wrong,
    );
    await expect(registerList(receptionist, counter, { from: '0001-01-01', to: '9999-12-31' })).rejects.toMatchObject(
      wrong,
    );
    const forbidden = { kind: { code: 'common.forbidden' } };
    await expect(registerList(receptionist, 'H99.00', MONTH)).rejects.toMatchObject(forbidden);
  });
});

describe('the hand-over list (Đ.18 NĐ 61/2018)', () => {
  it('names what one desk handed to another, as many as were counted', async () => {
    const handovers = await listHandovers(receptionist, counter, MONTH);
    expect(handovers.length).toBeGreaterThan(1);
    for (const handover of handovers.slice(0, 4)) {
      const list = await handoverList(receptionist, counter, MONTH, handover);
      expect(list.rows).toHaveLength(handover.count);
      expect([list.giver, list.receiver]).toEqual([handover.giver, handover.receiver]);
    }
    const [first] = handovers;
    const text = await printed('handover-list', { handover: first });
    expect(text).toContain(`Bên giao: ${first?.giver}`);
    expect(text).toContain(`Cộng: ${first?.count} hồ sơ`);
  });

  it('is refused without saying who handed to whom', async () => {
    await expect(printed('handover-list')).rejects.toMatchObject({ kind: { code: 'common.invalid_input' } });
  });
});

describe('results that wait at the one-stop', () => {
  it('are listed for the hand-over and addressed on labels, those by post alone if wanted', async () => {
    const list = await resultList(receptionist, counter);
    expect(list.rows.length).toBeGreaterThan(0);
    const everybody = await envelopeLabels(receptionist, counter, { layout: 'SHEET', skip: 0, onlyPost: false });
    expect(everybody.labels.map(({ code }) => code)).toEqual(list.rows.map(({ code }) => code));
    const byPost = await envelopeLabels(receptionist, counter, { layout: 'SHEET', skip: 0, onlyPost: true });
    expect(byPost.labels).toHaveLength(list.rows.filter((row) => row.byPost).length);
    expect(await printed('envelope-labels')).toContain(`Kính gửi: ${everybody.labels[0]?.name}`);
    expect(await printed('result-list')).toContain(`Cộng: ${list.rows.length} kết quả`);
  });
});
