import type { Ctx } from '../../platform/context.ts';

/** The parcel of a dossier changed hands; `post` and `oneStop` stand for the parties, a name for a person. */
export interface PostHand {
  at: string;
  from: 'POST' | 'ONE_STOP' | 'PERSON';
  to: 'POST' | 'ONE_STOP' | 'PERSON';
  giverName: string;
  takerName: string;
  /** number of the list or order on which both have signed */
  paper: string;
}

/**
 * Every change of hands with the post, oldest first: times and signatures are those of the post's papers (note of Mẫu 06).
 * One query.
 */
export async function listPostHands({ db }: Ctx, dossierId: string): Promise<PostHand[]> {
  const rows = await db
    .selectFrom('postEvent')
    .innerJoin('postOrder', 'postOrder.id', 'postEvent.orderId')
    .leftJoin('postHandover', (join) =>
      join.onRef('postHandover.number', '=', 'postEvent.note').on('postEvent.state', '=', 'HANDED_OVER'),
    )
    .select(['postEvent.state', 'postEvent.at', 'postEvent.person', 'postEvent.actorName', 'postOrder.kind'])
    .select(['postOrder.number', 'postOrder.address', 'postHandover.number as list'])
    .select(['postHandover.givenByName', 'postHandover.takenByName'])
    .where('postOrder.dossierId', '=', dossierId)
    .where('postEvent.state', 'in', ['PICKED_UP', 'HANDED_OVER', 'DELIVERED'])
    .orderBy('postEvent.at')
    .execute();
  return rows.map((row) => {
    const at = row.at.toISOString();
    const person = row.person ?? row.address.name;
    if (row.state === 'PICKED_UP')
      return { at, from: 'PERSON', to: 'POST', giverName: person, takerName: row.actorName, paper: row.number };
    if (row.state === 'DELIVERED')
      return { at, from: 'POST', to: 'PERSON', giverName: row.actorName, takerName: person, paper: row.number };
    const [from, to] = row.kind === 'PICK_UP' ? (['POST', 'ONE_STOP'] as const) : (['ONE_STOP', 'POST'] as const);
    const names = { giverName: row.givenByName ?? '', takerName: row.takenByName ?? row.actorName };
    return { at, from, to, ...names, paper: row.list ?? row.number };
  });
}
