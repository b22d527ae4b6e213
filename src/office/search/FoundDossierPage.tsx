import { useParams, useSearchParams } from 'react-router';
import { withQuery } from '../api.ts';
import { DossierScreen } from '../dossier/DossierScreen.tsx';

/** A dossier opened by its address: from a search, a message or another screen. */
export function FoundDossierPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const words = search.get('words') ?? '';
  const back = words ? withQuery('/search', { words }) : '/';
  return (
    <div className="desk desk-open desk-alone">
      <DossierScreen key={id} id={id} back={back} next={() => undefined} />
    </div>
  );
}
