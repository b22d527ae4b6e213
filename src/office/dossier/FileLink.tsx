import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Icon } from '../../ui/Icon.tsx';

/** A file of the dossier by its name; nothing when there is none. */
export function FileLink({ page, id }: { page: DossierPage; id: string | null }) {
  const file = page.files.find((candidate) => candidate.id === id);
  if (!file) return null;
  return (
    <p>
      <a href={`${file.href}?xem=1`} target="_blank" rel="noreferrer">
        <Icon name="paper" /> {file.name}
      </a>
    </p>
  );
}
