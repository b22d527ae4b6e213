import { useMutation } from '@tanstack/react-query';
import { Field, type FieldProps } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import type { TypedFile } from './typed.ts';

/** Files on their way: the action waits for them. */
export const UPLOAD = ['upload'];

interface Props extends FieldProps {
  files: TypedFile[];
  add: (file: TypedFile) => void;
  remove: (id: string) => void;
}

async function upload(file: File): Promise<TypedFile> {
  const body = new FormData();
  body.append('file', file);
  const { id, name } = await post<TypedFile>('/files', body);
  return { id, name };
}

/** Files are sent as soon as they are chosen; the action only names them. */
export function FilesField({ files, add, remove, error, ...field }: Props) {
  const { w } = useWords();
  const sending = useMutation({ mutationKey: UPLOAD, mutationFn: upload, onSuccess: add });
  const failed = sending.isError
    ? `${w.processing.uploadFailed(sending.variables.name)} ${sending.error.message}`
    : undefined;
  const id = field.id ?? field.name;
  return (
    <Field {...field} error={error ?? failed}>
      <input
        type="file"
        id={id}
        className="file-input"
        disabled={sending.isPending}
        aria-describedby={error || failed ? `${id}-error` : undefined}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) sending.mutate(file);
        }}
      />
      <p role="status" className="small">
        {sending.isPending && w.processing.uploading(sending.variables.name)}
      </p>
      <ul className="files-chosen">
        {files.map((file) => (
          <li key={file.id}>
            <Icon name="paperCheck" /> {file.name}
            <button type="button" aria-label={w.processing.removeFile(file.name)} onClick={() => remove(file.id)}>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </Field>
  );
}
