import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Words } from '../domain/language.ts';

/** One thing to put right in a data file: where it is, and what to do, in words for whoever edits the file. */
export interface DataProblem {
  /** file name inside the folder */
  file: string;
  /** JSON pointer into the file, '' for the whole file */
  path: string;
  words: Words;
}

type SchemaError = ReturnType<typeof Value.Errors>[number];

/**
 * Reads one JSON file and checks it. Returns undefined where the file cannot be used at all; every problem is put into
 * `problems`. Never throws for what the file contains.
 */
export function readObject<S extends TSchema>(
  folder: string,
  file: string,
  schema: S,
  problems: DataProblem[],
): Static<S> | undefined {
  const value = readJson(folder, file, problems);
  return value === undefined ? undefined : checkValue(schema, value, file, '', problems);
}

/** Like `readObject` for a file that holds a list: the good rows are returned, each bad one is reported. */
export function readRows<S extends TSchema>(
  folder: string,
  file: string,
  schema: S,
  problems: DataProblem[],
): Static<S>[] {
  const value = readJson(folder, file, problems);
  return value === undefined ? [] : checkRows(schema, value, file, '', problems);
}

/** The parsed JSON, or undefined with a problem when the file is missing or is not JSON. */
export function readJson(folder: string, file: string, problems: DataProblem[]): unknown {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch {
    problems.push(
      problem(file, '', 'Thiếu tệp này. Hãy thêm tệp vào thư mục.', 'The file is missing. Add it to the folder.'),
    );
    return undefined;
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(
      problem(
        file,
        '',
        `Tệp không phải JSON đúng cú pháp (${reason}). Hãy kiểm tra dấu phẩy, dấu ngoặc và dấu nháy.`,
        `The file is not valid JSON (${reason}). Check the commas, brackets and quotation marks.`,
      ),
    );
    return undefined;
  }
}

/** Every row of a list that fits the schema; the rest become problems. */
export function checkRows<S extends TSchema>(
  schema: S,
  value: unknown,
  file: string,
  path: string,
  problems: DataProblem[],
): Static<S>[] {
  if (!Array.isArray(value)) {
    problems.push(problem(file, path, 'Ở đây phải là một danh sách [ … ].', 'This must be a list [ … ].'));
    return [];
  }
  return value.flatMap((row, index) => checkValue(schema, row, file, `${path}/${index}`, problems) ?? []);
}

function checkValue<S extends TSchema>(
  schema: S,
  value: unknown,
  file: string,
  path: string,
  problems: DataProblem[],
): Static<S> | undefined {
  if (Value.Check(schema, value)) return value as Static<S>;
  // 'boolean' and 'anyOf' only repeat what another entry at the same place says in a way one can act on.
  const errors = Value.Errors(schema, value).filter(
    (error) => error.keyword !== 'boolean' && error.keyword !== 'anyOf',
  );
  for (const error of errors) {
    const words = schemaWords(error);
    problems.push({ file, path: `${path}${error.instancePath}`, words });
  }
  return undefined;
}

/** A problem from its two wordings. */
export function problem(file: string, path: string, vi: string, en: string): DataProblem {
  return { file, path, words: { vi, en } };
}

function schemaWords(error: SchemaError): Words {
  switch (error.keyword) {
    case 'required': {
      const keys = error.params.requiredProperties.join(', ');
      return { vi: `Thiếu mục ${keys}. Hãy điền vào.`, en: `${keys} is missing. Fill it in.` };
    }
    case 'additionalProperties': {
      const keys = error.params.additionalProperties.join(', ');
      return {
        vi: `Không có mục nào tên ${keys}. Hãy xóa hoặc sửa lại tên cho đúng.`,
        en: `There is no entry named ${keys}. Remove it or correct its name.`,
      };
    }
    case 'enum': {
      const values = error.params.allowedValues.join(', ');
      return { vi: `Chỉ được dùng một trong: ${values}.`, en: `Use one of: ${values}.` };
    }
    case 'type': {
      const type = String(error.params.type);
      return { vi: `Giá trị ở đây phải thuộc kiểu ${type}.`, en: `The value here must be of type ${type}.` };
    }
    case 'pattern':
      return {
        vi: `Giá trị không đúng mẫu ${String(error.params.pattern)}.`,
        en: `The value does not have the form ${String(error.params.pattern)}.`,
      };
    default:
      return { vi: `Giá trị chưa đúng: ${error.message}.`, en: `The value is not right: ${error.message}.` };
  }
}
