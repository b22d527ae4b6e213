import { PATHS } from '../../ui/paths.ts';

/** Address of a procedure's blank form. */
export function blankFormPath(code: string): string {
  return `${PATHS.procedures}/${encodeURIComponent(code)}/to-khai.pdf`;
}
