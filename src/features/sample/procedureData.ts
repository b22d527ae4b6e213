import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Static, TSchema } from 'typebox';
import type { TimeLimit } from '../../domain/calendar/limit.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import { fromStoredForm, isConsistent } from '../../domain/form/storedForm.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { type DataProblem, problem, readObject, readRows } from '../../platform/dataFile.ts';
import { type AdminUnitsData, AdminUnitsFile } from '../forms/importPlaces.ts';
import { asStoredForm, StoredFormSchema } from '../forms/storedFormSchema.ts';
import { ProcessSchema } from '../processes/processSchema.ts';
import { checkProcedureFolder, limitFault } from './procedureChecks.ts';
import {
  type CompetentData,
  type FieldRow,
  FieldRowSchema,
  type LimitData,
  type ProcedureFile,
  ProcedureFileSchema,
} from './procedureSchemas.ts';

/** Who decides on a procedure's dossiers: every commune or district in its own territory, or one agency by its code. */
export type Competent = { kind: 'COMMUNE' | 'DISTRICT' } | { agency: string };

/** A procedure with what a province adds to its publication: process, competent agency, effect of a supplement. */
export interface ProcedureData {
  content: ProcedureContent;
  /** key of a process */
  process: string;
  competent: Competent;
  /** whether the limit starts again after a supplement (Đ.19.4 NĐ 61/2018) or goes on, where a special law says so */
  supplementRestart: 'RESTART' | 'RESUME';
}

export interface ProcedureFolder {
  procedures: ProcedureData[];
  forms: FormDefinition[];
  processes: ProcessDefinition[];
  fields: FieldRow[];
  /** communes of today and before, when the folder has them */
  units?: AdminUnitsData;
  problems: DataProblem[];
}

/**
 * Reads `procedures/*.json`, `forms/*.json`, `processes/*.json` and `fields.json` of a province's folder. Files with
 * an unknown shape are left out and reported; what the files contradict between themselves is reported too. Never
 * throws for what the files contain: an empty `problems` means that everything can be loaded.
 */
export function readProcedureFolder(folder: string): ProcedureFolder {
  const problems: DataProblem[] = [];
  const fields = readRows(folder, 'fields.json', FieldRowSchema, problems);
  const processes: ProcessDefinition[] = readFiles(folder, 'processes', ProcessSchema, (file) => file.key, problems);
  const forms = readFiles(folder, 'forms', StoredFormSchema, (file) => file.key, problems).map((file) => {
    const stored = asStoredForm(file);
    if (!isConsistent(stored)) problems.push(contradiction(`forms/${stored.key}.json`));
    return fromStoredForm(stored);
  });
  const units = readObject(folder, 'admin-units.json', AdminUnitsFile, problems);
  const files = readFiles(folder, 'procedures', ProcedureFileSchema, (file) => file.code, problems);
  problems.push(...checkProcedureFolder({ procedures: files, forms, processes, fields }));
  return {
    procedures: files.flatMap((file) => toProcedureData(file) ?? []),
    forms,
    processes,
    fields,
    units,
    problems,
  };
}

/** Every file of a sub-folder in the order of names; a file must be named after the key inside. */
function readFiles<S extends TSchema>(
  folder: string,
  subFolder: string,
  schema: S,
  keyOf: (value: Static<S>) => string,
  problems: DataProblem[],
): Static<S>[] {
  return listJson(folder, subFolder, problems).flatMap((name) => {
    const file = `${subFolder}/${name}`;
    const value = readObject(folder, file, schema, problems);
    if (value === undefined) return [];
    const expected = `${keyOf(value)}.json`;
    if (name !== expected) {
      problems.push(
        problem(
          file,
          '',
          `Hãy đổi tên tệp thành ${expected} cho khớp với mã bên trong.`,
          `Rename the file to ${expected} to match the key inside.`,
        ),
      );
    }
    return [value];
  });
}

function listJson(folder: string, subFolder: string, problems: DataProblem[]): string[] {
  try {
    return readdirSync(join(folder, subFolder))
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    problems.push(problem(subFolder, '', 'Thiếu thư mục này. Hãy tạo thư mục.', 'The folder is missing. Create it.'));
    return [];
  }
}

function toProcedureData(file: ProcedureFile): ProcedureData | undefined {
  const { process, competent, supplementRestart, methods, ...rest } = file;
  const decider = toCompetent(competent);
  if (!decider || methods.some(({ limit }) => limitFault(limit))) return undefined;
  const content: ProcedureContent = {
    ...rest,
    methods: methods.map((method) => ({ ...method, limit: toLimit(method.limit) })),
  };
  return { content, process, competent: decider, supplementRestart };
}

/** The competent agency, or undefined where the file names none or two. */
function toCompetent({ kind, agency }: CompetentData): Competent | undefined {
  if (kind !== undefined) return agency === undefined ? { kind } : undefined;
  return agency === undefined ? undefined : { agency };
}

function contradiction(file: string): DataProblem {
  return problem(
    file,
    '/schema',
    'Phần schema và phần layout không khớp nhau. Hãy sửa tờ khai trong trình soạn rồi xuất lại.',
    'Schema and layout do not agree. Change the form in the editor and export it again.',
  );
}

function toLimit({ unit, value = 0, words = '' }: LimitData): TimeLimit {
  if (unit === 'SAME_DAY') return { unit };
  return unit === 'AS_DESCRIBED' ? { unit, words } : { unit, value };
}
