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

/** A conflict with an applicant that is known: of which kind, and with whom. */
export interface FoundConflict {
  kind: ConflictKind;
  organisationId: string;
}

/** A conflict as an evaluator declares it: with an applicant, or, where the review is blind, with an application's. */
export type DeclaredConflict =
  | (FoundConflict & { code?: undefined })
  /** `code`: of the application, for example `A-07`. */
  | { kind: ConflictKind; code: string; organisationId?: undefined };
