import { ZodError } from 'zod';
import { FAULTS, Fault, type FaultField, type FaultType, sentDetail } from '../../domain/record/fault';
import { inChinese } from './schema-words';

/** A problem document (RFC 9457). `type` is stable: programs may decide by it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The detail in Chinese, where people meet it. */
  zh?: string;
  fields?: FaultField[];
  allowed?: string[];
  state?: string;
}

const MOST_FIELDS = 200;

export function problemOf(fault: Fault): Problem {
  const { status, title } = FAULTS[fault.type];
  return { type: `/problems/${fault.type}`, title, status, detail: fault.message, ...sentDetail(fault) };
}

/** What a client is told when the mistake is ours. */
export const INTERNAL_PROBLEM: Problem = {
  type: '/problems/internal',
  title: 'Something went wrong on our side',
  status: 500,
  detail: 'The mistake is recorded under the request id of this answer.',
};

/** The fault that an error stands for, if the one who asked caused it; null when it is ours. */
export function faultOf(error: unknown): Fault | null {
  if (error instanceof Fault) return error;
  if (error instanceof ZodError) return invalidInput(error);
  if (isAway(error))
    return new Fault('unavailable', {
      en: 'The database does not answer now: nothing is lost, ask again',
      zh: null,
    });
  return isClientError(error)
    ? new Fault(FAULT_OF_STATUS[error.status] ?? 'invalid-input', { en: clientSentence(error), zh: null })
    : null;
}

/**
 * Every field that is wrong, at once.
 * @param chinese the same issues in Chinese; without them each is told by what its type alone says
 */
export function invalidInput(error: ZodError, chinese: readonly { message: string }[] = []): Fault {
  const fields = error.issues.flatMap((issue, index): FaultField[] => {
    const at = issue.path.map(String);
    const zh = chinese[index]?.message ?? inChinese(issue as Parameters<typeof inChinese>[0]);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...at, key].join('.'), message: 'is not known here', zh }));
    }
    return [{ field: at.join('.') || 'body', message: issue.message, zh }];
  });
  const names = [...new Set(fields.map((one) => one.field))];
  const some = names.slice(0, 5).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  const words = { en: `Not valid: ${some}${more}`, zh: `${names.length} 项填写有误` };
  return new Fault('invalid-input', words, { fields: fields.slice(0, MOST_FIELDS) });
}

/** The database driver's words for "not there now", whichever of its packages throws them. */
const AWAY =
  /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|NotConnected|PoolCleared|TopologyClosed|ServerClosed)/;

function isAway(error: unknown): boolean {
  return error instanceof Error && AWAY.test(error.name);
}

/** Errors of the HTTP layer (body too large, malformed JSON, bad escape in the path) say their status. */
interface ClientError {
  status: number;
  type?: string;
}

const FAULT_OF_STATUS: { [status: number]: FaultType } = {
  400: 'invalid-input',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many-requests',
};

const SENTENCES: { [type: string]: string } = {
  'entity.parse.failed': 'The body is not valid JSON',
  'entity.too.large': 'The body is too large',
  'encoding.unsupported': 'This content encoding is not accepted',
  'charset.unsupported': 'This character set is not accepted: use UTF-8',
  'request.aborted': 'The request ended before its body was complete',
};

function isClientError(error: unknown): error is ClientError {
  const status = (error as Partial<ClientError> | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}

function clientSentence(error: ClientError): string {
  return SENTENCES[error.type ?? ''] ?? 'The request could not be read';
}
