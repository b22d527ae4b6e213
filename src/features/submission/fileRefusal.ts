import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { PostedFile } from '../../platform/http/postedForm.ts';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { tooManyFiles } from '../drafts/draftFiles.ts';
import {
  fileEmpty,
  fileInfected,
  fileInterrupted,
  fileNotScanned,
  fileTooLarge,
  fileTypeNotAllowed,
} from '../files/errors.ts';

const BYTES_PER_MEGABYTE = 1024 * 1024;

/** How large one file may be, in whole megabytes (1024 × 1024 bytes). */
export function maxMegabytes({ config }: Pick<Ctx, 'config'>): number {
  return Math.floor(config.maxFileBytes / BYTES_PER_MEGABYTE);
}

/** Why a file of a form was not taken, beside its box; anything that is not about the file is thrown on. */
export function explainFileRefusal(ctx: Ctx, file: Pick<PostedFile, 'field' | 'name'>, error: unknown): FieldProblem {
  if (!(error instanceof ProblemError)) throw error;
  const { papers } = words(ctx.language).submission;
  const name = file.name.slice(0, 100);
  const message = new Map([
    [fileTooLarge.kind, papers.tooLarge(name, maxMegabytes(ctx))],
    [fileTypeNotAllowed.kind, papers.wrongType(name)],
    [fileEmpty.kind, papers.empty(name)],
    [fileInterrupted.kind, papers.interrupted(name)],
    [fileInfected.kind, papers.infected(name)],
    [fileNotScanned.kind, papers.notScanned(name)],
    [tooManyFiles.kind, papers.tooMany(Number(error.values.max))],
  ]).get(error.kind);
  if (!message) throw error;
  return { field: file.field, message };
}
