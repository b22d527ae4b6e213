/** What the QR code on an applicant's telephone says at the counter: the dossier, and that its owner holds the telephone. */
export interface PickUp {
  code: string;
  pin: string;
}

const PREFIX = 'MOTCUA:NHAN';
const SCANNED = /^MOTCUA:NHAN:([A-Z0-9.-]{6,60}):(\d{6})$/;

/** What the QR code of a collector says; `parsePickUp` reads it back. Pure. */
export function pickUpText({ code, pin }: PickUp): string {
  return `${PREFIX}:${code}:${pin}`;
}

/** Undefined when it is something else. Pure. */
export function parsePickUp(text: string): PickUp | undefined {
  const [, code, pin] = SCANNED.exec(text.trim()) ?? [];
  return code && pin ? { code, pin } : undefined;
}
