import type { Language } from '../../domain/language.ts';
import type { PostKind } from '../../domain/post/order.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { OwnPost } from './getOwnPost.ts';
import { postPath } from './paths.ts';
import { POST_UNREACHABLE } from './sendOrders.ts';

interface Props {
  dossierId: string;
  own: OwnPost;
  csrf: string;
  language: Language;
}

/** What the post does for this dossier, and what may still be ordered. Nothing where neither is the case. */
export function PostPanel({ dossierId, own: { orders, orderable, hours, onDelivery }, csrf, language }: Props) {
  const { post } = words(language);
  if (orders.length === 0 && orderable.length === 0) return null;
  return (
    <Panel title={post.name} icon="mail" id="buu-chinh">
      {orders.map((order) => (
        <section key={order.id} className="stack">
          <h3>{post.kind[order.kind]}</h3>
          {order.state === 'ORDERED' && order.problem && (
            <Alert tone="warning" language={language}>
              <p>{order.problem === POST_UNREACHABLE ? post.order.unreachable : post.order.refused(order.problem)}</p>
            </Alert>
          )}
          {order.state === 'LOST' && (
            <Alert tone="danger" language={language}>
              <p>{post.order.lost}</p>
            </Alert>
          )}
          <KeyValues
            rows={[
              { key: post.order.number, value: <span className="code">{order.number}</span> },
              { key: post.desk.state, value: <strong>{stateInWords(order, language)}</strong> },
              { key: post.desk.since, value: formatDateTime(order.stateSince) },
              { key: post.order.to, value: order.to },
              { key: post.order.price, value: order.postageVnd === null ? undefined : formatVnd(order.postageVnd) },
              { key: post.order.cod, value: order.codVnd > 0 ? formatVnd(order.codVnd) : undefined },
            ]}
          />
          {order.events.length > 1 && (
            <details>
              <summary>{post.order.steps}</summary>
              <ol className="list">
                {order.events.map((event) => (
                  <li key={event.seq}>
                    {formatDateTime(event.at)} – {stateInWords({ kind: order.kind, state: event.state }, language)}
                    {event.person ? ` (${event.person})` : ''}
                  </li>
                ))}
              </ol>
            </details>
          )}
          {(order.state === 'ORDERED' || order.state === 'ACCEPTED') && (
            <Form action={postPath(dossierId)} csrf={csrf}>
              <input type="hidden" name="kind" value={order.kind} />
              <Button kind="quiet" name="step" value="cancel">
                {post.order.cancel}
              </Button>
            </Form>
          )}
        </section>
      ))}
      {onDelivery?.changeable && (
        <PayOnDelivery {...onDelivery} dossierId={dossierId} csrf={csrf} language={language} />
      )}
      {orderable.length > 0 && (
        <>
          {orderable.includes('DELIVERY') && <p>{post.order.promise(hours)}</p>}
          <ButtonRow>
            {orderable.map((kind) => (
              <ButtonLink key={kind} kind="secondary" href={postPath(dossierId, kind)}>
                {post.order.title[kind]}
              </ButtonLink>
            ))}
          </ButtonRow>
        </>
      )}
    </Panel>
  );
}

/** Paying the deliverer: chosen and taken back while the order waits. */
function PayOnDelivery({
  owedVnd,
  chosen,
  dossierId,
  csrf,
  language,
}: Omit<Props, 'own'> & NonNullable<OwnPost['onDelivery']>) {
  const { onDelivery } = words(language).post.order;
  return (
    <Form action={postPath(dossierId)} csrf={csrf}>
      <input type="hidden" name="kind" value="DELIVERY" />
      <p>{chosen ? onDelivery.chosen : onDelivery.offered(formatVnd(owedVnd))}</p>
      <Button kind={chosen ? 'quiet' : 'secondary'} name="step" value={chosen ? 'pay-otherwise' : 'pay-on-delivery'}>
        {chosen ? onDelivery.undo : onDelivery.choose}
      </Button>
    </Form>
  );
}

function stateInWords({ kind, state }: { kind: PostKind; state: keyof PostStates }, language: Language): string {
  const { post } = words(language);
  return state === 'HANDED_OVER' ? post.handedOver[kind] : post.state[state];
}

type PostStates = ReturnType<typeof words>['post']['state'];
