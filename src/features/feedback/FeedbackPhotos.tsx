import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { FeedbackFile } from './feedbackFiles.ts';

interface Props {
  files: readonly FeedbackFile[];
  kind: FeedbackFile['kind'];
  language: Language;
  href: (id: string) => string;
}

/** Photos as small pictures that open large; other files by their names. */
export function FeedbackPhotos({ files, kind, language, href }: Props) {
  const { photo } = words(language).feedback.form;
  const own = files.filter((file) => file.kind === kind);
  if (own.length === 0) return null;
  return (
    <ul className="photos">
      {own.map((file, index) => (
        <li key={file.id}>
          <a href={href(file.id)}>
            {file.mediaType.startsWith('image/') ? (
              <img src={href(file.id)} alt={photo(index + 1)} loading="lazy" width="160" height="120" />
            ) : (
              file.name
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
