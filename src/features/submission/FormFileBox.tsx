import { formFileKey, MOST_FILES } from '../../domain/form/files.ts';
import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { FileInput } from '../../ui/FileInput.tsx';
import type { FileBox } from '../../ui/FormControl.tsx';
import type { Draft } from '../drafts/getDraft.ts';
import { fileField } from '../drafts/papers.ts';
import { ACCEPTED_FILES } from '../files/fileTypes.ts';
import { UPLOAD_PATH } from '../files/uploadPath.ts';
import type { OfferedPaper } from '../vault/listOffered.ts';
import { AttachedFiles } from './FileList.tsx';
import { VaultChoice } from './VaultChoice.tsx';

interface Props {
  box: FileBox;
  draft: Draft;
  csrf: string;
  maxMegabytes: number;
  /** papers of the vault, those that sound like it first */
  offered: readonly OfferedPaper[];
  vaultError?: string;
  language: Language;
}

/** A question of the form that is answered by files: sent like the papers, with and without the script. */
export function FormFileBox({ box, draft, csrf, maxMegabytes, offered, vaultError, language }: Props) {
  const { field, value, label, hint, error, required } = box;
  const key = formFileKey(field.key);
  const most = field.max ?? MOST_FILES;
  return (
    <div className="form-files">
      {/* read by the conditions of the script `form`; the server knows by itself which files there are */}
      <input type="hidden" name={field.key} value={value} />
      <FileInput
        language={language}
        id={field.key}
        name={fileField(key)}
        label={label}
        hint={
          <>
            {hint} {words(language).forms.filesHint(most, maxMegabytes)}
          </>
        }
        error={error}
        required={required}
        multiple={most > 1}
        accept={ACCEPTED_FILES}
        maxMegabytes={maxMegabytes}
        pictures
        uploadUrl={UPLOAD_PATH}
        uploadMetadata={{ draft: draft.id, component: key }}
        csrf={csrf}
      />
      <AttachedFiles
        files={draft.files.filter((file) => file.componentKey === key)}
        language={language}
        componentKey={key}
      />
      <VaultChoice offered={offered} componentKey={key} paperName={label} error={vaultError} language={language} />
    </div>
  );
}
