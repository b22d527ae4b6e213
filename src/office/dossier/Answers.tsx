import type { DossierPage } from '../../features/queues/queues.api.ts';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';

/** What was declared in the electronic form. */
export function Answers({ page: { form } }: { page: DossierPage }) {
  const { w } = useWords();
  return (
    <Panel title={w.office.dossier.tabs.form} icon="pencil">
      {!form && <p className="muted">{w.office.dossier.noForm}</p>}
      {form?.sections.map((section) => (
        <section key={section.title} className="answers-section">
          <h3>{section.title}</h3>
          <KeyValues compact rows={section.answers.map(({ key, label, value }) => ({ id: key, key: label, value }))} />
        </section>
      ))}
    </Panel>
  );
}
