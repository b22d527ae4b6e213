import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { PostedFile } from '../../platform/http/postedForm.ts';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { attachToDraft, detachFromDraft } from '../drafts/draftFiles.ts';
import type { Draft } from '../drafts/getDraft.ts';
import { joinPictures } from '../drafts/joinPictures.ts';
import { storeFile } from '../files/storeFile.ts';
import { uploadedFileIds } from '../files/uploadPath.ts';
import { attachFromVault } from '../vault/attachFromVault.ts';
import type { DraftRequest } from './draftRoutes.tsx';
import { explainFileRefusal } from './fileRefusal.ts';
import { vaultField } from './VaultChoice.tsx';

/** Files that the script has sent already: their addresses are in the form. */
export async function attachUploads(ctx: Ctx, draftId: string, fields: Record<string, string>): Promise<void> {
  for (const [name, addresses] of Object.entries(fields)) {
    const componentKey = /^file\.(.+)Upload$/.exec(name)?.[1];
    if (!componentKey) continue;
    for (const fileId of uploadedFileIds(addresses)) await attachToDraft(ctx, draftId, componentKey, fileId);
  }
}

/** What arrived with the form of this request, without the script. */
const posted = new WeakMap<Ctx, { componentKey: string; fileId: string }[]>();

/** Several pictures sent into one box without the script are pages of one paper. */
export async function joinPosted(ctx: Ctx, draftId: string): Promise<void> {
  const arrived = posted.get(ctx) ?? [];
  for (const key of new Set(arrived.map(({ componentKey }) => componentKey))) {
    const ids = arrived.filter(({ componentKey }) => componentKey === key).map(({ fileId }) => fileId);
    if (ids.length > 1) await joinPictures(ctx, draftId, key, ids);
  }
}

/** Keeps one file, or says in words why not; the others are not touched by it. */
export async function takeFile(ctx: Ctx, draftId: string, file: PostedFile): Promise<FieldProblem | undefined> {
  const componentKey = /^file\.(.+)$/.exec(file.field)?.[1];
  if (!componentKey) return undefined;
  try {
    const stored = await storeFile(ctx, { name: file.name, stream: file.stream });
    await attachToDraft(ctx, draftId, componentKey, stored.id);
    posted.set(ctx, [...(posted.get(ctx) ?? []), { componentKey, fileId: stored.id }]);
    return undefined;
  } catch (error) {
    return explainFileRefusal(ctx, file, error);
  }
}

/** Papers chosen out of the vault; one that no longer holds, or is one too many, is said beside its box. */
export async function takeFromVault(
  ctx: Ctx,
  draftId: string,
  fields: Record<string, string>,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [field, itemId] of Object.entries(fields)) {
    const componentKey = field.startsWith(vaultField('')) ? field.slice(vaultField('').length) : '';
    if (componentKey === '' || !UUID.test(itemId)) continue;
    try {
      await attachFromVault(ctx, draftId, componentKey, itemId);
    } catch (error) {
      const gone = error instanceof ProblemError && error.kind.code.startsWith('vault.');
      problems.push(
        gone
          ? { field, message: words(ctx.language).vault.reuse.cannot }
          : explainFileRefusal(ctx, { field, name: '' }, error),
      );
    }
  }
  return problems;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The buttons beside attached files: take one out, make one PDF of the pictures. Answers which was pressed, and for what. */
export async function removeOrJoin(
  ctx: Ctx,
  draft: Pick<Draft, 'id' | 'files'>,
  { remove, join }: Record<string, string>,
): Promise<{ news: 'da-luu' | 'da-ghep'; componentKey: string } | undefined> {
  if (join) {
    await joinPictures(ctx, draft.id, join);
    return { news: 'da-ghep', componentKey: join };
  }
  if (!remove) return undefined;
  const [componentKey = '', fileId = ''] = remove.split('|');
  if (draft.files.some((file) => file.componentKey === componentKey && file.id === fileId))
    await detachFromDraft(ctx, draft.id, componentKey, fileId);
  return { news: 'da-luu', componentKey };
}

/** What the last press did, in words. */
export function fileNews({ ctx, query }: Pick<DraftRequest, 'ctx' | 'query'>): string | undefined {
  const { savedNews, papers } = words(ctx.language).submission;
  return { 'da-luu': savedNews, 'da-ghep': papers.joined }[query.tin ?? ''];
}
