import { PageHeading } from '../../ui/Panel.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { CertificatesPanel } from './CertificatesPanel.tsx';
import { MerchantsPanel } from './MerchantsPanel.tsx';
import { ProvidersPanel } from './ProvidersPanel.tsx';
import { RulesPanel } from './RulesPanel.tsx';
import '../people/people.css';

/** What connects the portal with others, for the province's administrator. */
export function ConnectionsPage() {
  const { w } = useWords();
  const text = w.connections;
  useTitle(text.title);
  return (
    <div className="people">
      <PageHeading title={text.title} lead={text.lead} />
      <ProvidersPanel />
      <RulesPanel />
      <MerchantsPanel />
      <CertificatesPanel />
    </div>
  );
}
