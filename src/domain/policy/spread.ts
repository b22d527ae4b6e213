/** Somebody who could get dossiers: how many are in hand, and at which desks the person sits. */
export interface Receiver {
  accountId: string;
  open: number;
  desks: readonly string[];
}

/**
 * Shares dossiers out: each goes to whoever sits at its desk and has the least in hand, counting what was shared out
 * before; null where nobody of them sits there. In the order given, so the most urgent ones are spread first.
 */
export function spread(
  dossiers: readonly { id: string; desk: string }[],
  receivers: readonly Receiver[],
): Map<string, string | null> {
  const load = new Map(receivers.map(({ accountId, open }) => [accountId, open]));
  const plan = new Map<string, string | null>();
  for (const { id, desk } of dossiers) {
    let chosen: string | null = null;
    for (const { accountId, desks } of receivers) {
      if (!desks.includes(desk)) continue;
      if (chosen === null || (load.get(accountId) ?? 0) < (load.get(chosen) ?? 0)) chosen = accountId;
    }
    plan.set(id, chosen);
    if (chosen !== null) load.set(chosen, (load.get(chosen) ?? 0) + 1);
  }
  return plan;
}
