import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { getFile } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { printPdf } from '../reception/printPdf.ts';

/** A list as PDF: in the page, in a tab of its own, or straight to the printer. */
export function PrintView({ href, title }: { href: string; title: string }) {
  const { w } = useWords();
  const { lists } = w.papers;
  const box = useRef<HTMLDivElement>(null);
  // asked for once before it is put into a frame, which could not say why there is nothing
  const made = useQuery({
    queryKey: ['paper-list', href],
    queryFn: async ({ signal }) => (await getFile(href, { signal })).size,
    retry: false,
    gcTime: 0,
  });
  const { isPending } = made;
  useEffect(() => {
    if (!isPending) box.current?.focus();
  }, [isPending]);
  const address = `/api/v1${href}`;
  return (
    <Panel title={`${lists.shown}: ${title}`} icon="paper">
      <div ref={box} tabIndex={-1} className="print-view">
        {isPending && <Skeleton />}
        {made.isError && <LoadFailed error={made.error} retry={() => made.refetch()} />}
        {made.isSuccess && (
          <>
            <p className="button-row">
              <Button type="button" icon="print" onClick={() => printPdf(address, title)}>
                {lists.print}
              </Button>
              <a href={address} target="_blank" rel="noreferrer">
                <Icon name="external" /> {lists.open}
              </a>
            </p>
            <iframe className="print-frame" src={address} title={title} />
          </>
        )}
      </div>
    </Panel>
  );
}
