import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, type Capacity } from '../../domain/policy/actor.ts';
import { accessDenied, actingEnded } from '../errors.ts';

/** What a guest of a draft may call: its pages, without handing it in, deleting it, or bringing in others. */
const DRAFT_PAGES = /^\/ho-so-nhap\/:id(\/(luu|nguoi-nop|to-khai|giay-to|nhan-ket-qua|le-phi|phien-ban|sua-anh))?$/;
const FILES = /^(\/tep\/tai-len(\/:id)?|\/api\/v1\/files(\/:id)?)$/;

/** What an authorisation opens: submitting, drafts, the dossiers themselves. All else is the principal's own. */
const DOSSIER_PAGES = /^\/(ho-so|ho-so-nhap|nop-ho-so)(\/|$)/;

/** Pages that are somebody else's business and nothing of one's own: whose right has ended is told so. */
const THEIR_PAGES = /^\/to-chuc(\/nguoi|\/moi-nguoi|\/thu-hoi)?$/;

const SIGN_OUT = '/dang-xuat';

/**
 * Narrows what somebody may call who acts for an organisation or another person, whatever the route itself asks. A route
 * that is the person's own business (`self`) does not see for whom they act; outside the draft a guest is nobody.
 */
export function checkActing(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
  const { actor, session } = request.visitor;
  const { url: path = '' } = request.routeOptions;
  if (session?.actingEnded && (DOSSIER_PAGES.test(path) || THEIR_PAGES.test(path))) throw actingEnded();
  const by = actor.kind === 'APPLICANT' ? actor.by : undefined;
  if (by?.capacity === 'HELPER') forgetOutside(request, by.draftId);
  else if (by && !mayCall(by.capacity, request)) actAsOneself(request);
  done();
}

/** What needs no account is one's own business: paying by a link, feedback, the type size. */
function actAsOneself(request: FastifyRequest): void {
  const { session } = request.visitor;
  const { url = '', config } = request.routeOptions;
  if (!session || config?.access !== 'PUBLIC' || DOSSIER_PAGES.test(url)) throw accessDenied();
  request.visitor = { ...request.visitor, actor: session.person };
}

function forgetOutside(request: FastifyRequest, draftId: string | null): void {
  const { url = '' } = request.routeOptions;
  const { id } = request.params as { id?: string };
  if ((DRAFT_PAGES.test(url) && id === draftId) || FILES.test(url) || url === SIGN_OUT) return;
  request.visitor = { ...request.visitor, actor: ANONYMOUS, session: undefined };
}

function mayCall(capacity: Capacity, { method, routeOptions }: FastifyRequest): boolean {
  const { url = '', config } = routeOptions;
  const reads = method === 'GET' || method === 'HEAD';
  if (config?.self || url === SIGN_OUT) return true;
  if (capacity === 'VIEWER') return reads;
  if (capacity !== 'AUTHORISED') return true;
  return (reads && config?.access === 'PUBLIC') || DOSSIER_PAGES.test(url) || FILES.test(url);
}
