import { checkAnswers } from '../../domain/form/checkAnswers.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import type { Random } from './random.ts';
import type { SampleApplicant } from './sampleApplicants.ts';

/** A filled-in form as the portal stores it: every required field that is asked, and some of the others. */
export function sampleAnswers(
  form: FormDefinition,
  applicant: SampleApplicant,
  random: Random,
): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const field of form.sections.flatMap((section) => section.fields)) {
    const { key, when, required } = field;
    if (when && !when.in.includes(answers[when.field] ?? '')) continue;
    if (!required && random.chance(40)) continue;
    const answer = prefilled(field, applicant) ?? invented(field, random);
    answers[key] = field.maxLength ? answer.slice(0, field.maxLength) : answer;
  }
  const checked = checkAnswers(form, answers);
  const [fault] = checked.problems;
  if (fault) throw new Error(`Form ${form.key}: ${fault.field} got ${answers[fault.field]} (${fault.code})`);
  return checked.answers;
}

function prefilled({ prefill }: FormField, applicant: SampleApplicant): string | undefined {
  if (!prefill) return undefined;
  if ('business' in applicant) {
    const { name, phone, email, address } = applicant.business;
    return { fullName: name, phone, email, address, citizenId: undefined, dateOfBirth: undefined }[prefill];
  }
  const { name, phone, email, address, citizenId, dateOfBirth } = applicant.citizen;
  return { fullName: name, phone, email, address, citizenId, dateOfBirth }[prefill];
}

function invented(field: FormField, random: Random): string {
  const { kind, options = [], min, max } = field;
  switch (kind) {
    case 'choice':
      return random.pick(options).value;
    case 'yesNo':
      return random.chance(30) ? 'yes' : 'no';
    case 'number':
      return String(random.between(Math.ceil(min ?? 1), Math.floor(Math.min(max ?? 9, (min ?? 1) + 8))));
    case 'money':
      return String(Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? 0, random.between(2, 90) * 1_000_000)));
    case 'date':
      return `20${random.between(16, 25)}-0${random.between(1, 9)}-${random.between(10, 28)}`;
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
    case 'text':
      return textFor(field, random);
    case 'longText':
      return `Nội dung mẫu cho mục “${field.label.vi}”.`;
  }
}

const NAMES = ['Nguyễn Văn Mẫu', 'Trần Thị Ví Dụ', 'Lê Thị Thử Nghiệm', 'Phạm Văn Minh Họa'];

function textFor({ label }: FormField, random: Random): string {
  if (/quốc tịch/i.test(label.vi)) return 'Việt Nam';
  if (/dân tộc/i.test(label.vi)) return random.pick(['Kinh', 'Tày', 'Thái', 'Khmer']);
  if (/họ, chữ đệm, tên|họ và tên|họ tên/i.test(label.vi)) return random.pick(NAMES);
  return `Ví dụ ${random.between(1, 99)}`;
}
