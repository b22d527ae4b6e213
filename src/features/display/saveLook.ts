import { v7 as uuidv7 } from 'uuid';
import { isReadable, readableShade } from '../../domain/look/look.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput, pageNotFound } from '../../platform/errors.ts';
import { openPicture } from '../../platform/picture.ts';
import { administeredAgencies } from '../accounts/administration.ts';
import { type Day, isDay, today } from '../catalogue/today.ts';

/** What an administrator says of a look; an empty text means as the province's. */
export interface LookInput {
  agencyCode: string;
  validFrom: Day;
  name: string;
  nameEn: string;
  /** `#rrggbb` or empty */
  colour: string;
  hotline: string;
  footer: string;
  footerEn: string;
  /** a picture in base64; null: none; undefined: the one of the look before */
  logo?: string | null;
}

const LOGO_SIDE = 128;

/** @throws common.forbidden unless the actor is an administrator of that agency */
export function checkAdministers({ actor }: Ctx, agencyCode: string): void {
  const own = administeredAgencies(actor);
  if (own !== 'ALL' && !own.includes(agencyCode)) throw accessDenied();
}

/**
 * Gives an agency's own site a look from a day on, today at the earliest. Saving for the same day again replaces it, under a
 * new id: its files are kept by browsers for ever. Colours that cannot be read on the portal's papers are refused.
 * @throws common.forbidden, common.invalid_input
 */
export async function saveLook(ctx: Ctx, input: LookInput): Promise<string> {
  checkAdministers(ctx, input.agencyCode);
  const colour = input.colour.trim().toLowerCase();
  const problems = problemsOf(ctx, input, colour);
  const logo = input.logo ? await cleanLogo(input.logo) : input.logo;
  if (logo === 'UNREADABLE') {
    problems.push({ field: 'logo', code: 'invalid', message: words(ctx.language).display.looks.logoUnreadable });
  }
  if (problems.length > 0) throw invalidInput({ fields: problems });
  const { agencyCode, validFrom } = input;
  return inTransaction(ctx, async ({ db }) => {
    const kept = logo === undefined ? await logoBefore(ctx, agencyCode, validFrom) : logo;
    await db.deleteFrom('agencyLook').where('agencyCode', '=', agencyCode).where('validFrom', '=', validFrom).execute();
    const row = {
      id: uuidv7(),
      agencyCode,
      validFrom,
      name: cleanText(input.name) || null,
      nameEn: cleanText(input.nameEn) || null,
      colour: colour || null,
      logo: kept as Buffer | null,
      hotline: cleanText(input.hotline) || null,
      footer: cleanText(input.footer) || null,
      footerEn: cleanText(input.footerEn) || null,
      editedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
      editedAt: ctx.clock.now(),
    };
    await db.insertInto('agencyLook').values(row).execute();
    return row.id;
  });
}

/** Takes back a look whose day has not come. @throws common.not_found, common.forbidden */
export async function removeLook(ctx: Ctx, id: string): Promise<void> {
  const look = await ctx.db.selectFrom('agencyLook').select('agencyCode').where('id', '=', id).executeTakeFirst();
  if (!look) throw pageNotFound();
  checkAdministers(ctx, look.agencyCode);
  const { numDeletedRows } = await ctx.db
    .deleteFrom('agencyLook')
    .where('id', '=', id)
    .where('validFrom', '>', today(ctx.clock))
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw pageNotFound();
}

function problemsOf(ctx: Ctx, input: LookInput, colour: string): FieldProblem[] {
  const text = words(ctx.language).display.looks;
  const problems: FieldProblem[] = [];
  if (!isDay(input.validFrom) || input.validFrom < today(ctx.clock)) {
    problems.push({ field: 'validFrom', code: 'invalid', message: text.fromTodayOn });
  }
  if (colour !== '' && !/^#[0-9a-f]{6}$/.test(colour)) {
    problems.push({ field: 'colour', code: 'invalid', message: text.colourInvalid });
  } else if (colour !== '' && !isReadable(colour)) {
    problems.push({ field: 'colour', code: 'contrast', message: text.colourTooPale(readableShade(colour)) });
  }
  return problems;
}

/** A small picture without anything its maker wrote into it. */
async function cleanLogo(base64: string): Promise<Buffer | 'UNREADABLE'> {
  try {
    const picture = await openPicture(Buffer.from(base64, 'base64'), LOGO_SIDE);
    return await picture.png({ palette: true }).toBuffer();
  } catch {
    return 'UNREADABLE';
  }
}

async function logoBefore(ctx: Ctx, agencyCode: string, day: Day): Promise<Buffer | null> {
  const before = await ctx.db
    .selectFrom('agencyLook')
    .select('logo')
    .where('agencyCode', '=', agencyCode)
    .where('validFrom', '<=', day)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  return before?.logo ?? null;
}
