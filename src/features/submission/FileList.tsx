import type { Language } from '../../domain/language.ts';
import type { TrustLevel } from '../../domain/vault/vaultItem.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { fileHref } from '../files/files.api.ts';

export interface ShownFile {
  id: string;
  name: string;
  sizeBytes: number;
  /** it came out of the vault */
  vault?: { trust: TrustLevel } | null;
}

/** `1,2 MB`; never `0 KB` for a file that has something in it. */
export function formatSize(bytes: number, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : 'vi-VN';
  const [value, unit] = bytes < 1024 * 1024 ? [Math.max(1, bytes / 1024), 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${value.toLocaleString(locale, { maximumFractionDigits: unit === 'MB' ? 1 : 0 })} ${unit}`;
}

/** Files with links that show them; in a form, each with its button to take it out. */
export function FileList({
  files,
  language,
  removable,
  componentKey,
}: {
  files: readonly ShownFile[];
  language: Language;
  removable?: boolean;
  componentKey?: string;
}) {
  const { papers } = words(language).submission;
  const { common, vault } = words(language);
  const { actions } = common;
  return (
    <ul className="list" aria-label={papers.attachedTitle}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={fileHref(file.id, true)}>{file.name}</a> ({formatSize(file.sizeBytes, language)})
          {file.vault && <Tag icon="check">{vault.reuse.fromVault(vault.trust[file.vault.trust])}</Tag>}
          {removable && (
            <Button
              kind="quiet"
              name="remove"
              value={`${componentKey}|${file.id}`}
              icon="trash"
              aria-label={papers.removeFile(file.name)}
            >
              {actions.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The files under a box of a form, each with its button to take it out; pictures can be made one PDF. */
export function AttachedFiles({
  files,
  language,
  componentKey,
}: {
  files: readonly ShownFile[];
  language: Language;
  componentKey: string;
}) {
  if (files.length === 0) return null;
  return (
    <>
      <FileList files={files} language={language} removable componentKey={componentKey} />
      {files.filter((file) => /\.jpe?g$/i.test(file.name)).length > 1 && (
        <Button kind="quiet" name="join" value={componentKey} icon="paper">
          {words(language).submission.papers.joinFiles}
        </Button>
      )}
    </>
  );
}
