import type { DossierState } from '../../domain/dossier/state.ts';
import { formatPhone } from '../../domain/identity/phone.ts';
import type { ParcelItem } from '../../domain/post/order.ts';
import { dateInWords, dateTimeInWords, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import type { Ctx } from '../../platform/context.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import type { PaperFile } from '../papers/getPaper.ts';
import { contactOf, oneStopHead, oneStopTitle } from '../papers/paperHead.ts';
import { getPaperAgency, readPaperPlaces } from '../papers/paperSource.ts';
import { renderInForce } from '../papers/renderInForce.ts';
import { addressLine } from './addressLine.ts';
import { placesOf } from './deskPlaces.ts';
import { postIncidentNotFound, postOrderNotFound } from './errors.ts';
import { findListed } from './listDesk.ts';
import { getHandover } from './listHandovers.ts';
import { readOneStop } from './oneStopAddress.ts';

const POST = 'Bưu điện';

/** The list of a hand-over, with the signatures it has so far. @throws post.handover_not_found */
export async function handoverPaper(ctx: Ctx, id: string): Promise<PaperFile> {
  const list = await getHandover(ctx, id);
  const places = await readPaperPlaces(ctx, [list.agencyCode], [], list.givenAt.toISOString());
  const oneStop = oneStopTitle(getPaperAgency(places, list.agencyCode));
  const [giver, taker] = list.direction === 'TO_POST' ? [oneStop, POST] : [POST, oneStop];
  const { post } = words('vi');
  await recordAccess(ctx, { subject: 'post-handover', subjectId: id, action: 'PRINT' });
  const pdf = await renderInForce(ctx, 'post-handover', {
    head: oneStopHead(places, list.agencyCode, list.givenAt.toISOString()),
    number: list.number,
    giver,
    taker,
    rows: list.items.map((item) => {
      const { address } = item;
      const notes = [
        item.codVnd > 0 ? `${post.desk.cod} ${formatVnd(item.codVnd)}` : '',
        item.outcome === 'MISSING' ? post.handover.missing : '',
      ].filter(Boolean);
      return {
        number: item.number,
        code: item.dossierCode,
        kind: item.kind === 'PICK_UP' ? post.kind.PICK_UP : post.kind.DELIVERY,
        items: inWords(item.items),
        to: [address.name, addressLine(address)].join(', '),
        ...(notes.length > 0 && { note: notes.join('; ') }),
      };
    }),
    givenBy: { name: list.givenByName, at: dateTimeInWords(list.givenAt.toISOString()) },
    ...(list.takenAt && { takenBy: { name: list.takenByName ?? '', at: dateTimeInWords(list.takenAt.toISOString()) } }),
  });
  return { pdf, fileName: `ban-giao-buu-gui-${list.number}.pdf` };
}

/** Phiếu gửi hồ sơ of a pick-up. @throws post.order_not_found */
export async function slipPaper(ctx: Ctx, orderId: string): Promise<PaperFile> {
  const order = await findListed(ctx, orderId);
  if (order?.kind !== 'PICK_UP') throw postOrderNotFound();
  const state = await stateOf(ctx, order.dossierId);
  const now = ctx.clock.now().toISOString();
  const places = await readPaperPlaces(ctx, [order.agencyCode], [], now);
  const oneStop = await readOneStop(ctx, order.agencyCode);
  const taken = await ctx.db
    .selectFrom('postEvent')
    .select(['at', 'actorName'])
    .where('orderId', '=', orderId)
    .where('state', '=', 'PICKED_UP')
    .executeTakeFirst();
  const pdf = await renderInForce(ctx, 'post-slip', {
    head: oneStopHead(places, order.agencyCode, now),
    number: order.number,
    dossierCode: order.dossierCode,
    procedureName: state.procedureName,
    sender: { name: order.address.name, address: addressLine(order.address), phone: formatPhone(order.address.phone) },
    receiver: { name: oneStop.name, address: oneStop.address },
    items: order.items,
    ...(order.postageVnd !== null && { postage: formatVnd(order.postageVnd) }),
    ...(order.codVnd > 0 && { collected: formatVnd(order.codVnd) }),
    ...(taken && { takenAt: dateTimeInWords(taken.at.toISOString()), officerName: taken.actorName }),
  });
  return { pdf, fileName: `phieu-gui-${order.number}.pdf` };
}

/** The letter about a lost parcel. @throws post.incident_not_found */
export async function lossPaper(ctx: Ctx, incidentId: string): Promise<PaperFile> {
  const incident = await ctx.db
    .selectFrom('postIncident')
    .innerJoin('postOrder', 'postOrder.id', 'postIncident.orderId')
    .select(['postIncident.agencyCode', 'postIncident.dossierId', 'reportedAt', 'whatHappened', 'help', 'responsible'])
    .select(['compensationVnd', 'postOrder.number', 'postOrder.address', 'postOrder.items'])
    .where('postIncident.id', '=', incidentId)
    .executeTakeFirst();
  const own = placesOf(ctx);
  if (!incident || (own !== 'ALL' && !own.includes(incident.agencyCode))) throw postIncidentNotFound();
  const state = await stateOf(ctx, incident.dossierId);
  const places = await readPaperPlaces(ctx, [incident.agencyCode], [], ctx.clock.now().toISOString());
  const { responsibleIs } = words('vi').post.incident;
  const { address } = incident;
  const pdf = await renderInForce(ctx, 'post-loss', {
    head: oneStopHead(places, incident.agencyCode, incident.reportedAt.toISOString()),
    dossierCode: state.code ?? state.submissionNumber,
    number: incident.number,
    recipient: { name: state.applicant.name, address: state.applicant.address ?? addressLine(address) },
    procedureName: state.procedureName,
    items: incident.items,
    happened: incident.whatHappened,
    reportedAt: dateInWords(incident.reportedAt.toISOString()),
    help: incident.help || 'Bộ phận Một cửa liên hệ để hướng dẫn và hỗ trợ làm lại.',
    responsible: responsibleIs[incident.responsible as keyof typeof responsibleIs],
    compensation: incident.compensationVnd === null ? 'Đang xem xét, sẽ báo sau.' : formatVnd(incident.compensationVnd),
    contact: contactOf(places, getPaperAgency(places, incident.agencyCode)),
  });
  return { pdf, fileName: `that-lac-${incident.number}.pdf` };
}

async function stateOf(ctx: Ctx, dossierId: string): Promise<DossierState> {
  const dossier = await findDossier(ctx.db, dossierId);
  if (!dossier) throw postOrderNotFound();
  return dossier.state;
}

function inWords(items: readonly ParcelItem[]): string {
  return items.map(({ name, count }) => `${name} (${String(count).padStart(2, '0')})`).join('; ');
}
