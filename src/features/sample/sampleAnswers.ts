import { checkAnswers } from '../../domain/form/checkAnswers.ts';
import type { FormAnswers, FormDefinition, FormField, Prefill } from '../../domain/form/form.ts';
import { optionValues } from '../../domain/form/lists.ts';
import { fieldsOf, visibleFields } from '../../domain/form/visibleFields.ts';
import type { Random } from './random.ts';
import type { SampleApplicant } from './sampleApplicants.ts';

/** Tries to keep the form's own rules; none needs more. */
const MOST_TRIES = 40;

/** A filled-in form as the portal stores it: every required field that is asked, and some of the others. */
export function sampleAnswers(form: FormDefinition, applicant: SampleApplicant, random: Random): FormAnswers {
  for (let tries = 1; ; tries++) {
    const answers = fillIn(form, applicant, random);
    const checked = checkAnswers(form, answers);
    const [fault] = checked.problems;
    if (!fault) return checked.answers;
    if (fault.code !== 'rule' || tries === MOST_TRIES)
      throw new Error(`Form ${form.key}: ${fault.field} got ${answers[fault.field]} (${fault.code})`);
  }
}

function fillIn(form: FormDefinition, applicant: SampleApplicant, random: Random): FormAnswers {
  const answers: FormAnswers = {};
  const left = new Set<string>();
  for (const { key, kind, min } of fieldsOf(form))
    if (kind === 'repeat') answers[key] = String(random.between(Math.max(min ?? 0, 1), Math.max(min ?? 0, 2)));
  // Each answer decides on what is asked after it.
  for (;;) {
    const field = visibleFields(form, answers).find(({ key }) => answers[key] === undefined && !left.has(key));
    if (!field) return answers;
    left.add(field.key);
    if (field.compute || field.kind === 'files' || (!field.required && random.chance(40))) continue;
    const answer = prefilled(field, applicant) ?? invented(field, random);
    answers[field.key] = field.maxLength ? answer.slice(0, field.maxLength) : answer;
  }
}

function prefilled({ prefill }: FormField, applicant: SampleApplicant): string | undefined {
  if (!prefill) return undefined;
  const known: Partial<Record<Prefill, string>> =
    'business' in applicant
      ? { ...applicant.business, fullName: applicant.business.name, organisationName: applicant.business.name }
      : { ...applicant.citizen, fullName: applicant.citizen.name, sex: undefined };
  return known[prefill];
}

function invented(field: FormField, random: Random): string {
  const { kind, min, max } = field;
  switch (kind) {
    case 'choice':
      return random.pick(field.list === undefined ? optionValues(field) : optionValues(field).slice(0, 6));
    case 'confirm':
      return 'yes';
    case 'yesNo':
      return random.chance(30) ? 'yes' : 'no';
    case 'number':
      return String(random.between(Math.ceil(min ?? 1), Math.floor(Math.min(max ?? 9, (min ?? 1) + 8))));
    case 'money':
      return String(Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? 0, random.between(2, 90) * 1_000_000)));
    case 'date':
      return `20${random.between(16, 25)}-0${random.between(1, 9)}-${random.between(10, 28)}`;
    case 'partialDate':
      return String(random.between(1950, 2005));
    case 'citizenId':
      return `999${random.chance(50) ? '085' : '190'}${String(random.between(0, 999_999)).padStart(6, '0')}`;
    case 'taxCode':
      return '9900000016';
    case 'phone':
      return `0900000${random.between(900, 999)}`;
    case 'email':
      return `mau${random.between(900, 999)}@vidu.example`;
    case 'address':
      return `Số ${random.between(1, 99)} đường Ví Dụ, phường Ví Dụ, tỉnh Mẫu`;
    case 'commune':
      return random.pick(['Phường Ví Dụ, Tỉnh Mẫu', 'Phường Minh Họa, Tỉnh Mẫu', 'Xã Mẫu Giang, Tỉnh Mẫu']);
    case 'vehiclePlate':
      return `99A-${random.between(100, 999)}.${random.between(10, 99)}`;
    case 'longText':
      return `Nội dung mẫu cho mục “${field.label.vi}”.`;
    default:
      return textFor(field, random);
  }
}

const NAMES = ['Nguyễn Văn Mẫu', 'Trần Thị Ví Dụ', 'Lê Thị Thử Nghiệm', 'Phạm Văn Minh Họa'];

function textFor({ label }: FormField, random: Random): string {
  if (/quốc tịch/i.test(label.vi)) return 'Việt Nam';
  if (/dân tộc/i.test(label.vi)) return random.pick(['Kinh', 'Tày', 'Thái', 'Khmer']);
  if (/họ, chữ đệm, tên|họ và tên|họ tên/i.test(label.vi)) return random.pick(NAMES);
  return `Ví dụ ${random.between(1, 99)}`;
}
