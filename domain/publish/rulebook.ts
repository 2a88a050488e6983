import type { AppraisalTerms } from '../evaluate/appraisal-terms';
import type { GradeBand, Indicator, Veto } from '../evaluate/indicator';
import type { SpotCheckTerms } from '../evaluate/spot-check-terms';
import type { SurveyTerms } from '../evaluate/survey-terms';
import type { FindingContestTerms } from '../improve/finding-contest-terms';
import type { PlanCheckTerms } from '../improve/plan-check-terms';
import type { BlindTerms } from '../match/blind-terms';
import type { CalibrationTerms } from '../match/calibration-terms';
import type { ComplaintTerms } from '../match/complaint-terms';
import type { Criterion, TieRule } from '../match/criterion';
import type { DrawTerms } from '../match/draw-terms';
import type { EarlyLookTerms } from '../match/early-look-terms';
import type { EligibilityRule } from '../match/eligibility-rule';
import type { ReadingTerms } from '../match/reading-terms';
import type { RecordTerms } from '../match/record-terms';
import type { Fen } from '../money/fen';
import type { Period } from '../record/period';
import type { Words } from '../record/words';
import type { ChangeRoute } from '../serve/change-terms';
import type { SigningTerms } from '../serve/signing-terms';
import type { SanctionTerms, WhenFailed } from './sanction-terms';

/**
 * Everything about a programme that differs from city to city and from year to year.
 * Validated, hashed and pinned: a project keeps the rulebook that it signed. Shares are per cent; money is fen.
 */
export interface Rulebook {
  id: string;
  version: number;
  title: Words;
  kind: 'purchase' | 'venture';
  jurisdiction: string;
  /** Where the figures come from. */
  sources: string[];
  /** Paths of values that no source gives: chosen locally. */
  localChoices: string[];
  purchase?: PurchaseTerms;
  call: CallTerms;
  eligibility: { rules: EligibilityRule[] };
  funding: FundingTerms;
  budget: BudgetTerms;
  review: ReviewTerms;
  publicNotice: PublicNoticeTerms;
  signing: SigningTerms;
  serve: ServeTerms;
  /** `appraisal` absent: nobody is asked what they think of the evaluators. `spotChecks` absent: none are drawn. */
  evaluation: {
    rounds: EvaluationRound[];
    bands: GradeBand[];
    appraisal?: AppraisalTerms;
    spotChecks?: SpotCheckTerms;
  };
  survey: SurveyTerms;
  improve: ImproveTerms;
  tranches: TrancheTerms[];
  payment: PaymentTerms;
  consequences: Consequence[];
  /** Reminders this long before any deadline. */
  reminders: Period[];
}

/** 政府购买服务 (Order 102; Government Procurement Law): absent for venture philanthropy. */
export interface PurchaseTerms {
  method:
    | 'open-tender'
    | 'invited-tender'
    | 'negotiation'
    | 'consultation'
    | 'single-source'
    | 'open-comparison';
  /** Item of the published guiding catalogue 指导性目录. */
  catalogueItem: string;
  /** What is bought; entries of the negative list (Order 102, Art. 10) are refused. */
  nature: 'service' | NegativeListItem;
  /** More than 12 needs all four conditions of Order 102, Art. 24. */
  termMonths: number;
  longTermGrounds?: ('budget-assured' | 'content-fixed' | 'funding-stable' | 'price-stable')[];
}

/** Order 102, Art. 10. */
export type NegativeListItem =
  | 'outside-duties'
  | 'own-duty'
  | 'goods-or-works'
  | 'financing'
  | 'labour-dispatch'
  | 'barred-by-law';

export interface CallTerms {
  /** From publication to closing. */
  open: Period;
  /** Questions are taken until this long before closing. */
  questionsUntil: Period;
  answerQuestionsWithin: Period;
  /** A correction with less than this left moves the closing to this long after the correction. */
  correctionNotice: Period;
  /** Fewer valid applicants than this (per lot, or in all): the call fails. */
  minimumApplicants: number;
  /** Absent: an early look at sealed applications may last until the closing. */
  earlyLook?: EarlyLookTerms;
}

export interface FundingTerms {
  /** `lot`: one award for each lot; `pool`: awards by rank while the pool lasts. */
  basis: 'lot' | 'pool';
  /** All the money there is. */
  pool: Fen;
  source: Words;
  lots?: Lot[];
  /** Least and most that one project may get. */
  floor?: Fen;
  cap?: Fen;
  /** Grant at most this share of the project's whole budget. */
  maximumShareOfBudget?: number;
  /** Self-raised money at least this share of the whole budget. */
  minimumSelfRaised?: number;
  /** 'partial': the last project within the pool may be cut down to no less than the floor. */
  lastAward: 'whole-only' | 'partial';
  oneProjectPerOrganisation: boolean;
}

export interface Lot {
  id: string;
  title: Words;
  place: string;
  /** The street 街道 that uses the service and co-judges it. */
  streetCode: string;
  budget: Fen;
  /** The least that an offer must promise. */
  deliverables: DeliverableTerms[];
}

export interface DeliverableTerms {
  type: 'household-file' | 'visit' | 'activity' | 'case' | 'group' | 'training' | 'volunteer';
  title: Words;
  count: number;
  /** People at one activity or group, follow-ups in one case. */
  minimumSize?: number;
  minimumSessions?: number;
}

export interface BudgetTerms {
  categories: { code: string; title: Words; maximumShare?: number }[];
  /** A line may move by this share without approval; above it a change request needs it. */
  lineShiftFree: number;
  /** Supplements of the same object at most this share of the agreement (Government Procurement Law, Art. 49). */
  supplementMaximum: number;
}

export interface ReviewTerms {
  panelSize: number;
  reserve: number;
  /** Seats that have to submit for the panel to close. */
  quorum: number;
  /** Share of the seats that experts must hold (Government Procurement Law, Art. 38). */
  expertShare: number;
  /** Time for a drawn evaluator to declare conflicts or their absence. */
  declareWithin: Period;
  scoreWithin: Period;
  /**
   * From the draw: when it has passed, a panel of which as many as the quorum have submitted closes without the others.
   * Absent: it waits for every seat, each on its own clock.
   */
  closeWithin?: Period;
  /** Recusal looks back this many years (Implementing Regulations, Art. 9). */
  lookBackYears: number;
  /** Absent: who is drawn needs no field of expertise, and may sit on any number of panels. */
  draw?: DrawTerms;
  /** Absent: every seat reads every application. */
  reading?: ReadingTerms;
  criteria: Criterion[];
  /** Parts with their own 100 points each: pre-review 15, papers 25, road show 60 (Qingdao). Absent: one part. */
  stages?: Stage[];
  /** Most that a score with its bonuses may come to; absent: 100; null: no ceiling. */
  ceiling?: number | null;
  passMark: number;
  ties: TieRule[];
  /** Absent: an organisation's record counts for all time. */
  record?: RecordTerms;
  /** Absent: marks count as they are given, and the seats' figures are shown without limits. */
  calibration?: CalibrationTerms;
  /** Absent: the panel sees who applied. */
  blind?: BlindTerms;
}

/** A part of a review or of an evaluation round; the weights, in per cent, sum to 100. */
export interface Stage {
  id: string;
  title: Words;
  weight: number;
}

export interface PublicNoticeTerms {
  period: Period;
  answerObjectionWithin: Period;
  /** Absent: complaints are not dealt with here. */
  complaint?: ComplaintTerms;
}

export interface ServeTerms {
  months: number;
  reports: ReportTerms[];
  /** The bureau's time to accept or return a report; silence is the default outcome. */
  reviewWithin: Period;
  whenReviewSilent: 'accepted' | 'escalate';
  /** Time to send a returned report again. */
  resubmitWithin: Period;
  /** How often each household file is to be brought up to date and each household visited. */
  fileUpdateEvery: Period;
  visitEvery: Period;
  /** How changes are decided and take effect, by kind; a kind without one needs one approval of the bureau. */
  changes?: ChangeRoute[];
}

export interface ReportTerms {
  id: string;
  title: Words;
  kind: 'progress-and-financial' | 'final';
  /** Months after the start at which it falls due, and the time to hand it in. */
  atMonth: number;
  within: Period;
  sections: { code: string; title: Words }[];
  /** What a report that never came, or came late, means. */
  whenLate: 'counts-as-failed' | 'finding';
  /** The evaluation round that waits for it. */
  round?: string;
}

export interface EvaluationRound {
  id: 'mid-term' | 'final';
  title: Words;
  indicators: Indicator[];
  /** Blocks with their own 100 points each (domain-rules.md 8.6: 60 and 40). Absent: one block. */
  stages?: Stage[];
  /** Most that a score with its bonuses may come to; absent: 100; null: no ceiling. */
  ceiling?: number | null;
  vetoes: Veto[];
  /** Each party's own clock. */
  scoreWithin: Period;
  evaluators: number;
  passMark: number;
  /** The provider answers the draft report within this time. */
  respondWithin: Period;
  appealWithin: Period;
  /** The bureau's time to answer what is up to it in the round: an appeal, and a veto that a judge claimed. */
  answerAppealWithin: Period;
}

export interface ImproveTerms {
  /** An indicator scored below this share of its points becomes a finding. */
  findingBelow: number;
  planWithin: Period;
  evidenceWithin: Period;
  reinspectWithin: Period;
  /** Failed re-inspections after which the finding has failed for good. */
  attempts: number;
  /** What follows when the last attempt has failed; absent: `withhold`, the finding's own tranche only. */
  whenFailed?: WhenFailed;
  /** Absent: a finding is not contested by itself. */
  findingContest?: FindingContestTerms;
  /** Time to answer what an organisation contests in its record; absent: that for an appeal of the last round. */
  answerContestWithin?: Period;
  /** An organisation's time to say whether a good case 优秀案例 about it may be public; silence is no consent. */
  answerCaseWithin?: Period;
  /** Carry the improvement plan 绩效改进计划书 into the next phase. */
  carryPlan: boolean;
  /** What keeping a carried plan means for the record; absent: it is told, and brings no points. */
  planCheck?: PlanCheckTerms;
}

export interface TrancheTerms {
  id: string;
  title: Words;
  share: number;
  gate: TrancheGate;
}

/** What has to be there before money moves. */
export interface TrancheGate {
  after: 'signing' | 'mid-term' | 'final';
  /** Reports that must be accepted. */
  reports: string[];
  /** Least grade; below it the tranche waits for rectification, or is withheld by the grade's consequence. */
  minimumGrade?: string;
  /** Open findings of that round hold this tranche, and this one only. */
  heldByFindings: boolean;
}

export interface PaymentTerms {
  /** Number of different approvers by amount; ascending, the last `upTo` is null. */
  approvals: { upTo: Fen | null; approvers: number }[];
  approveWithin: Period;
  /** The bank's promise: unanswered after this, the payment is queried, never sent again. */
  answerWithin: Period;
}

/** What follows from a final grade; what it takes may follow from the mid-term one, too. */
export interface Consequence {
  grade: string;
  standing: 'priority' | 'normal' | 'excluded';
  /** Exclusion ends by itself after this many years. */
  years?: number;
  /** Share of the last tranche that is paid. */
  pay: number;
  /** Points that the grade brings in the next review, for criteria that read the record. */
  points: number;
  /** Absent: it takes nothing but its share of the last tranche. */
  sanction?: SanctionTerms;
}
