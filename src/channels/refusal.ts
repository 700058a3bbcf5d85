/**
 * Clients of Direct Line take 403 for a token that has run out and fetch a new one, and any other 4xx for good. `not-yours` is a 403
 * too, by the protocol.
 */
const statuses = {
  'token-missing': 401,
  'token-unknown': 401,
  'token-expired': 403,
  'secret-wrong': 403,
  'not-yours': 403,
  'bad-message': 400,
  'text-too-long': 400,
  'unknown-command': 400,
  'too-fast': 429,
} as const;
/** Code of a refusal as it goes on the wire. Permanent: clients act on it, and its words are looked up by it. */
export type RefusalName = keyof typeof statuses;
/** Every code of a refusal, for the test that each has words. */
export const refusalNames = Object.keys(statuses) as readonly RefusalName[];

/**
 * A request that is not taken, with the status and the code that go on the wire. Words in the reader's language are put to the code by
 * whoever answers; a refusal never holds anything of the request.
 */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly code: RefusalName;
  /** Seconds after which the same request may be taken, with `too-fast`. */
  readonly retryAfter?: number;
  constructor(code: RefusalName, options: ErrorOptions & { readonly retryAfter?: number } = {}) {
    super(code, options);
    this.name = 'Refusal';
    this.code = code;
    this.statusCode = statuses[code];
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
  }
}
