import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { keepAnswers } from '../../domain/form/keptAnswers.ts';
import { fromStoredForm, toStoredForm } from '../../domain/form/storedForm.ts';
import { findForm } from '../catalogue/getForm.ts';
import { discardFormDraft, getFormForEditor, listForms, saveFormDraft } from './formDrafts.ts';
import { importPlaces } from './importPlaces.ts';
import { findPlaces, suggestPlaces } from './places.ts';
import { publishFormDraft } from './publishFormDraft.ts';

const REAL = '../shared/data/admin-units.json';
const KEY = 'civil-status-extract';

let sample: SampleDatabase;
beforeAll(async () => {
  sample = await sampleDatabase();
});
afterAll(() => sample.drop());

const administrator = () => ctxAs(sample.db, 'quantri.tinh');

describe('a form that an administrator writes', () => {
  const publication = {
    decisionNumber: '99/QĐ-UBND',
    decisionDate: '2026-11-20',
    effectiveOn: '2099-01-01',
    confirmed: false,
  };

  it('is kept as a draft, replayed against kept answers, and published from a day on', async () => {
    const ctx = await administrator();
    const { form, published, revision } = await getFormForEditor(ctx, KEY);
    expect(revision).toBe(0);
    const typed = { subjectName: 'Nguyễn Văn Mẫu', copies: '1', 'copies.0.use': 'Trường', 'copies.0.count': '2' };
    const kept = keepAnswers(form, 'Một bản', typed, '2026-11-22');
    expect(kept.gave).toMatchObject({ copyTotal: '2' });
    const changed = structuredClone(form);
    const copies = changed.sections.flatMap(({ fields }) => fields).find(({ key }) => key === 'copies');
    copies!.fields![1]!.max = 1;
    copies!.label.km = 'ច្បាប់ចម្លង';
    const content = toStoredForm(changed);
    const saved = await saveFormDraft(ctx, KEY, { content, tests: [kept], revision: 0 });
    await expect(saveFormDraft(ctx, KEY, { content, tests: [], revision: 0 })).rejects.toMatchObject({
      kind: { code: 'forms.changed_meanwhile' },
    });
    expect((await listForms(ctx)).find(({ key }) => key === KEY)?.draft).not.toBeNull();
    const written = (await getFormForEditor(ctx, KEY)).form.sections.flatMap(({ fields }) => fields);
    expect(written.find(({ key }) => key === 'copies')?.label.km).toBe('ច្បាប់ចម្លង');
    await expect(publishFormDraft(ctx, KEY, { ...publication, ...saved })).rejects.toMatchObject({
      kind: { code: 'forms.answers_changed' },
    });
    const { number } = await publishFormDraft(ctx, KEY, { ...publication, ...saved, confirmed: true });
    expect(number).toBe((published?.number ?? 0) + 1);
    // not yet: its day is still to come
    const today = await findForm(ctx, KEY);
    expect(today?.form).toEqual(published?.form);
    const after = await getFormForEditor(ctx, KEY);
    expect(after.tests[0]?.problems).toContain('copies.0.count tooLarge');
    expect((await listForms(ctx)).find(({ key }) => key === KEY)).toMatchObject({ number, draft: null });
    await discardFormDraft(ctx, KEY);
  });

  it('is refused when it names what is not asked, is no form, or takes effect in the past', async () => {
    const ctx = await administrator();
    const { form } = await getFormForEditor(ctx, 'marital-status');
    const unsound = structuredClone(form);
    unsound.sections[0]!.fields[0]!.when = { filled: 'homes.0' };
    const { when: _, ...first } = unsound.sections[0]!.fields[0]!;
    unsound.sections[0]!.fields[0] = { ...first, when: { filled: 'purpose' } };
    const { revision } = await saveFormDraft(ctx, form.key, { content: toStoredForm(unsound), tests: [], revision: 0 });
    await expect(publishFormDraft(ctx, form.key, { ...publication, revision })).rejects.toMatchObject({
      kind: { code: 'forms.not_sound' },
    });
    await expect(
      publishFormDraft(ctx, form.key, { ...publication, revision, effectiveOn: '2020-01-01' }),
    ).rejects.toMatchObject({ kind: { code: 'common.invalid_input' } });
    await expect(
      saveFormDraft(ctx, form.key, { content: { key: form.key }, tests: [], revision }),
    ).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
  });

  it('is nobody else’s to write', async () => {
    const clerk = await ctxAs(sample.db, 'tiepnhan.trungtam');
    await expect(getFormForEditor(clerk, KEY)).rejects.toMatchObject({ kind: { status: 403 } });
    await expect(listForms(clerk)).rejects.toMatchObject({ kind: { status: 403 } });
  });
});

describe('communes in addresses', () => {
  it('are found by today’s name, by a former one, and asked about where one was divided', async () => {
    const found = await findPlaces(sample, [
      'phuong vi du',
      'Xã Mẫu Bến, Thị xã Mẫu Đông, Tỉnh Mẫu',
      'Xã Diễn Tập, huyện Mẫu Tây, tỉnh Mẫu',
      'Xã Không Có, Tỉnh Mẫu',
      'Phường Nơi Khác, Tỉnh Ngoài',
    ]);
    expect([...found.values()]).toEqual([
      { kind: 'CURRENT', name: 'Phường Ví Dụ, Tỉnh Mẫu' },
      { kind: 'FORMER', name: 'Xã Mẫu Giang, Tỉnh Mẫu', before: 'Xã Mẫu Bến, Thị xã Mẫu Đông, Tỉnh Mẫu' },
      {
        kind: 'SEVERAL',
        names: ['Xã Mẫu Lâm, Tỉnh Mẫu', 'Xã Tập Dượt, Tỉnh Mẫu'],
        before: 'Xã Diễn Tập, huyện Mẫu Tây, tỉnh Mẫu',
      },
      { kind: 'UNKNOWN' },
    ]);
    expect(await suggestPlaces(sample, 'xã mẫu b')).toEqual([
      { name: 'Xã Mẫu Giang, Tỉnh Mẫu', former: 'Xã Mẫu Bến, Thị xã Mẫu Đông, Tỉnh Mẫu' },
    ]);
  });

  it.skipIf(!existsSync(REAL))('of the whole country are taken in (reads ../shared/data)', async () => {
    const units: unknown = JSON.parse(readFileSync(REAL, 'utf8'));
    const { current, former } = await importPlaces(systemCtx(sample.db), units);
    expect(current).toBe(3321);
    expect(former).toBeGreaterThan(10_000);
    const found = await findPlaces(sample, [
      'Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh',
      'Phường Sài Gòn, Thành phố Hồ Chí Minh',
    ]);
    expect([...found.values()]).toMatchObject([
      { kind: 'FORMER', name: 'Phường Sài Gòn, Thành phố Hồ Chí Minh' },
      { kind: 'CURRENT', name: 'Phường Sài Gòn, Thành phố Hồ Chí Minh' },
    ]);
  });
});

describe('a stored form', () => {
  it('of a release without schema is read as it is', () => {
    const old = {
      key: 'old',
      title: { vi: 'Cũ' },
      sections: [{ title: { vi: 'Phần' }, fields: [{ key: 'a', kind: 'text' as const, label: { vi: 'A' } }] }],
    };
    expect(fromStoredForm(old)).toEqual(old);
  });
});
