import type { FormDefinition } from '../../domain/form/form.ts';
import { proveForm } from '../../domain/form/proveForm.ts';
import type { Words } from '../../domain/language.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { type DataProblem, problem } from '../../platform/dataFile.ts';
import type { FieldRow, LimitData, ProcedureFile } from './procedureSchemas.ts';

interface Files {
  procedures: ProcedureFile[];
  forms: FormDefinition[];
  processes: ProcessDefinition[];
  fields: FieldRow[];
}

/** What one file says and another contradicts: forms, processes and fields without an owner, doubled keys, conditions. */
export function checkProcedureFolder({ procedures, forms, processes, fields }: Files): DataProblem[] {
  const formKeys = new Set(forms.map(({ key }) => key));
  const processKeys = new Set(processes.map(({ key }) => key));
  const fieldNames = new Map(fields.map(({ code, name }) => [code, name.vi]));
  return [
    ...procedures.flatMap((procedure) => [
      ...checkReferences(procedure, formKeys, processKeys, fieldNames),
      ...checkMethods(procedure),
      ...checkComponents(procedure),
    ]),
    ...forms.flatMap(checkForm),
  ];
}

/** What is wrong with a limit, or undefined: a number for days, hours and months, words where only words are given. */
export function limitFault({ unit, value, words }: LimitData): Words | undefined {
  if (unit === 'AS_DESCRIBED') {
    if (words !== undefined && value === undefined) return undefined;
    return {
      vi: 'Đơn vị AS_DESCRIBED cần mục words và không có mục value.',
      en: 'The unit AS_DESCRIBED needs words and no value.',
    };
  }
  if (words !== undefined) {
    return {
      vi: 'Chỉ đơn vị AS_DESCRIBED mới có mục words. Hãy bỏ mục này.',
      en: 'Only AS_DESCRIBED has words. Remove them.',
    };
  }
  if (unit === 'SAME_DAY') {
    return value === undefined
      ? undefined
      : { vi: 'Đơn vị SAME_DAY không có mục value. Hãy bỏ mục này.', en: 'The unit SAME_DAY has no value. Remove it.' };
  }
  return value === undefined
    ? { vi: `Đơn vị ${unit} cần mục value là một số nguyên.`, en: `The unit ${unit} needs a whole number as value.` }
    : undefined;
}

function checkReferences(
  { code, formKey, process, competent, field }: ProcedureFile,
  formKeys: ReadonlySet<string>,
  processKeys: ReadonlySet<string>,
  fieldNames: ReadonlyMap<string, string>,
): DataProblem[] {
  const file = `procedures/${code}.json`;
  const problems: DataProblem[] = [];
  if (formKey !== undefined && !formKeys.has(formKey))
    problems.push(missing(file, '/formKey', `forms/${formKey}.json`));
  if (!processKeys.has(process)) problems.push(missing(file, '/process', `processes/${process}.json`));
  if (fieldNames.get(field.code) !== field.name) {
    problems.push(
      problem(
        file,
        '/field',
        `Lĩnh vực ${field.code} “${field.name}” không có trong fields.json. Hãy thêm lĩnh vực hoặc sửa mã, tên.`,
        `Field ${field.code} “${field.name}” is not in fields.json. Add it or correct its code or name.`,
      ),
    );
  }
  if ((competent.kind === undefined) === (competent.agency === undefined)) {
    problems.push(
      problem(
        file,
        '/competent',
        'Hãy ghi đúng một trong hai mục: kind (COMMUNE, DISTRICT) hoặc agency (mã cơ quan).',
        'Give exactly one of kind (COMMUNE, DISTRICT) and agency (code of an agency).',
      ),
    );
  }
  return problems;
}

function checkMethods({ code, methods, serviceLevel }: ProcedureFile): DataProblem[] {
  const file = `procedures/${code}.json`;
  const channels = methods.map(({ channel }) => channel);
  const problems = methods.flatMap(({ limit }, index) => {
    const words = limitFault(limit);
    return words ? [{ file, path: `/methods/${index}/limit`, words }] : [];
  });
  for (const channel of doubled(channels)) {
    problems.push(
      problem(
        file,
        '/methods',
        `Cách nộp ${channel} có hai lần. Hãy giữ một.`,
        `Channel ${channel} occurs twice. Keep one.`,
      ),
    );
  }
  if (channels.includes('ONLINE') === (serviceLevel === 'NONE')) {
    problems.push(
      problem(
        file,
        '/serviceLevel',
        'Mức FULL và PARTIAL phải có cách nộp ONLINE, mức NONE thì không. Hãy sửa mức độ hoặc cách nộp.',
        'The levels FULL and PARTIAL need the channel ONLINE, NONE must not have it. Correct the level or the channels.',
      ),
    );
  }
  return problems;
}

function checkComponents({ code, componentCases }: ProcedureFile): DataProblem[] {
  const file = `procedures/${code}.json`;
  const components = componentCases.flatMap((group) => group.components);
  const problems = doubled(components.map(({ key }) => key)).map((key) => twice(file, '/componentCases', key));
  for (const { key, originals, copies } of components) {
    if (originals + copies > 0) continue;
    problems.push(
      problem(
        file,
        '/componentCases',
        `Giấy tờ ${key} có 0 bản chính và 0 bản sao. Nếu chỉ là lời dặn, hãy chuyển vào notes.`,
        `Paper ${key} asks for 0 originals and 0 copies. If it is only advice, move it to notes.`,
      ),
    );
  }
  return problems;
}

function checkForm(form: FormDefinition): DataProblem[] {
  return proveForm(form).map(({ at, words }) => ({ file: `forms/${form.key}.json`, path: `/layout (${at})`, words }));
}

function doubled(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function missing(file: string, path: string, target: string): DataProblem {
  return problem(
    file,
    path,
    `Không có tệp ${target}. Hãy thêm tệp hoặc sửa tên.`,
    `There is no file ${target}. Add it or correct the name.`,
  );
}

function twice(file: string, path: string, key: string): DataProblem {
  return problem(
    file,
    path,
    `Khóa ${key} có hai lần. Hãy đặt khóa khác.`,
    `Key ${key} occurs twice. Choose another key.`,
  );
}
