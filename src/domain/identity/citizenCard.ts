import { parseDateText } from '../text/dateText.ts';
import { cleanText } from '../text/normalise.ts';
import { parseCitizenId, readCitizenId } from './citizenId.ts';

/** What the QR code on a citizen card says. Dates `yyyy-mm-dd`. */
export interface CitizenCard {
  citizenId: string;
  /** the 9-digit number of before, when the card names it */
  oldId?: string;
  name: string;
  dateOfBirth: string;
  sex?: 'MALE' | 'FEMALE';
  address?: string;
  issuedOn?: string;
  /** what the number itself contradicts: a reason to look at the card again, never to refuse */
  doubts: ('dateOfBirth' | 'sex')[];
}

const SEXES: Record<string, CitizenCard['sex']> = { nam: 'MALE', nữ: 'FEMALE' };

/**
 * Reads the text of the QR code: `number|old number|name|ddMMyyyy|sex|address|ddMMyyyy of issue`. The cards of 2024 have
 * more fields at the end, which are not needed at a counter. Undefined when it is no such text.
 */
export function parseCitizenCard(text: string): CitizenCard | undefined {
  const [number = '', old = '', name = '', born = '', sex = '', address = '', issued = ''] = text
    .split('|')
    .map(cleanText);
  const citizenId = parseCitizenId(number);
  const dateOfBirth = parseDateText(born);
  if (!citizenId || !dateOfBirth || name === '') return undefined;
  const card: CitizenCard = { citizenId, name, dateOfBirth, doubts: [] };
  if (/^\d{9}$/.test(old)) card.oldId = old;
  card.sex = SEXES[sex.toLocaleLowerCase('vi')];
  if (address) card.address = address.replace(/\s*,\s*/g, ', ');
  card.issuedOn = parseDateText(issued);
  const facts = readCitizenId(citizenId);
  if (facts.birthYear !== Number(dateOfBirth.slice(0, 4))) card.doubts.push('dateOfBirth');
  if (card.sex && card.sex !== facts.sex) card.doubts.push('sex');
  return card;
}
