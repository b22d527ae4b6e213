import type { PostKind } from '../../domain/post/order.ts';
import { PATHS } from '../../ui/paths.ts';

const SLUG: Record<PostKind, string> = { PICK_UP: 'nhan-tai-nha', DELIVERY: 'phat-ket-qua' };

/** The page on which the post is ordered for a dossier. */
export function postPath(dossierId: string, kind?: PostKind): string {
  return `${PATHS.myDossier(dossierId)}/buu-chinh${kind ? `?loai=${SLUG[kind]}` : ''}`;
}

/** The service that an address names; delivery when it names none. */
export function kindOf(slug: string | undefined): PostKind {
  return slug === SLUG.PICK_UP ? 'PICK_UP' : 'DELIVERY';
}
