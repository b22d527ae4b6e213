import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { errorWords } from '../../i18n/words.ts';
import { PATHS } from '../../ui/paths.ts';
import { isLostConnection } from '../db/lostConnection.ts';
import {
  accessDenied,
  actingEnded,
  assuranceTooLow,
  conflict,
  type ErrorKind,
  type FieldProblem,
  internalFailure,
  invalidInput,
  ProblemError,
  pageNotFound,
  signInRequired,
  tooLarge,
  tooManyRequests,
  unavailable,
  unknownReference,
  wrongContentType,
} from '../errors.ts';
import { passwordChangeRequired } from './access.ts';
import { type Again, ErrorPage } from './ErrorPage.tsx';
import { sendPage } from './sendPage.ts';

const RETRY_SECONDS = 10;
/** Longer forms than any of ours are not carried. */
const MOST_CARRIED = 1_048_576;

/** What a client is told: RFC 9457, with the request id to quote on the phone. */
interface Problem {
  type: string;
  title: string;
  detail?: string;
  status: number;
  code: string;
  requestId: string;
  fields?: FieldProblem[];
}

interface Failure {
  kind: ErrorKind;
  fields: FieldProblem[];
  details: Record<string, unknown>;
  /** what its words name */
  values: Record<string, unknown>;
}

/** The one place where a failure becomes an answer: JSON for the API, a page for people. */
export async function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { kind, fields } = translate(error);
  const details = error instanceof ProblemError ? error.details : {};
  const values = error instanceof ProblemError ? error.values : {};
  const seconds = error instanceof ProblemError && kind === tooManyRequests.kind && error.values.seconds;
  if (seconds) reply.header('retry-after', seconds);
  if (kind.status >= 500) request.log.error({ err: error, requestId: request.id }, 'unexpected failure');
  return answer(request, reply, { kind, fields, details, values });
}

/** The answer to an address that is nobody’s: a page, or RFC 9457 JSON below /api. */
export async function handleNotFound(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  return answer(request, reply, { kind: pageNotFound.kind, fields: [], details: {}, values: {} });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, fields, details, values }: Failure,
): Promise<unknown> {
  // A request that could not even be read has no visitor yet.
  const language = request.visitor?.language ?? request.server.deps.config.language;
  const text = errorWords(language, kind.code, values);
  if (request.url.startsWith('/api/') || request.routeOptions.config?.kind === 'api') {
    const problem: Problem = {
      ...details,
      type: 'about:blank',
      title: text.title,
      detail: text.detail,
      status: kind.status,
      code: kind.code,
      requestId: request.id,
    };
    if (fields.length > 0) {
      problem.fields = fields.map((field) => ({ ...field, message: field.message ?? text.detail }));
    }
    return reply.status(kind.status).type('application/problem+json').send(JSON.stringify(problem));
  }
  if (!request.visitor) return reply.status(kind.status).type('text/plain; charset=utf-8').send(text.title);
  if (kind === signInRequired.kind && request.method === 'GET') {
    const { pastHelperId } = request.visitor;
    if (pastHelperId && request.url.startsWith(PATHS.draft(''))) return reply.redirect(PATHS.help(pastHelperId), 303);
    return reply.redirect(`${signInPath(request.url)}?tiep=${encodeURIComponent(request.url)}`, 303);
  }
  if (kind === actingEnded.kind) return reply.redirect('/dai-dien?tin=het-quyen', 303);
  if (kind === assuranceTooLow.kind) return reply.redirect(stepUp(request, details), 303);
  if (kind === passwordChangeRequired.kind && request.method === 'GET') {
    return reply.redirect(`/can-bo/doi-mat-khau?tiep=${encodeURIComponent(request.url)}`, 303);
  }
  const { title, detail } = text;
  const ours = kind.status >= 500;
  if (kind === unavailable.kind) reply.header('retry-after', RETRY_SECONDS);
  const again = ours ? await whatToRepeat(request) : undefined;
  const body = ErrorPage({ language, title, detail, requestId: request.id, showId: ours, again });
  return sendPage(request, reply, { title, status: kind.status, body });
}

/**
 * The page that was asked for, or the form that was sent, so that nothing typed is lost when we fail. A form with files
 * cannot be carried, one with a password is not written into a page: then the browser's way back has it.
 */
async function whatToRepeat(request: FastifyRequest): Promise<Again | undefined> {
  if (request.method === 'GET') return { address: request.url };
  if (request.headers['content-type']?.split(';')[0] !== 'application/x-www-form-urlencoded') return undefined;
  const fields = await readFields(request).catch(() => []);
  const secret = fields.some(([name]) => /password/i.test(name));
  return fields.length === 0 || secret ? undefined : { address: request.url, fields };
}

/** As parsed; when it failed before that, as it comes. */
async function readFields({ body, raw }: FastifyRequest): Promise<[string, string][]> {
  if (typeof body === 'object' && body !== null) {
    return Object.entries(body).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    );
  }
  let text = '';
  for await (const part of raw) {
    text += part;
    if (text.length > MOST_CARRIED) return [];
  }
  return [...new URLSearchParams(text)];
}

function signInPath(url: string): string {
  return url.startsWith('/can-bo') ? '/can-bo/dang-nhap' : '/dang-nhap';
}

/** The page that leads to a higher level and back: to this page, or to the one whose form was sent. */
function stepUp(request: FastifyRequest, { level, lack }: Record<string, unknown>): string {
  const { referer } = request.headers;
  const from = referer && URL.canParse(referer) ? new URL(referer) : undefined;
  const next = request.method === 'GET' ? request.url : `${from?.pathname ?? request.url}${from?.search ?? ''}`;
  const query = new URLSearchParams({ muc: String(level), tiep: next, ...(lack === 'FRESH' && { moi: '1' }) });
  return `/dang-nhap/nang-muc?${query}`;
}

function translate(error: FastifyError | Error): { kind: ErrorKind; fields: FieldProblem[] } {
  if (error instanceof ProblemError) return error;
  if (error instanceof pg.DatabaseError) return { kind: databaseKind(error), fields: [] };
  if ('validation' in error && error.validation) {
    const fields = error.validation.slice(0, 20).map((problem) => ({ field: fieldOf(problem), code: problem.keyword }));
    return { kind: invalidInput.kind, fields };
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  const later = isLostConnection(error) || isDiskFull(error);
  return { kind: later ? unavailable.kind : kindOfStatus(status), fields: [] };
}

function isDiskFull(error: Error): boolean {
  return 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
}

/** Failures of reading the request itself, which the HTTP library names by status only. */
function kindOfStatus(status: number | undefined): ErrorKind {
  const known = [accessDenied, pageNotFound, tooLarge, wrongContentType].find(({ kind }) => kind.status === status);
  if (known) return known.kind;
  return status !== undefined && status >= 400 && status < 500 ? invalidInput.kind : internalFailure.kind;
}

/**
 * Class 22: the data itself is impossible. Class 40: two transactions met, a repeat will do. 08/53/57: not reachable. 23503 of a
 * row to be written: it points to nothing.
 */
function databaseKind({ code = '', message }: pg.DatabaseError): ErrorKind {
  if (code === '23503' && message.startsWith('insert or update')) return unknownReference.kind;
  if (code.startsWith('22')) return invalidInput.kind;
  if (code.startsWith('40')) return conflict.kind;
  if (/^(08|53|57)/.test(code)) return unavailable.kind;
  return internalFailure.kind;
}

function fieldOf(problem: { instancePath: string; params: Record<string, unknown> }): string {
  const missing = problem.params.missingProperty;
  return [problem.instancePath.slice(1).replaceAll('/', '.'), missing].filter(Boolean).join('.');
}
