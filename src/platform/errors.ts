/** One kind of failure a person can meet. Its words live in `src/i18n/<language>/errors/` under `code`. */
export interface ErrorKind {
  code: string;
  status: number;
}

/** What went wrong with one input, addressed so that a page can put the words beside the field. */
export interface FieldProblem {
  field: string;
  /** what is wrong, for programs: 'required', 'tooLong', 'invalid' … */
  code: string;
  /** what is wrong and what to do, in the language of the request */
  message?: string;
}

/** A failure with a code, an HTTP status and, for bad input, the fields concerned. Never carries personal data. */
export class ProblemError extends Error {
  readonly kind: ErrorKind;
  readonly fields: FieldProblem[];
  readonly values: Record<string, string | number>;
  /** more members of the problem that a client is told (RFC 9457 3.2) */
  readonly details: Record<string, unknown>;

  constructor(
    kind: ErrorKind,
    options: {
      fields?: FieldProblem[];
      values?: Record<string, string | number>;
      details?: Record<string, unknown>;
      cause?: unknown;
    } = {},
  ) {
    super(kind.code, { cause: options.cause });
    this.kind = kind;
    this.fields = options.fields ?? [];
    this.values = options.values ?? {};
    this.details = options.details ?? {};
  }
}

const kinds = new Map<string, ErrorKind>();

/**
 * Declares a kind of failure: `const notFound = defineError('dossier.not_found', 404)`; `throw notFound()`.
 * The code must be unique in the program; a sweep checks that it has words in every language.
 */
export function defineError(code: string, status: number) {
  if (kinds.has(code)) throw new Error(`Error code declared twice: ${code}`);
  const kind: ErrorKind = { code, status };
  kinds.set(code, kind);
  return Object.assign(
    (options: ConstructorParameters<typeof ProblemError>[1] = {}) => new ProblemError(kind, options),
    { kind },
  );
}

/** Every kind declared so far, for the sweep over words. */
export function listErrorKinds(): ErrorKind[] {
  return [...kinds.values()];
}

export const invalidInput = defineError('common.invalid_input', 400);
export const signInRequired = defineError('common.not_signed_in', 401);
export const accessDenied = defineError('common.forbidden', 403);
/** The person is not known surely enough; `details` tell the level and whether it must be proved anew. Pages lead to step-up. */
export const assuranceTooLow = defineError('common.assurance', 403);
/** The authorisation or membership under which the session acted has ended; pages lead to choosing anew for whom one acts. */
export const actingEnded = defineError('common.acting_ended', 403);
export const csrfMismatch = defineError('common.csrf', 403);
export const pageNotFound = defineError('common.not_found', 404);
export const conflict = defineError('common.conflict', 409);
/** The request names what is not there, or is there no longer. */
export const unknownReference = defineError('common.unknown_reference', 422);
export const tooLarge = defineError('common.too_large', 413);
export const wrongContentType = defineError('common.wrong_content_type', 415);
export const tooManyRequests = defineError('common.too_many_requests', 429);
export const internalFailure = defineError('common.internal', 500);
export const unavailable = defineError('common.unavailable', 503);
