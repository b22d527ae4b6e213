import { parseCitizenId } from '../identity/citizenId.ts';
import { parseEmail } from '../identity/email.ts';
import { parsePhone } from '../identity/phone.ts';
import { parseTaxCode } from '../identity/taxCode.ts';
import { parseDateText } from '../text/dateText.ts';
import { foldVietnamese } from '../text/normalise.ts';
import { formatFilesText, parseFilesText } from './files.ts';
import type { FormField, LeafKind } from './form.ts';
import { parseCommuneText, parsePartialDate, parseVehiclePlate } from './kindText.ts';
import { optionsOf, optionValues } from './lists.ts';
import { parseMoneyText, parseNumberText } from './numberText.ts';

/** What the form cannot know by itself. */
export interface Known {
  /** yyyy-mm-dd; without it ages of today are unknown */
  today?: string;
  /** communes as typed → as they are called today, or null where there is no such one, or more than one */
  places?: ReadonlyMap<string, string | null>;
  /** ids of the files that may be named → their names; without it any may */
  files?: ReadonlyMap<string, string>;
}

type Reader = (text: string) => string | undefined;
const oneLine: Reader = (text) => text.replace(/\s+/g, ' ');

/** How each kind is read; the answer as it is stored, or undefined. Reading twice changes nothing. */
const READERS: Record<Exclude<LeafKind, 'choice' | 'commune' | 'files'>, Reader> = {
  text: oneLine,
  longText: (text) => text,
  address: oneLine,
  number: parseNumberText,
  money: parseMoneyText,
  date: parseDateText,
  partialDate: parsePartialDate,
  yesNo: (text) => (text === 'yes' || text === 'no' ? text : undefined),
  // a box that is not ticked is no answer
  confirm: (text) => (text === 'yes' ? text : text === 'no' ? '' : undefined),
  citizenId: parseCitizenId,
  // Since 01/07/2025 a person's own number is also the tax code (Đ.5 TT 86/2024/TT-BTC).
  taxCode: (text) => parseTaxCode(text) ?? parseCitizenId(text),
  phone: parsePhone,
  email: parseEmail,
  vehiclePlate: parseVehiclePlate,
};

/** One answer of a field as it is stored; undefined when it is not what the kind asks for. `text` is clean and not empty. */
export function readAnswer(field: FormField, text: string, known: Known = {}): string | undefined {
  const { kind } = field;
  if (kind === 'choice') return readChoice(field, text);
  if (kind === 'commune') return readCommune(text, known);
  if (kind === 'files') return readFiles(text, known);
  return kind === 'place' || kind === 'landParcel' || kind === 'repeat' ? undefined : READERS[kind](text);
}

/** The value of an option, also where its words were typed, as in a spreadsheet. */
function readChoice(field: FormField, text: string): string | undefined {
  if (optionValues(field).includes(text)) return text;
  const folded = foldVietnamese(text);
  return optionsOf(field).find(({ label }) =>
    [label.vi, label.en].some((words) => words && foldVietnamese(words) === folded),
  )?.value;
}

function readFiles(text: string, { files }: Known): string | undefined {
  const named = parseFilesText(text);
  if (!named || (files && named.some(({ id }) => !files.has(id)))) return undefined;
  return formatFilesText(named.map(({ id, name }) => ({ id, name: files?.get(id) ?? name })));
}

function readCommune(text: string, { places }: Known): string | undefined {
  const found = places?.get(text);
  if (found === null) return undefined;
  return found ?? parseCommuneText(text);
}
