/**
 * The address a dossier's QR code leads to: the code and a key that cannot be guessed, no personal data
 * (Đ.26 TT 01/2023/TT-VPCP). The key is random per dossier and compared in constant time.
 */
export function lookupLink(publicUrl: string, code: string, key: string): string {
  return `${publicUrl}/tra-cuu/${encodeURIComponent(code)}?k=${key}`;
}

const LINK = /\/tra-cuu\/([A-Z0-9.-]{8,60})\?(?:[^#\s]*&)?k=([A-Za-z0-9_-]{8,40})(?:[&#]\S*)?$/i;

/** Code and key out of a scanned or pasted link, whatever else its address carries; undefined when it is none of ours. */
export function parseLookupLink(text: string): { code: string; key: string } | undefined {
  const found = LINK.exec(text.trim());
  return found?.[1] && found[2] ? { code: found[1].toUpperCase(), key: found[2] } : undefined;
}
