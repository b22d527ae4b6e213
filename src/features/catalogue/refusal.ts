import type { Words } from '../../domain/language.ts';

/** Why a row of an import was not taken. */
export interface Refusal {
  reason: Words;
}

/** Tells a refusal from what was read. */
export function isRefusal(value: object): value is Refusal {
  return 'reason' in value;
}

interface SchemaError {
  keyword: string;
  instancePath: string;
  params: object;
}

/** The first thing a schema found wrong, in words a person can act on. */
export function describeRefusal(errors: SchemaError[]): Refusal {
  const error = errors.find((found) => found.keyword !== 'anyOf') ?? errors[0];
  // A wrong value in a choice is reported once for every alternative, deepest first: the choice itself says more.
  const choice = errors.find(
    (found) => found.keyword === 'anyOf' && error && error.instancePath.startsWith(found.instancePath),
  );
  const shown = choice && error?.keyword !== 'required' ? choice : error;
  return { reason: shown ? describe(shown) : { vi: 'không đúng cấu trúc', en: 'the structure is wrong' } };
}

function describe({ keyword, instancePath, params }: SchemaError): Words {
  const place = instancePath.replace(/^\//, '').replaceAll('/', '.') || '(cả dòng)';
  const missing = keyword === 'required' ? (params as { requiredProperties?: string[] }).requiredProperties : undefined;
  if (missing) {
    const names = missing.map((name) => `"${instancePath ? `${place}.` : ''}${name}"`).join(', ');
    return { vi: `thiếu ${names}`, en: `${names} missing` };
  }
  const english = instancePath ? `"${place}"` : 'the row';
  const vietnamese = instancePath ? `"${place}"` : 'cả dòng';
  switch (keyword) {
    case 'type':
      return { vi: `${vietnamese} sai kiểu dữ liệu`, en: `${english} has the wrong type` };
    case 'anyOf':
      return {
        vi: `${vietnamese} có giá trị không thuộc danh mục`,
        en: `${english} has a value that is not on the list`,
      };
    case 'pattern':
      return { vi: `${vietnamese} để trống hoặc sai định dạng`, en: `${english} is empty or has the wrong format` };
    case 'minItems':
      return { vi: `${vietnamese} không được để trống`, en: `${english} must not be empty` };
    case 'minimum':
    case 'maximum':
    case 'maxLength':
    case 'maxItems':
      return { vi: `${vietnamese} vượt giới hạn cho phép`, en: `${english} is out of range` };
    default:
      return { vi: `${vietnamese} không hợp lệ`, en: `${english} is not valid` };
  }
}
