import { useQuery } from '@tanstack/react-query';
import { formatVnd } from '../../domain/text/format.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { get, withQuery } from '../api.ts';
import { useWords } from '../language.ts';

interface Props {
  /** code of the agency that decides and whose fee it is */
  decider: string;
  /** a fee is still to be paid */
  owes: boolean;
  payOnDelivery: boolean;
  change: (payOnDelivery: boolean) => void;
}

/**
 * What the post asks inside the province, so that whoever stands at the counter can choose (it may not say), and, where the
 * agency has agreed on that with the post, paying the fee to whoever brings the result.
 */
export function CounterPostage({ decider, owes, payOnDelivery, change }: Props) {
  const { language, w } = useWords();
  const { order } = w.post;
  const said = useQuery({
    queryKey: ['postage', 'DELIVERY', decider],
    queryFn: ({ signal }) =>
      get<{ vnd: number | null; collects: boolean }>(
        withQuery('/post/price', { kind: 'DELIVERY', collectFor: decider }),
        { signal },
      ),
    staleTime: 60_000,
    retry: false,
  });
  if (said.isPending) return null;
  const { vnd = null, collects = false } = said.data ?? {};
  return (
    <>
      <p className="muted">{vnd === null ? order.priceUnknown : order.priceInside(formatVnd(vnd))}</p>
      {collects && owes && (
        <div onChange={(event) => change((event.target as HTMLInputElement).checked)}>
          <Checkbox language={language} name="payOnDelivery" checked={payOnDelivery} hint={order.onDelivery.hint}>
            {order.onDelivery.choose}
          </Checkbox>
        </div>
      )}
    </>
  );
}
