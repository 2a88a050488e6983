import type { EvaluatorProfile } from '../people/account';

/**
 * Why an evaluator must stay away 回避 (Implementing Regulations of the Government Procurement Law, Art. 9): the kinds
 * that a profile keeps as ties, and working where the applicant does.
 */
export type ConflictKind = 'same-organisation' | EvaluatorProfile['ties'][number]['kind'];

export const CONFLICT_KINDS = [
  'same-organisation',
  'employment',
  'board',
  'shareholding',
  'kinship',
  'earlier-work',
  'other',
] as const satisfies readonly ConflictKind[];

/** A conflict as an evaluator declares it: of which kind, and with which applicant. */
export interface DeclaredConflict {
  kind: ConflictKind;
  organisationId: string;
}
