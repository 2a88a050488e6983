/**
 * The one error taxonomy. A fault's type is the last part of the HTTP problem type, the Temporal
 * failure type, and the key of `docs/operations.md`; `status` is the HTTP answer.
 */
export const FAULTS = {
  'invalid-input': { status: 400, title: 'The input is not valid' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'This role may not do that' },
  'not-found': { status: 404, title: 'No such thing' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'not-allowed-now': { status: 409, title: 'The process does not allow this decision now' },
  conflict: { status: 409, title: 'Something else stands in the way' },
  'stale-version': { status: 412, title: 'Somebody changed this in the meantime' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-type': { status: 415, title: 'This type of content is not accepted' },
  'rule-broken': { status: 422, title: 'A rule of the programme is broken' },
  'key-reused': { status: 422, title: 'This Idempotency-Key was used for another request' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'The process cannot answer in time; nothing is lost' },
} as const;

export type FaultType = keyof typeof FAULTS;

/** One thing that is wrong: where (a field path or a place in a rulebook), what, and which rule says so. */
export interface FaultField {
  field: string;
  message: string;
  /** The message in Chinese: fields are met on pages. */
  zh: string;
  rule?: string;
}

export interface FaultDetail {
  fields?: FaultField[];
  /** Decisions that the state would have allowed. */
  allowed?: string[];
  /** The present state of the process. */
  state?: string;
}

/**
 * What a fault says. Chinese is null only for what a program alone can meet (a header, an address, an engine that
 * does not answer): should a page tell it all the same, it tells the title of the type.
 */
export interface FaultWords {
  en: string;
  zh: string | null;
}

/** What every floor throws when something cannot be done. Never carries personal data. Its `message` is English. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly zh: string | null;

  constructor(
    readonly type: FaultType,
    words: FaultWords,
    readonly detail: FaultDetail = {},
  ) {
    super(words.en);
    this.zh = words.zh;
  }
}

/** What of a fault travels beside its type and message: through the process engine, and in stored answers. */
export interface SentDetail extends FaultDetail {
  zh?: string;
}

export function sentDetail({ zh, detail }: Fault): SentDetail {
  return zh === null ? detail : { ...detail, zh };
}

/** The fault that was sent; what was sent before faults spoke Chinese has none. */
export function receivedFault(type: FaultType, message: string, { zh, ...detail }: SentDetail = {}): Fault {
  return new Fault(type, { en: message, zh: zh ?? null }, detail);
}

export function isFaultType(type: unknown): type is FaultType {
  return typeof type === 'string' && Object.hasOwn(FAULTS, type);
}
