import { useQuery } from '@tanstack/react-query';
import { formatVnd } from '../../domain/text/format.ts';
import { get, withQuery } from '../api.ts';
import { useWords } from '../language.ts';

/** What the post asks inside the province, so that whoever stands at the counter can choose; it may not say. */
export function CounterPostage() {
  const { w } = useWords();
  const { order } = w.post;
  const price = useQuery({
    queryKey: ['postage', 'DELIVERY'],
    queryFn: ({ signal }) =>
      get<{ vnd: number | null }>(withQuery('/post/price', { kind: 'DELIVERY', province: '' }), { signal }),
    staleTime: 60_000,
    retry: false,
  });
  if (price.isPending) return null;
  const vnd = price.data?.vnd ?? null;
  return <p className="muted">{vnd === null ? order.priceUnknown : order.priceInside(formatVnd(vnd))}</p>;
}
