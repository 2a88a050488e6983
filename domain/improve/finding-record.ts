import type { Words } from '../record/words';
import type { Contest } from './standing';

/** A finding of an evaluation or of a spot check and its rectification 整改. id = `<project id>/<finding>` */
export interface FindingRecord {
  id: string;
  projectId: string;
  programmeId: string;
  round: string;
  /** Indicator that fell short; of what something else found its own key, which no indicator has. */
  indicator: string;
  /** The visit that found it is its evidence; absent: an evaluation found it, or a report that did not come. */
  spotCheck?: { checkId: string; item: string; title: Words };
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
  /** `withdrawn`: it was none, after a contest or an appeal. */
  outcome: 'corrected' | 'failed' | 'withdrawn' | null;
  /** What the provider contests in it; absent: nothing. */
  contest?: Contest;
  openedAt: string;
  closedAt: string | null;
}

/** Whether it counts against its organisation: neither put right nor withdrawn. */
export function isNotPutRight({ outcome }: Pick<FindingRecord, 'outcome'>): boolean {
  return outcome !== 'corrected' && outcome !== 'withdrawn';
}

/** The id of a finding's record. */
export function findingId({ projectId, finding }: { projectId: string; finding: string }): string {
  return `${projectId}/${finding}`;
}
