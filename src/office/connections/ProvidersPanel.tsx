import { useMutation } from '@tanstack/react-query';
import type { DescribedProvider } from '../../features/identity/saveProvider.ts';
import type { TriedProvider } from '../../features/identity/tryProvider.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { ListPanel } from './ListPanel.tsx';
import { ProviderForm } from './ProviderForm.tsx';

/** OpenID providers: added, changed, switched off, and tried without signing anybody in. */
export function ProvidersPanel() {
  const { language, w } = useWords();
  const text = w.connections;
  const trial = useMutation({
    mutationFn: (key: string) => post<TriedProvider>(`/identity-providers/${key}/try`, {}),
  });
  return (
    <>
      <ListPanel<DescribedProvider>
        text={text.providers}
        path="/identity-providers"
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', label: text.providers.name, heading: true, cell: ({ name }) => name },
          { key: 'issuer', label: text.providers.issuer, cell: ({ issuer }) => issuer },
          { key: 'clientId', label: text.providers.clientId, cell: ({ clientId }) => clientId },
          {
            key: 'state',
            label: text.state,
            cell: ({ active }) =>
              active ? <Tag tone="success">{text.active}</Tag> : <Tag tone="neutral">{text.inactive}</Tag>,
          },
        ]}
        more={({ key }) => (
          <Button type="button" kind="quiet" disabled={trial.isPending} onClick={() => trial.mutate(key)}>
            {text.providers.tryIt}
          </Button>
        )}
        form={(provider, done, cancel) => (
          <ProviderForm provider={provider} done={() => done(text.saved)} cancel={cancel} />
        )}
      />
      {trial.isError && (
        <Alert tone="danger" language={language} title={trial.error.message} live>
          {trial.error instanceof ApiProblem && <p>{trial.error.detail}</p>}
        </Alert>
      )}
      {trial.data && <Tried tried={trial.data} />}
    </>
  );
}

function Tried({ tried }: { tried: TriedProvider }) {
  const { language, w } = useWords();
  const text = w.connections.providers;
  const says = (yes: boolean) => (yes ? text.yes : text.no);
  const lacks = (missing: string[]) => missing.join(', ') || text.complete;
  const whole = tried.pkce && tried.missingLevels.length + tried.missingClaims.length === 0;
  return (
    <Alert
      tone={whole ? 'success' : 'warning'}
      language={language}
      title={text.tried(tried.issuer, tried.milliseconds)}
      live
    >
      <KeyValues
        compact
        rows={[
          { key: text.facts.pkce, value: says(tried.pkce) },
          { key: text.facts.signOut, value: says(tried.signOut) },
          { key: text.facts.signOutFromThere, value: says(tried.signOutFromThere) },
          { key: text.facts.missingLevels, value: lacks(tried.missingLevels) },
          { key: text.facts.missingClaims, value: lacks(tried.missingClaims) },
        ]}
      />
    </Alert>
  );
}
