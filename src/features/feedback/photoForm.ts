import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import { type PostedFile, type PostedForm, readPostedForm } from '../../platform/http/postedForm.ts';
import type { PageRequest } from '../../platform/http/route.ts';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { fileTooLarge, fileTypeNotAllowed } from '../files/errors.ts';
import { maxMegabytes } from '../submission/fileRefusal.ts';
import { keptPhotos } from './keptPhotos.ts';
import { MOST_PHOTOS, storePhoto } from './storePhoto.ts';

export interface PhotoForm extends PostedForm {
  /** photos that are stored: those of an earlier try and those that came now */
  fileIds: string[];
  problems: FieldProblem[];
}

/** Reads a form with photos. They are kept without their sender, so that feedback without a name stays so. */
export async function readPhotoForm({ ctx, raw }: PageRequest<unknown, unknown, unknown>): Promise<PhotoForm> {
  const nobody: Ctx = { ...ctx, actor: { kind: 'ANONYMOUS' } };
  const problems: FieldProblem[] = [];
  const fresh: string[] = [];
  const form = await readPostedForm(raw, async (file) => {
    if (file.field !== 'photos') return;
    if (fresh.length >= MOST_PHOTOS) {
      problems.push({ field: 'photos', message: words(ctx.language).feedback.form.tooManyPhotos(MOST_PHOTOS) });
      return;
    }
    try {
      fresh.push((await storePhoto(nobody, { name: file.name, stream: file.stream })).id);
    } catch (error) {
      problems.push(explain(ctx, file, error));
    }
  });
  const fileIds = [...new Set([...keptPhotos(ctx.config, form.fields.kept), ...fresh])];
  if (fileIds.length > MOST_PHOTOS && problems.length === 0)
    problems.push({ field: 'photos', message: words(ctx.language).feedback.form.tooManyPhotos(MOST_PHOTOS) });
  return { ...form, fileIds: fileIds.slice(0, MOST_PHOTOS), problems };
}

function explain(ctx: Ctx, file: PostedFile, error: unknown): FieldProblem {
  if (!(error instanceof ProblemError)) throw error;
  const text = words(ctx.language).feedback.form;
  const name = file.name.slice(0, 100);
  const message = new Map([
    [fileTypeNotAllowed.kind, text.notAPhoto(name)],
    [fileTooLarge.kind, text.photoTooLarge(name, maxMegabytes(ctx))],
  ]).get(error.kind);
  return { field: 'photos', message: message ?? text.photoFailed(name) };
}
