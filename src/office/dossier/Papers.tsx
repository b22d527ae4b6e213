import { useState } from 'react';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';
import { Viewer } from './Viewer.tsx';

/** The components of the dossier; the chosen file is shown below the list. */
export function Papers({ page }: { page: DossierPage }) {
  const { w } = useWords();
  const { components } = page.dossier;
  const order = components.flatMap((component) => component.fileIds);
  const files = order.flatMap((id) => page.files.find((file) => file.id === id) ?? []);
  const [chosen, setChosen] = useState(0);
  const shapes: Record<string, string> = w.dossier.paperForm;
  const said: Record<string, string> = w.dossier.paperSaid;
  return (
    <Panel title={w.office.dossier.tabs.papers} icon="paper">
      {components.length === 0 && <p className="muted">{w.office.dossier.noPapers}</p>}
      <ul className="papers">
        {components.map((component) => (
          <li key={component.key}>
            <span className="papers-name">{component.name}</span>
            <span className="muted">
              {component.shape === 'MISSING'
                ? said[component.remark ?? 'NONE']
                : (shapes[component.shape] ?? component.shape)}
              {component.count > 0 && `, ${w.office.dossier.copies(component.count)}`}
            </span>
            {component.fileIds.map((id) => {
              const index = files.findIndex((file) => file.id === id);
              const file = files[index];
              return file ? (
                <button
                  key={id}
                  type="button"
                  className="papers-file"
                  aria-pressed={index === chosen}
                  onClick={() => setChosen(index)}
                >
                  <Icon name="paper" /> {file.name}{' '}
                  {component.fromVault
                    ?.filter((paper) => paper.fileId === id)
                    .map(({ trust }) => (
                      <Tag key={trust}>
                        {w.vault.reuse.fromVault(w.vault.trust[trust as keyof typeof w.vault.trust] ?? trust)}
                      </Tag>
                    ))}
                </button>
              ) : null;
            })}
          </li>
        ))}
      </ul>
      {files.length > 0 && <Viewer files={files} chosen={chosen} choose={setChosen} />}
    </Panel>
  );
}
