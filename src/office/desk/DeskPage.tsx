import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';

/** The officer's desk. */
export function DeskPage() {
  const { w } = useWords();
  useTitle(w.office.title);
  return <h1>{w.office.title}</h1>;
}
