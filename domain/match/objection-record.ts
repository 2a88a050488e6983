import type { ComplaintRecord, Remedy } from './complaint-terms';

/** An objection 质疑/异议 against a public notice; open and escalated ones block what the notice was for. */
export interface ObjectionRecord {
  id: string;
  programmeId: string;
  /** Ranking round or evaluation that it is about. */
  against: string;
  /** Organisation whose award it contests, if it names one. */
  applicationId: string | null;
  grounds: string;
  raisedBy: string;
  /** null while it is a draft: saved, but not yet taken by the process. */
  raisedAt: string | null;
  /** `escalated`: the officer was silent past the deadline; only the approver may answer, and it goes on blocking. */
  status: 'draft' | 'open' | 'escalated' | 'upheld' | 'rejected' | 'upheld-by-silence';
  answer: string | null;
  remedy: Remedy | null;
  answeredAt: string | null;
  /** The complaint 投诉 against the answer; absent: none. */
  complaint?: ComplaintRecord;
}
