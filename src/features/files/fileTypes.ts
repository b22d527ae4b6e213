import { Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';
import { cleanText } from '../../domain/text/normalise.ts';

/**
 * What papers may be: PDF and pictures (of which PDF, TIFF and PNG are what digitised papers are kept in, Phụ lục I NĐ
 * 30/2020), and office documents without macros. The old .doc and .xls may carry macros and cannot be told from
 * programs by their first bytes; archives hide what is in them.
 */
const ALLOWED: Record<string, readonly [ending: string, ...others: string[]]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'image/tiff': ['tif', 'tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
};

/** For the `accept` of a file box: every type and ending that the store takes. */
export const ACCEPTED_FILES = [
  ...new Set(Object.values(ALLOWED).flatMap((endings) => endings.map((ending) => `.${ending}`))),
  ...Object.keys(ALLOWED),
].join(',');

/** The media type of a content by its bytes, whatever its name says; undefined when it is none that may be handed in. */
export async function findAllowedType(content: Readable): Promise<string | undefined> {
  try {
    const type = await fileTypeFromStream(Readable.toWeb(content));
    return type && Object.hasOwn(ALLOWED, type.mime) ? type.mime : undefined;
  } finally {
    content.destroy();
  }
}

/** Whether a browser may show it itself: nothing in these can run as a page of ours. */
export function isShownInline(mediaType: string): boolean {
  return mediaType === 'application/pdf' || /^image\/(jpeg|png|webp)$/.test(mediaType);
}

const LONGEST_NAME = 150;

/** The name under which a file is kept: no folders, nothing invisible, and an ending that is true. */
export function cleanFileName(name: string, mediaType: string): string {
  const endings = ALLOWED[mediaType] ?? ['bin'];
  const base = cleanText(name.replace(/^.*[/\\]/s, '').replace(/[\r\n\t<>:"|?*]+/g, ' ')).replace(/^\.+/, '');
  const ending = /\.([\p{L}\d]{1,10})$/u.exec(base)?.[1]?.toLowerCase();
  const isTrue = ending !== undefined && endings.includes(ending);
  const stem = (isTrue ? base.slice(0, -(ending.length + 1)) : base).slice(0, LONGEST_NAME).toWellFormed().trim();
  return `${stem || 'tep'}.${isTrue ? ending : endings[0]}`;
}
