import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { PostDesk } from '../../features/post/postSchemas.ts';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { Figures } from './Figures.tsx';
import { Handovers } from './Handovers.tsx';
import { Incidents } from './Incidents.tsx';
import { Parcels } from './Parcels.tsx';
import './post.css';
import { SubmitForCitizen } from './SubmitForCitizen.tsx';

const PARCEL_VIEWS = ['COLLECT', 'BRING', 'HAND_OUT', 'DELIVER', 'WAITING', 'DONE'] as const;
export type ParcelView = (typeof PARCEL_VIEWS)[number];
type View = ParcelView | 'LISTS' | 'SUBMIT' | 'INCIDENTS' | 'FIGURES';

/** The desk of the post, for those who carry parcels and those who give and take them; the address says which part is open. */
export function PostPage() {
  const { language, w } = useWords();
  const { desk } = w.post;
  useTitle(desk.title);
  const me = useMe();
  const carries = holdsRole(me, 'POST_OFFICER');
  const views: View[] = carries
    ? ['COLLECT', 'BRING', 'DELIVER', 'LISTS', 'SUBMIT', 'DONE', 'INCIDENTS', 'FIGURES']
    : ['HAND_OUT', 'LISTS', 'BRING', 'DELIVER', 'WAITING', 'DONE', 'INCIDENTS', 'FIGURES'];
  const [address, setAddress] = useSearchParams();
  const view = views.find((one) => one === address.get('view')) ?? views[0] ?? 'DONE';
  const parcels = PARCEL_VIEWS.find((one) => one === view);
  const shown = useQuery({
    queryKey: ['post', parcels ?? 'DONE'],
    queryFn: ({ signal }) => get<PostDesk>(withQuery('/post/orders', { view: parcels ?? 'DONE' }), { signal }),
  });
  return (
    <div className="post-desk">
      <PageHeading title={desk.title} lead={carries ? desk.lead.POST : desk.lead.ONE_STOP} />
      <nav className="post-views" aria-label={desk.title}>
        {views.map((one) => {
          const count = one in (shown.data?.counts ?? {}) && one !== 'DONE' ? shown.data?.counts[one] : undefined;
          return (
            <button
              key={one}
              type="button"
              className="post-view"
              aria-current={one === view ? 'page' : undefined}
              onClick={() => setAddress({ view: one })}
            >
              {desk.view[one]}
              {count ? <span className="post-count">{count}</span> : null}
            </button>
          );
        })}
      </nav>
      {shown.data?.failingSince && (
        <Alert tone="warning" language={language}>
          <p>{desk.provider.failing(formatDateTime(shown.data.failingSince))}</p>
        </Alert>
      )}
      {parcels && shown.isPending && <Skeleton />}
      {parcels && shown.isError && <LoadFailed error={shown.error} retry={() => shown.refetch()} />}
      {parcels && shown.data && <Parcels key={parcels} view={parcels} desk={shown.data} />}
      {view === 'LISTS' && <Handovers />}
      {view === 'SUBMIT' && <SubmitForCitizen />}
      {view === 'INCIDENTS' && <Incidents />}
      {view === 'FIGURES' && <Figures />}
    </div>
  );
}
