import { Readable } from 'node:stream';
import type { Ctx } from '../../platform/context.ts';
import { openPicture } from '../../platform/picture.ts';
import { fileTooLarge, fileTypeNotAllowed } from '../files/errors.ts';
import { type StoredFile, storeFile } from '../files/storeFile.ts';

/** What a telephone's camera makes; browsers turn HEIC into JPEG for a box that asks for these. */
export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp';
export const MOST_PHOTOS = 5;

const LONGEST_SIDE = 2000;
const QUALITY = 82;

/**
 * Keeps a photo as a new picture: turned upright, not larger than needed, and without anything the camera wrote into it – place,
 * time, device (EXIF, XMP, IPTC).
 * @throws file.type_not_allowed, file.too_large, file.empty, file.interrupted
 */
export async function storePhoto(ctx: Ctx, photo: { name: string; stream: Readable }): Promise<StoredFile> {
  const raw = await readAll(photo.stream, ctx.config.maxFileBytes);
  const clean = await openPicture(raw, LONGEST_SIDE)
    .then((picture) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: QUALITY, mozjpeg: true }).toBuffer())
    .catch((cause: unknown) => {
      throw fileTypeNotAllowed({ cause });
    });
  const name = `${photo.name.replace(/\.[^.]*$/, '') || 'anh'}.jpg`;
  return storeFile(ctx, { name, stream: Readable.from([clean]) });
}

async function readAll(stream: Readable, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) throw fileTooLarge({ values: { megabytes: Math.floor(most / 1024 / 1024) } });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
