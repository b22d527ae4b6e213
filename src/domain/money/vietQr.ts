/** A transfer that a banking application fills in from the code. */
export interface Transfer {
  /** six digits of the bank (NAPAS BIN) */
  bankBin: string;
  /** beneficiary account, 1 to 19 letters or digits */
  account: string;
  /** whole đồng; left out, the payer types the amount */
  vnd?: number;
  /** what the transfer is for: 1 to 25 letters, digits, blanks without accents */
  purpose?: string;
}

const NAPAS = 'A000000727';
const TO_ACCOUNT = 'QRIBFTTA';
const DONG = '704';

/**
 * The payload of a VietQR code: EMVCo TLV with the NAPAS template 38 and a CRC (NAPAS IBFT). Throws
 * `RangeError` on anything the standard has no room for.
 */
export function vietQrPayload({ bankBin, account, vnd, purpose }: Transfer): string {
  if (!/^\d{6}$/.test(bankBin)) throw new RangeError('a bank number has six digits');
  if (!/^[A-Za-z0-9]{1,19}$/.test(account)) throw new RangeError('an account has 1 to 19 letters or digits');
  if (vnd !== undefined && (!Number.isSafeInteger(vnd) || vnd < 1 || vnd > 9_999_999_999_999))
    throw new RangeError('an amount is whole đồng of at most 13 digits');
  if (purpose !== undefined && !/^[A-Za-z0-9 ]{1,25}$/.test(purpose))
    throw new RangeError('a purpose has 1 to 25 characters without accents');
  const beneficiary = field('00', bankBin) + field('01', account);
  const text = [
    field('00', '01'),
    field('01', vnd === undefined ? '11' : '12'),
    field('38', field('00', NAPAS) + field('01', beneficiary) + field('02', TO_ACCOUNT)),
    field('53', DONG),
    vnd === undefined ? '' : field('54', String(vnd)),
    field('58', 'VN'),
    purpose === undefined ? '' : field('62', field('08', purpose)),
    '6304',
  ].join('');
  return text + checksum(text);
}

function field(tag: string, value: string): string {
  return `${tag}${String(value.length).padStart(2, '0')}${value}`;
}

/** CRC-16/CCITT-FALSE over the ASCII text, four upper-case hexadecimal digits. */
function checksum(text: string): string {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
