import { type DecisionAnswer, type DecisionInput, decisionType, noticeType } from '../record/decision';
import type { StatementRef } from '../record/statement';
import type { DeclaredConflict, FoundConflict } from './conflict';
import type { Declaration } from './seat-says';

/**
 * Before any paper is opened: no conflict, a conflict with an applicant, or no time. A conflict may also be found
 * later, even when the sheets are in; and who has begun may resign. Words that go with it are saved before.
 */
export const declareSeat = decisionType<
  DecisionInput & {
    seat: number;
    evaluatorId: string;
    declaration: Declaration;
    /** What the seat read as it was shown, where applications are shared out. */
    shown?: number;
    conflict?: DeclaredConflict;
    reason?: StatementRef;
    /** Organisations that the evaluator named, applicants or not, and applicants of the profile; absent: none. */
    ties?: string[];
  },
  DecisionAnswer & { seat: 'declared' | 'void' }
>('declareSeat');

/** One decision for all sheets of a seat; they were saved before. */
export const submitSheets = decisionType<DecisionInput & { seat: number; evaluatorId: string }>(
  'submitSheets',
);

/**
 * A seat that has scored does not agree with the result: it signs with its reasons, once for each ranking; who says
 * nothing agrees (Implementing Regulations of the Government Procurement Law, Art. 41). The words are saved before.
 */
export const dissentFromResult = decisionType<
  DecisionInput & { seat: number; evaluatorId: string; reason: StatementRef }
>('dissentFromResult');

/** The bureau has more evaluators drawn, by a new seed, among those available now. */
export const extendPanel = decisionType<DecisionInput, DecisionAnswer & { drawn: number }>('extendPanel');

/** The bureau's approver goes on with fewer seats than the quorum, and says why; the words are saved before. */
export const acceptQuorum = decisionType<DecisionInput & { reason: StatementRef }>('acceptQuorum');

/** The panel tells its programme that every seat has submitted. */
export const panelClosed = noticeType<{ seats: number; submitted: number; reopened: number }>('panelClosed');

/** The programme asks the panel to score applications again after an upheld objection. */
export const reopenPanel = noticeType<{ applications: string[]; times: number }>('reopenPanel');

/** Ties of an evaluator with applicants that became known after the draw: profiles change while a panel sits. */
export interface TiedEvaluator {
  evaluatorId: string;
  conflicts: FoundConflict[];
  /** The review is blind: the seat is not told with whom. */
  hidden: boolean;
}

/** The panel is told of such ties; once is enough, and one who has no seat and no place in the reserve is no matter. */
export const tiesFound = noticeType<TiedEvaluator>('tiesFound');

/** A conflict of a seat whose sheets are in the ranking. */
export interface LateConflict {
  seat: number;
  /** With whom, as far as it is known: who judges blind may say it in words. */
  found: FoundConflict[];
  /** What the evaluator said, where no record of the seat has it. */
  words?: StatementRef;
}

/**
 * The programme is told that a conflict came to light when its ranking was out: by the panel, which has taken the seat
 * and its sheets out and sits again; or, once the awards are made, by whoever learns of it.
 */
export const conflictCameLate = noticeType<LateConflict>('conflictCameLate');

/** The programme needs its panel no more. */
export const dissolvePanel = noticeType<Record<string, never>>('dissolvePanel');
