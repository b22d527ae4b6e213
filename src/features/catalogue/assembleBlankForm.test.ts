import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../domain/form/form.ts';
import { fromStoredForm } from '../../domain/form/storedForm.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { closePaperRenderer, renderPaper } from '../../platform/pdf/renderPaper.ts';
import { assembleBlankForm } from './assembleBlankForm.ts';

const FORMS = packagePath('data', 'sample-province', 'forms');
const procedure = { code: '1.000001', name: 'Thủ tục mẫu' } as ProcedureContent;

function read(file: string): FormDefinition {
  return fromStoredForm(JSON.parse(readFileSync(path.join(FORMS, file), 'utf8')));
}

afterAll(() => closePaperRenderer());

describe('a blank form (Đ.8.2 quy chế Sóc Trăng)', () => {
  it('asks everything that the electronic form asks, in the same order', () => {
    for (const file of readdirSync(FORMS)) {
      const form = read(file);
      const labels = assembleBlankForm(form, procedure).sections.flatMap(({ fields }) =>
        fields.map(({ label }) => label),
      );
      let after = 0;
      for (const { label } of form.sections.flatMap(({ fields }) =>
        fields.flatMap((field) => field.fields ?? [field]),
      )) {
        const found = labels.findIndex((shown, index) => index >= after && shown.includes(label.vi));
        expect(found, `${file}: ${label.vi}`).toBeGreaterThanOrEqual(after);
        after = found;
      }
    }
  });

  it('says in words when a part is to be left out', () => {
    const conditional = readdirSync(FORMS)
      .map(read)
      .flatMap((form) => assembleBlankForm(form, procedure).sections)
      .flatMap(({ fields }) => fields)
      .filter(({ condition }) => condition !== '');
    expect(conditional.length).toBeGreaterThan(0);
    for (const { condition } of conditional) expect(condition).toMatch(/^\(Chỉ khai khi .*“.+”.*\.\)$/);
  });

  it('comes as PDF for every form of the sample province', async () => {
    for (const file of readdirSync(FORMS)) {
      const pdf = await renderPaper('blank-form', assembleBlankForm(read(file), procedure));
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    }
  });
});
