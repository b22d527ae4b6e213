import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase } from '../../../../test/sampleProvince.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builtInSource, newestBuiltIn } from '../../../platform/pdf/builtInTemplates.ts';
import { closePaperRenderer } from '../../../platform/pdf/renderPaper.ts';
import { actOnDossier } from '../../dossiers/actOnDossier.ts';
import { submitDossier } from '../../dossiers/submitDossier.ts';
import { getPaper } from '../getPaper.ts';
import { templateInForce, versionInForce } from '../paperVersions.ts';
import { getVersionContent, listVersionsOfTemplate } from './listPaperVersions.ts';
import { publishTemplate, publishWording } from './publishPaperVersion.ts';
import { tryPaperTemplate, tryWording } from './tryPaperTemplate.ts';

const MARRIAGE = '1.000894';
const WARD = 'H99.41';
const DAY_MS = 86_400_000;
const tomorrow = { now: new Date(SAMPLE_NOW.getTime() + DAY_MS) };
const ground = { legalBasis: 'Quyết định số 12/QĐ-UBND', validFrom: '2026-11-24', note: 'Thêm dòng cảm ơn' };
const { main: current } = builtInSource(newestBuiltIn('receipt'));
const changed = current.replace('Số lượng hồ sơ:', 'Số bộ hồ sơ nhận:');

let sample: SampleDatabase;
let administrator: Ctx;
beforeAll(async () => {
  sample = await sampleDatabase();
  administrator = await ctxAs(sample.db, 'quantri.tinh');
});
afterAll(async () => {
  await closePaperRenderer();
  await sample.drop();
});

function textOf(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', '-raw', '-', '-'], { input: pdf, encoding: 'utf8', stdio: 'pipe' })
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}

async function received(options: { now?: Date } = {}): Promise<string> {
  const citizen = await ctxAs(sample.db, '0900000001', options);
  if (!('accountId' in citizen.actor)) throw new Error('not signed in');
  const { id } = await submitDossier(citizen, {
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
  await actOnDossier(await ctxAs(sample.db, 'tiepnhan2.trungtam', options), id, { action: 'RECEIVE' });
  return id;
}

describe('a version of a template', () => {
  it('holds from its day on; what was issued before is printed again as it was', async () => {
    const before = await received();
    const receptionist = await ctxAs(sample.db, 'tiepnhan2.trungtam');
    const first = await getPaper(receptionist, before, 'receipt');
    expect(textOf(first.pdf)).toContain('Số lượng hồ sơ:');
    await publishTemplate(administrator, 'receipt', changed, ground);
    await publishWording(
      administrator,
      WARD,
      { unit: 'Trung tâm của phường Ví Dụ' },
      { ...ground, validFrom: '2026-11-23' },
    );
    const after = await received(tomorrow);
    const text = textOf((await getPaper(receptionist, after, 'receipt')).pdf);
    expect(text).toContain('Số bộ hồ sơ nhận:');
    expect(text).toContain('TRUNG TÂM CỦA PHƯỜNG VÍ DỤ');
    const again = await getPaper(receptionist, before, 'receipt');
    expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  });

  it('never printed before the change is still made by the form of its day', async () => {
    const version = await templateInForce(sample.db, 'receipt', '2026-11-23', new Date('2026-11-30T02:00:00Z'));
    expect(version.builtIn).toBe(true);
    const known = await templateInForce(sample.db, 'receipt', '2026-11-24', new Date('2026-11-22T02:00:00Z'));
    expect(known.builtIn).toBe(true);
  });

  it('is listed with ground, day and author; taking an old one up again makes another', async () => {
    const versions = await listVersionsOfTemplate({ ...administrator, clock: { now: () => tomorrow.now } }, 'receipt');
    expect(versions.map(({ number, inForce }) => [number, inForce])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect(versions[0]).toMatchObject({ legalBasis: 'Quyết định số 12/QĐ-UBND', builtIn: false });
    expect(versions[1]).toMatchObject({ legalBasis: 'Phụ lục I Thông tư 03/2025/TT-VPCP', validFrom: '2025-09-15' });
    const { content } = await getVersionContent(administrator, versions[1]?.id ?? '');
    const back = await publishTemplate(administrator, 'receipt', content, { ...ground, note: 'Trở lại mẫu cũ' });
    expect(back.number).toBe(4);
    const now = await templateInForce(sample.db, 'receipt', '2026-11-24', tomorrow.now);
    expect(now.number).toBe(4);
  });

  it('cannot be changed once it is there', async () => {
    const change = sample.db.updateTable('paperVersion').set({ content: 'x' }).execute();
    await expect(change).rejects.toThrow('append-only');
  });

  it('is refused when it is wrong, with the line in Vietnamese', async () => {
    const wrong = current.replace('data.setCount', 'data.soBo');
    const line = current.slice(0, current.indexOf('data.setCount')).split('\n').length;
    await expect(publishTemplate(administrator, 'receipt', wrong, ground)).rejects.toMatchObject({
      kind: { code: 'paper.template_wrong' },
      fields: [{ field: 'content', message: expect.stringContaining(`Dòng ${line}, cột`) }],
    });
    await expect(tryPaperTemplate(administrator, 'receipt', '#read("/etc/passwd")')).rejects.toMatchObject({
      fields: [{ message: 'Dòng 1, cột 7: mẫu không được đọc tệp nào ngoài common.typ' }],
    });
  });

  it('is refused without ground, from the past, or when nothing has changed', async () => {
    const fields = async (content: string, more: object) =>
      publishTemplate(administrator, 'refusal', content, { ...ground, ...more }).catch((error) =>
        error.fields.map(({ field, code }: { field: string; code: string }) => [field, code]),
      );
    const { main } = builtInSource(newestBuiltIn('refusal'));
    expect(await fields(`${main}\n`, { legalBasis: ' ', validFrom: '2026-11-22' })).toEqual([
      ['legalBasis', 'required'],
      ['validFrom', 'past'],
    ]);
    expect(await fields(main, {})).toEqual([['content', 'unchanged']]);
  });
});

describe('who may change what papers say', () => {
  it('is the system administrator for templates, the agency’s own for its wording', async () => {
    const own = await ctxAs(sample.db, 'qt.sxd');
    const forbidden = { kind: { code: 'common.forbidden' } };
    await expect(publishTemplate(own, 'receipt', changed, ground)).rejects.toMatchObject(forbidden);
    await expect(publishWording(own, WARD, { note: 'x' }, ground)).rejects.toMatchObject(forbidden);
  });

  it('sees the agency’s head in a sample letter', async () => {
    const pdf = await tryWording(administrator, WARD, { note: 'Cảm ơn quý khách.', signerTitle: 'Chủ tịch' });
    const text = textOf(pdf);
    expect(text).toContain('Cảm ơn quý khách.');
    expect(text).toContain('CHỦ TỊCH');
  });
});

describe('the version in force', () => {
  const version = (id: string, validFrom: string, published: string, number: number, builtIn = false) => ({
    id,
    validFrom,
    number,
    builtIn,
    publishedAt: new Date(published),
  });

  it('is the latest that held on the day and was known at the moment, people before the program', () => {
    const versions = [
      version('old', '1900-01-01', '1970-01-01', 1, true),
      version('law', '2025-09-15', '1970-01-01', 2, true),
      version('ours', '2026-01-01', '2025-12-20', 3),
      version('upgrade', '2025-09-15', '2026-02-01', 4, true),
      version('same day', '2026-01-01', '2026-01-10', 5),
    ];
    const at = (day: string, moment: string) => versionInForce(versions, day, new Date(moment))?.id;
    expect(at('2025-09-14', '2026-06-01')).toBe('old');
    expect(at('2025-09-15', '2026-01-01')).toBe('law');
    expect(at('2025-12-31', '2026-03-01')).toBe('upgrade');
    expect(at('2026-01-05', '2026-01-05')).toBe('ours');
    expect(at('2026-01-05', '2026-01-11')).toBe('same day');
    expect(at('2026-06-01', '2026-06-01')).toBe('same day');
  });
});
