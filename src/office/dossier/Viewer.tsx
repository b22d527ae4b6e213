import { useState } from 'react';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useWords } from '../language.ts';

type Files = DossierPage['files'];

interface Props {
  files: Files;
  chosen: number;
  choose: (index: number) => void;
}

const ZOOMS = [1, 2, 3, 4] as const;

/** Looks through the files one by one: pictures can be turned and enlarged, PDFs have the browser's own tools. */
export function Viewer({ files, chosen, choose }: Props) {
  const { w } = useWords();
  const { viewer, openInTab, paperOf } = w.office.dossier;
  const [turn, setTurn] = useState(0);
  const [zoom, setZoom] = useState(0);
  const file = files[chosen];
  if (!file) return null;
  const picture = file.mediaType.startsWith('image/');
  const go = (index: number) => {
    choose(index);
    setTurn(0);
    setZoom(0);
  };
  return (
    <section className="viewer" aria-label={file.name}>
      <div className="viewer-bar">
        <Tool icon="chevronLeft" label={viewer.previous} off={chosen === 0} act={() => go(chosen - 1)} />
        <span className="small">{paperOf(chosen + 1, files.length)}</span>
        <Tool icon="chevronRight" label={viewer.next} off={chosen === files.length - 1} act={() => go(chosen + 1)} />
        {picture && (
          <>
            <Tool icon="undo" label={viewer.rotate} act={() => setTurn((turn + 3) % 4)} />
            <Tool icon="minus" label={viewer.zoomOut} off={zoom === 0} act={() => setZoom(zoom - 1)} />
            <Tool icon="plus" label={viewer.zoomIn} off={zoom === ZOOMS.length - 1} act={() => setZoom(zoom + 1)} />
          </>
        )}
        <a href={`${file.href}?xem=1`} target="_blank" rel="noreferrer" className="viewer-open">
          {openInTab}
        </a>
      </div>
      <Content file={file} look={`viewer-turn-${turn} viewer-zoom-${ZOOMS[zoom]}`} />
    </section>
  );
}

function Tool({ icon, label, off, act }: { icon: IconName; label: string; off?: boolean; act: () => void }) {
  return (
    <button type="button" className="viewer-tool" aria-label={label} title={label} disabled={off} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}

function Content({ file, look }: { file: Files[number]; look: string }) {
  const { w } = useWords();
  const address = `${file.href}?xem=1`;
  if (file.mediaType === 'application/pdf') return <iframe className="viewer-frame" src={address} title={file.name} />;
  if (/^image\/(jpeg|png|webp)$/.test(file.mediaType)) {
    return (
      <div className="viewer-picture">
        <img src={address} alt={file.name} className={look} />
      </div>
    );
  }
  return (
    <p>
      <a href={file.href} download>
        <Icon name="download" /> {w.common.actions.download} {file.name}
      </a>
    </p>
  );
}
