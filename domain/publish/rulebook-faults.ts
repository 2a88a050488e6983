import type { FaultField } from '../record/fault';
import { appraisalTermsFaults } from './appraisal-faults';
import { calibrationFaults } from './calibration-faults';
import { changeRouteFaults } from './change-route-faults';
import { drawFaults } from './draw-faults';
import { evaluationFaults } from './evaluation-faults';
import { findingContestFaults } from './finding-contest-faults';
import { gradeFaults } from './grade-faults';
import { identityFaults } from './identity-faults';
import { approvalFaults, budgetFaults, fundingFaults } from './money-faults';
import { procedureFaults, procedureTimeFaults } from './procedure-faults';
import { purchaseFaults } from './purchase-faults';
import { rangeFaults } from './range-faults';
import { readingFaults } from './reading-faults';
import { panelFaults, rubricFaults } from './review-faults';
import type { RulebookCheck } from './rule-check';
import type { Rulebook } from './rulebook';
import { sanctionFaults } from './sanction-faults';
import { serveFaults } from './serve-faults';
import { sourceFaults } from './source-faults';
import { surveyFaults } from './survey-faults';
import { timeFaults } from './time-faults';
import { trancheFaults } from './tranche-faults';

/** Every group of rules that a rulebook is held against, law first. */
export const RULEBOOK_CHECKS: readonly RulebookCheck[] = [
  purchaseFaults,
  procedureTimeFaults,
  procedureFaults,
  rubricFaults,
  panelFaults,
  calibrationFaults,
  drawFaults,
  readingFaults,
  appraisalTermsFaults,
  evaluationFaults,
  gradeFaults,
  sanctionFaults,
  fundingFaults,
  budgetFaults,
  trancheFaults,
  approvalFaults,
  serveFaults,
  changeRouteFaults,
  surveyFaults,
  findingContestFaults,
  timeFaults,
  rangeFaults,
  identityFaults,
  sourceFaults,
];

/**
 * Everything by which a rulebook breaks the law or itself, at once: where (a path like `tranches.0.share`), what, and
 * which rule (law and article, or "own consistency"). Empty when it may be published.
 */
export function rulebookFaults(rulebook: Rulebook): FaultField[] {
  return RULEBOOK_CHECKS.flatMap((check) => check(rulebook));
}
