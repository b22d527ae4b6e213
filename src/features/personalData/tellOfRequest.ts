import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import { readTemplates } from '../notifications/compose.ts';
import { news } from '../notifications/messageKinds.ts';
import { findReaders, peopleAtDesks } from '../notifications/readers.ts';
import { tell } from '../notifications/tell.ts';
import { getProvince } from '../organisation/portalShell.ts';
import type { RequestKind } from './requests.ts';

const PAGE = '/office/data-requests';

/** Tells the head of the centre that somebody asks about their data; who and what exactly stands on the screen only. */
export async function tellOfRequest(
  tx: TxCtx,
  request: { id: string; kind: RequestKind; answerBy: Date },
): Promise<void> {
  const { id, kind, answerBy } = request;
  const { oneStop } = await getProvince(tx.db);
  const people = await peopleAtDesks(tx, [{ role: 'CENTRE_HEAD', agencyCode: oneStop, unitId: null }]);
  const template = await readTemplates(tx.db, ['dataRequestNew'], null);
  for (const reader of await findReaders(tx, people)) {
    const topic = words(reader.language).personalData.request.kind[kind].name;
    await tell(tx, {
      eventKey: `personal-data:${id}:new`,
      news: news('dataRequestNew', { topic, due: formatDateTime(answerBy) }),
      reader,
      template,
      page: PAGE,
      link: `${tx.config.publicUrl}${PAGE}`,
      ownDoing: false,
    });
  }
}
