import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { Editable } from '../../features/papers/templates/templates.api.ts';
import type { WordsTree } from '../../i18n/words.ts';
import { Select } from '../../ui/Choice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import { WordingEditor } from './WordingEditor.tsx';
import './papers.css';

const NAMES: Record<string, keyof WordsTree['papers']['names']> = {
  receipt: 'RECEIPT',
  'supplement-request': 'SUPPLEMENT_REQUEST',
  refusal: 'REFUSAL',
  apology: 'APOLOGY',
  'stop-notice': 'STOP_NOTICE',
  'control-sheet': 'CONTROL_SHEET',
  register: 'REGISTER',
  'submission-confirmation': 'SUBMISSION_CONFIRMATION',
  'opinion-request': 'OPINION_REQUEST',
  'visit-minutes': 'VISIT_MINUTES',
  'return-slip': 'RETURN_SLIP',
  'handover-list': 'HANDOVER_LIST',
  'result-list': 'RESULT_LIST',
  'envelope-labels': 'ENVELOPE_LABELS',
  journal: 'JOURNAL',
  'post-handover': 'POST_HANDOVER',
  'post-slip': 'POST_SLIP',
  'post-loss': 'POST_LOSS',
  'fee-receipt': 'FEE_RECEIPT',
  'refund-slip': 'REFUND_SLIP',
};

/** What papers look like and what agencies write on them; the address says which is open. */
export function TemplatesPage() {
  const { language, w } = useWords();
  const { title, templates, wording, names } = w.papers;
  useTitle(templates.title);
  const [address, setAddress] = useSearchParams();
  const editable = useQuery({
    queryKey: ['paper-templates'],
    queryFn: ({ signal }) => get<Editable>('/paper-templates', { signal }),
  });
  const { data } = editable;
  const template = data?.templates.find((one) => one === address.get('template'));
  const agency = data?.agencies.find(({ code }) => code === address.get('agency'));
  return (
    <div className="papers-page">
      <p>
        <Link to="/papers">← {title}</Link>
      </p>
      <PageHeading title={templates.title} lead={templates.lead} />
      {editable.isPending && <Skeleton />}
      {editable.isError && <LoadFailed error={editable.error} retry={() => editable.refetch()} />}
      {data && (
        <div className="list-fields">
          {data.templates.length > 0 && (
            <Select
              language={language}
              name="template"
              label={templates.choose}
              value={template ?? ''}
              onChange={(event) => setAddress({ template: event.target.value })}
              options={data.templates.map((value) => ({ value, label: names[NAMES[value] ?? 'RECEIPT'] }))}
            />
          )}
          {data.agencies.length > 0 && (
            <Select
              language={language}
              name="agency"
              label={wording.title}
              value={agency?.code ?? ''}
              onChange={(event) => setAddress({ agency: event.target.value })}
              options={data.agencies.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
        </div>
      )}
      {template && (
        <Panel title={names[NAMES[template] ?? 'RECEIPT']} icon="paper">
          <TemplateEditor key={template} template={template} />
        </Panel>
      )}
      {agency && (
        <Panel title={`${wording.title}: ${agency.name}`} icon="paper">
          <p className="muted">{wording.lead}</p>
          <WordingEditor key={agency.code} agencyCode={agency.code} />
        </Panel>
      )}
    </div>
  );
}
