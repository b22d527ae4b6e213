import { words } from '../../i18n/words.ts';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import type { Ctx } from '../../platform/context.ts';
import { tooManyRequests } from '../../platform/errors.ts';
import type { PostedFile } from '../../platform/http/postedForm.ts';
import { readQrCodes } from '../../platform/readQr.ts';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';

/** Name of the box that takes a picture of the citizen card. */
export const CARD_PICTURE = '_cardPicture';
/** What a telephone's camera makes; browsers turn HEIC into JPEG for a box that asks for these. */
export const CARD_PICTURE_TYPES = 'image/jpeg,image/png,image/webp';

const MOST_BYTES = 15 * 1024 * 1024;
/** Reading takes the program's own time. */
const READINGS = { hits: 20, seconds: 60 };

/** What the pictures of this request say. */
const found = new WeakMap<Ctx, string>();

/**
 * Reads the QR code of a card out of a picture that came with the form; the picture itself is kept nowhere. Says in words
 * when there is none in it. @throws common.too_many_requests
 */
export async function takeCardPicture(ctx: Ctx, file: PostedFile): Promise<FieldProblem | undefined> {
  const { card } = words(ctx.language).submission;
  const { allowed } = await takeHit(ctx.db, `card-picture|${accountOf(ctx)}`, READINGS, ctx.clock);
  if (!allowed) throw tooManyRequests();
  const picture = await readUpTo(MOST_BYTES, file.stream);
  const code = picture && (await readQrCodes(picture)).find((text) => text.includes('|'));
  if (!code) return { field: CARD_PICTURE, message: card.pictureUnreadable };
  found.set(ctx, code);
  return undefined;
}

/** The text of the card whose picture came with the form of this request. */
export function cardInPicture(ctx: Ctx): string | undefined {
  return found.get(ctx);
}

function accountOf({ actor }: Ctx): string {
  return actor.kind === 'APPLICANT' ? actor.accountId : '';
}

async function readUpTo(most: number, stream: PostedFile['stream']): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
