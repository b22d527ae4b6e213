import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { LANGUAGES } from '../../domain/language.ts';
import type { TemplateKinds } from '../../features/notifications/templates.api.ts';
import { Select } from '../../ui/Choice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import './notifications.css';

const PROVINCE = 'PROVINCE';

/** The words of every message, edited by administrators: message, way, language, province or agency. */
export function TemplatesPage() {
  const { language, w } = useWords();
  const t = w.notifications.templates;
  useTitle(t.title);
  const [address, setAddress] = useSearchParams();
  const scope = address.get('agency') ?? undefined;
  const list = useQuery({
    queryKey: ['message-templates', language, scope],
    queryFn: ({ signal }) => get<TemplateKinds>(withQuery('/message-templates', { agencyCode: scope }), { signal }),
  });
  const { data } = list;
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value === PROVINCE) next.delete(name);
    else next.set(name, value);
    setAddress(next, { replace: true });
  };
  const kind = data?.kinds.find((one) => one.kind === address.get('kind')) ?? data?.kinds[0];
  const channel = kind?.channels.find((one) => one === address.get('channel')) ?? kind?.channels[0];
  const wanted = LANGUAGES.find((one) => one === address.get('language')) ?? 'vi';
  const agencyCode = scope ?? (data && !data.province ? data.agencies[0]?.code : undefined);
  return (
    <div className="message-templates">
      <PageHeading title={t.title} lead={t.lead} />
      {list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {data && kind && channel && (
        <>
          <Panel>
            <div className="template-place">
              <Select
                language={language}
                name="kind"
                label={t.kind}
                empty={false}
                value={kind.kind}
                onChange={(event) => choose('kind', event.target.value)}
                options={data.kinds.map((one) => ({
                  value: one.kind,
                  label: `${one.reader === 'APPLICANT' ? t.forApplicant : t.forOfficer}: ${one.subject}`,
                }))}
              />
              <Select
                language={language}
                name="channel"
                label={t.channel}
                empty={false}
                value={channel}
                onChange={(event) => choose('channel', event.target.value)}
                options={kind.channels.map((one) => ({
                  value: one,
                  label: `${w.notifications.channel[one]}${
                    data.edited.includes(`${kind.kind} ${wanted} ${one}`) ? ` (${t.edited})` : ''
                  }`,
                }))}
              />
              <Select
                language={language}
                name="language"
                label={t.language}
                empty={false}
                value={wanted}
                onChange={(event) => choose('language', event.target.value)}
                options={LANGUAGES.map((one) => ({ value: one, label: w.common.languages[one] }))}
              />
              <Select
                language={language}
                name="agency"
                label={t.scope}
                empty={false}
                value={agencyCode ?? PROVINCE}
                onChange={(event) => choose('agency', event.target.value)}
                options={[
                  ...(data.province ? [{ value: PROVINCE, label: t.province }] : []),
                  ...data.agencies.map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
            </div>
          </Panel>
          <TemplateEditor
            key={[kind.kind, channel, wanted, agencyCode].join(' ')}
            place={{ kind: kind.kind, channel, language: wanted, agencyCode }}
          />
        </>
      )}
    </div>
  );
}
