import { comparableText } from '../text/normalise.ts';

/**
 * Whether somebody may take the result without an authorisation: the owner, by number or else by name, or who submitted
 * for them (Đ.22 NĐ 118/2025; Đ.11.4 quy chế Đồng Nai). Two numbers that differ are two people, whatever the names.
 */
export function mayCollect(
  owner: { name: string; citizenId?: string; submitterName?: string },
  collector: { name: string; citizenId?: string },
): boolean {
  const same = (name: string | undefined) => name !== undefined && folded(name) === folded(collector.name);
  if (owner.submitterName !== owner.name && same(owner.submitterName)) return true;
  if (owner.citizenId && collector.citizenId) return owner.citizenId === collector.citizenId;
  return same(owner.name);
}

function folded(text: string): string {
  return comparableText(text).toLocaleLowerCase('vi');
}
