/** An objection 质疑/异议 against a public notice; open ones block what the notice was for. */
export interface ObjectionRecord {
  id: string;
  programmeId: string;
  /** Ranking round or evaluation that it is about. */
  against: string;
  /** Organisation whose award it contests, if it names one. */
  applicationId: string | null;
  grounds: string;
  raisedBy: string;
  raisedAt: string;
  status: 'open' | 'upheld' | 'rejected' | 'upheld-by-silence';
  answer: string | null;
  remedy: 'exclude' | 'rescore' | 'none' | null;
  answeredAt: string | null;
}
