import { words } from '../i18n/words.ts';
import { describedBy, Field, type FieldProps } from './Field.tsx';

export interface FileInputProps extends FieldProps {
  /** MIME types and endings the store takes */
  accept: string;
  /** opens the camera on phones */
  camera?: boolean;
  multiple?: boolean;
  maxMegabytes: number;
  /** address of the resumable upload (tus 1.0); with the script `upload` on the page the file goes there at once */
  uploadUrl?: string;
  /** with the script `pictures` on the page pictures are turned, cropped and joined before they are sent */
  pictures?: boolean;
  /** said to the server with the upload, e.g. the component's key */
  uploadMetadata?: Record<string, string>;
  csrf?: string;
}

/** A file to attach. Without JavaScript it travels with the form; with it, resumably, showing how far it is. */
export function FileInput({
  language,
  name,
  id,
  label,
  hint,
  error,
  required,
  accept,
  camera,
  multiple,
  maxMegabytes,
  uploadUrl,
  uploadMetadata,
  pictures,
  csrf,
}: FileInputProps) {
  const tree = words(language);
  const field = { language, name, id, label, error, required, hint: hint ?? tree.common.form.fileHint(maxMegabytes) };
  return (
    <Field {...field}>
      <input
        {...describedBy(field)}
        type="file"
        name={name}
        accept={accept}
        multiple={multiple}
        capture={camera ? 'environment' : undefined}
        className="file-input"
        data-upload-url={uploadUrl}
        data-upload-metadata={uploadMetadata ? JSON.stringify(uploadMetadata) : undefined}
        data-max-megabytes={maxMegabytes}
        data-csrf={csrf}
        data-pictures={pictures ? '' : undefined}
        data-words={uploadUrl ? JSON.stringify(tree.submission.uploadScript) : undefined}
      />
    </Field>
  );
}
