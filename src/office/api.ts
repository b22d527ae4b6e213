import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { CSRF_HEADER } from '../ui/Form.tsx';
import { currentLanguage } from './chosenLanguage.ts';

/** What is wrong with one field, in words to be shown beside it. */
export interface ApiField {
  field: string;
  code: string;
  message: string;
}

/** RFC 9457 problem of the API, or a failure to reach it (`status` 0, `code` office.unreachable). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: ApiField[];
  readonly requestId: string | undefined;

  constructor(problem: {
    status: number;
    code: string;
    title: string;
    detail?: string;
    fields?: ApiField[];
    requestId?: string;
  }) {
    super(problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail ?? '';
    this.fields = problem.fields ?? [];
    this.requestId = problem.requestId;
  }

  /** whether the same request may succeed later */
  get temporary(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** Whether the server could not be reached at all, as when it is down for minutes. */
export function isUnreachable(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 502 || error.status === 503);
}

export interface CallOptions {
  signal?: AbortSignal;
  /** names the request: sent again, it does its work only once */
  idempotencyKey?: string;
}

type QueryValues = Record<string, string | number | undefined>;

let csrfToken: string | null = null;

/** Remembers the session's token (from `/api/v1/me`) for every change sent later. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** `path` with the query values that are there: `/queues/mine/dossiers?words=an`. */
export function withQuery(path: string, query: QueryValues = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** GET /api/v1{path}. Throws `ApiProblem`. */
export function get<T>(path: string, options: CallOptions = {}): Promise<T> {
  return call<T>('GET', path, undefined, options);
}

/** POST /api/v1{path} with a JSON body, or a form (files). Throws `ApiProblem`. */
export function post<T>(path: string, body: object, options: CallOptions = {}): Promise<T> {
  return call<T>('POST', path, body, options);
}

/** PUT /api/v1{path} with a JSON body. Throws `ApiProblem`. */
export function put<T>(path: string, body: object, options: CallOptions = {}): Promise<T> {
  return call<T>('PUT', path, body, options);
}

/** DELETE /api/v1{path}. Throws `ApiProblem`. */
export function remove<T>(path: string, options: CallOptions = {}): Promise<T> {
  return call<T>('DELETE', path, undefined, options);
}

async function call<T>(method: string, path: string, body: object | undefined, options: CallOptions): Promise<T> {
  const response = await send(method, path, body, options);
  return (await response.json()) as T;
}

/** POST whose answer is a file, such as the preview of a paper. Throws `ApiProblem`. */
export async function postForFile(path: string, body: object, options: CallOptions = {}): Promise<Blob> {
  const response = await send('POST', path, body, options);
  return response.blob();
}

/** GET of a file, such as a list as PDF. Throws `ApiProblem`. */
export async function getFile(path: string, options: CallOptions = {}): Promise<Blob> {
  const response = await send('GET', path, undefined, options);
  return response.blob();
}

function request(method: string, body: object | undefined, { signal, idempotencyKey }: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() };
  if (csrfToken && method !== 'GET') headers[CSRF_HEADER] = csrfToken;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  if (body === undefined || body instanceof FormData) return { method, headers, body, signal };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body), signal };
}

/** Sends it; once more with a new token when the person has signed in again in another tab. */
async function send(
  method: string,
  path: string,
  body: object | undefined,
  options: CallOptions,
  again = false,
): Promise<Response> {
  const response = await reach(`/api/v1${path}`, request(method, body, options));
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (problem.code !== 'common.csrf' || again) throw problem;
  const me = await get<{ csrfToken: string | null }>('/me');
  setCsrfToken(me.csrfToken);
  return send(method, path, body, options, true);
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: 'same-origin' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable(currentLanguage());
  }
}

function unreachable(language: Language): ApiProblem {
  const { unreachable: title, unreachableHint: detail } = words(language).office;
  return new ApiProblem({ status: 0, code: 'office.unreachable', title, detail });
}

async function readProblem(response: Response): Promise<ApiProblem> {
  if (!response.headers.get('content-type')?.includes('json')) return unreachable(currentLanguage());
  const problem = (await response.json()) as ConstructorParameters<typeof ApiProblem>[0];
  return new ApiProblem({ ...problem, status: response.status });
}
