import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../domain/form/form.ts';
import { cardFacts, prefillForm, valuesOf } from '../../domain/form/prefill.ts';
import { parseCitizenCard } from '../../domain/identity/citizenCard.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { blankDraft, type CounterDraft, findProblems, toSubmission } from './counterDraft.ts';

const FORM: FormDefinition = {
  key: 'test',
  title: { vi: 'Tờ khai thử' },
  sections: [
    {
      title: { vi: 'Phần' },
      fields: [
        { key: 'person', kind: 'text', label: { vi: 'Họ và tên' }, prefill: 'fullName' },
        {
          key: 'born',
          kind: 'date',
          label: { vi: 'Ngày sinh' },
          rules: [
            {
              holds: { left: { years: { answer: 'born' }, until: { today: true } }, is: '>=', right: { number: 18 } },
              message: { vi: 'Phải đủ 18 tuổi.' },
            },
          ],
        },
      ],
    },
  ],
};
const PROCEDURE: ReceivableDetails = {
  code: '1.000001',
  name: 'Thủ tục mẫu',
  field: 'Lĩnh vực mẫu',
  deciders: [],
  immediate: false,
  onTheSpot: [],
  setCount: 1,
  cases: [{ name: '', components: [], notes: [] }],
  methods: [],
  results: [],
  form: FORM,
};

function typed(part: Partial<CounterDraft>): CounterDraft {
  return { ...blankDraft('k'), procedureCode: '1.000001', deciderCode: 'H99.41', name: 'Nguyễn Văn Mẫu', ...part };
}

describe('the electronic form at the counter', () => {
  it('is judged with the day it is, as on the portal', () => {
    const answers = { person: 'Lê Minh Thử', born: '23/11/2008' };
    const wrong = (today: string) => findProblems(typed({ answers }), PROCEDURE, 'vi', today);
    expect(wrong('2026-11-22')).toEqual([{ field: 'born', message: 'Phải đủ 18 tuổi.' }]);
    expect(wrong('2026-11-23')).toEqual([]);
  });

  it('has what the form says from the start, once it is declared', () => {
    const { fields } = FORM.sections[0]!;
    const nation = { key: 'nation', kind: 'text', label: { vi: 'Quốc tịch' }, initial: 'Việt Nam' } as const;
    const procedure = {
      ...PROCEDURE,
      form: { ...FORM, sections: [{ title: { vi: 'A' }, fields: [...fields, nation] }] },
    };
    const answersOf = (answers: Record<string, string>) => toSubmission(typed({ answers }), procedure).answers;
    expect(answersOf({})).toEqual({});
    expect(answersOf({ person: 'Lê Minh Thử' })).toEqual({ person: 'Lê Minh Thử', nation: 'Việt Nam' });
    expect(answersOf({ person: 'Lê Minh Thử', nation: '' })).toEqual({ person: 'Lê Minh Thử' });
  });

  it('that only the citizen’s card filled in is not declared; one word more and it is', () => {
    const card = parseCitizenCard('999190000002||Trần Thị Ví Dụ|02011990|Nữ|Phường Ví Dụ, Tỉnh Mẫu|15042021');
    if (!card) throw new Error('not a card');
    const prefilled = prefillForm(FORM, cardFacts(card, '2026-11-22'));
    const answers = valuesOf(prefilled);
    expect(toSubmission(typed({ answers, prefilled }), PROCEDURE).answers).toEqual({});
    const more = { ...answers, born: '2/1/1990' };
    expect(toSubmission(typed({ answers: more, prefilled }), PROCEDURE).answers).toEqual({
      person: 'Trần Thị Ví Dụ',
      born: '1990-01-02',
    });
  });
});

describe('paying whoever brings the result', () => {
  const POST = { delivery: 'POST', deliveryAddress: 'Số 1 đường Mẫu', payOnDelivery: true } as const;
  const delivered = (part: Partial<CounterDraft>) => toSubmission(typed({ ...POST, ...part }), PROCEDURE).delivery;

  it('is said with a result by post for which nothing was taken at the counter, and only then', () => {
    expect(delivered({})).toEqual({ method: 'POST', address: 'Số 1 đường Mẫu', payOnDelivery: true });
    expect(delivered({ collected: '75.000' })).not.toHaveProperty('payOnDelivery');
    expect(delivered({ delivery: 'COUNTER' })).toEqual({ method: 'COUNTER' });
  });
});
