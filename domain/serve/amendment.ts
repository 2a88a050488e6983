import type { Fen } from '../money/fen';
import type { RecordWrite } from '../record/step';
import type { Words } from '../record/words';
import type { GivenSignature, Signature, SignedPaper } from './signature';

/** An amendment 补充协议 as readers see it. */
export interface AmendmentRecord extends SignedPaper {
  /** The first of the project is 1. */
  number: number;
  /** What stood before and stands afterwards, as the file says. */
  changed: ChangedTerm[];
  signatures: Signature[];
}

/** What stood before and what stands afterwards. */
export interface ChangedTerm {
  what: Words;
  from: string;
  to: string;
}

/** An amendment that waits for signatures, and what it does once both have signed. */
export interface WaitingAmendment extends SignedPaper {
  signatures: GivenSignature[];
  supplement: Fen;
  extendDays: number;
}

/** What is written of amendments that still wait when the project comes to its end: they never come into force. */
export function lapsedAmendments({
  amendments = {},
}: {
  amendments?: { [changeId: string]: WaitingAmendment };
}): RecordWrite[] {
  return Object.keys(amendments).map((id) => ({
    collection: 'changeRequests',
    id,
    set: { status: 'lapsed' },
  }));
}
