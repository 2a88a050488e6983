/** A finding of an evaluation and its rectification 整改. id = `<project id>/<finding>` */
export interface FindingRecord {
  id: string;
  projectId: string;
  programmeId: string;
  round: string;
  /** Indicator that fell short. */
  indicator: string;
  state: string;
  severity: 'minor' | 'major';
  plan: { owner: string; measure: string; dueOn: string; target: string } | null;
  evidence: { text: string; documents: string[]; at: string }[];
  /** Written but not yet handed in; a decision refers to it by its id. */
  planDraft?: (NonNullable<FindingRecord['plan']> & { id: string }) | null;
  evidenceDraft?: { id: string; text: string; documents: string[] } | null;
  /** Attempts that failed so far. */
  failedAttempts?: number;
  inspections: { at: string; by: string; passed: boolean; reason: string }[];
  /** Tranche that it holds, if any. */
  holds: string | null;
  outcome: 'corrected' | 'failed' | null;
  openedAt: string;
  closedAt: string | null;
}

/** The id of a finding's record. */
export function findingId({ projectId, finding }: { projectId: string; finding: string }): string {
  return `${projectId}/${finding}`;
}
