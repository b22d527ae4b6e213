import { useEffect } from 'react';
import { useWords } from '../language.ts';

/** Names the screen in the browser's tab: said by screen readers when a page opens. */
export function useTitle(title: string): void {
  const { w } = useWords();
  useEffect(() => {
    document.title = `${title} – ${w.common.productName}`;
  }, [title, w]);
}
