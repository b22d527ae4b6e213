import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Parameters } from '../../features/parameters/parameters.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { ParameterHistory } from './ParameterHistory.tsx';
import './parameters.css';
import { dayText, type Parameter, periodText, valueText } from './parameterText.ts';

const GROUPS = [
  'RECEPTION',
  'SUPPLEMENT',
  'APOLOGY',
  'WARNING',
  'RETURN',
  'PROCESS',
  'DOWN_TIME',
  'POST',
  'FEEDBACK',
] as const;

/** Every number of the law with its ground; administrators record what province or agency decided instead. */
export function ParametersPage() {
  const { language, w } = useWords();
  const p = w.parameters;
  useTitle(p.title);
  const [editing, setEditing] = useState<Parameter>();
  const [saved, setSaved] = useState('');
  const list = useQuery({
    queryKey: ['parameters', language],
    queryFn: ({ signal }) => get<Parameters>('/parameters', { signal }),
  });
  const { data } = list;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['parameters'] });
  const mayDecide = data && (data.mayDecideForProvince || data.agencies.length > 0);
  return (
    <div className="parameters">
      <PageHeading title={p.title} lead={p.lead} />
      {saved !== '' && <Alert tone="success" language={language} title={saved} live />}
      {list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {data &&
        GROUPS.map((group) => (
          <Panel key={group} title={p.group[group]}>
            <ul className="parameter-list">
              {data.items
                .filter((item) => item.group === group)
                .map((item) => (
                  <li key={item.key}>
                    <Today item={item} />
                    {editing?.key === item.key ? (
                      <DecisionForm
                        parameter={item}
                        agencies={data.agencies}
                        province={data.mayDecideForProvince}
                        onCancel={() => setEditing(undefined)}
                        onSaved={() => {
                          setEditing(undefined);
                          setSaved(p.saved(item.name));
                          void refresh();
                        }}
                      />
                    ) : (
                      mayDecide &&
                      (data.mayDecideForProvince || !item.provinceOnly) && (
                        <Button
                          type="button"
                          kind="quiet"
                          icon="pencil"
                          aria-label={p.decideFor(item.name)}
                          onClick={() => {
                            setSaved('');
                            setEditing(item);
                          }}
                        >
                          {p.decide}
                        </Button>
                      )
                    )}
                    <ParameterHistory item={item} list={data} onChanged={refresh} />
                  </li>
                ))}
            </ul>
          </Panel>
        ))}
    </div>
  );
}

function Today({ item }: { item: Parameter }) {
  const { w } = useWords();
  const p = w.parameters;
  const { today } = item;
  const source = p.source[today.source as keyof typeof p.source];
  return (
    <>
      <h3 className="parameter-name">{item.name}</h3>
      <p className="parameter-today">
        <strong>{valueText(p, item, today.value)}</strong>
        <span>{today.basis}</span>
        <span className="muted">{periodText(p, today)}</span>
        <Tag tone={today.source === 'LAW' ? 'neutral' : 'progress'}>{source}</Tag>
        {!today.inForce && (
          <Tag tone="danger" icon="danger">
            {p.noGround}
          </Tag>
        )}
        {today.inForce && today.validTo !== null && (
          <Tag tone="warning" icon="warning">
            {p.endsOn(dayText(today.validTo))}
          </Tag>
        )}
      </p>
      {item.note && <p className="small muted">{item.note}</p>}
    </>
  );
}
