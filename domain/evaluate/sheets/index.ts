import { EVALUATOR_QUALITY } from './evaluator-quality';
import { FINANCE_SELF_EVALUATION } from './finance-self-evaluation';
import { GUANGZHOU_BENEFIT } from './guangzhou-benefit';
import { HEFEI_FINAL, HEFEI_MID_TERM } from './hefei-four-dimensions';
import { PROJECT_FUND_FINAL } from './project-fund-final';
import { SCIENCE_PLAN_MID_TERM } from './science-plan-mid-term';
import type { SheetTemplate } from './sheet-template';
import { SOCIAL_WORK_SIX_BLOCKS } from './social-work-six-blocks';

/** Score sheets of evaluations, ready to be taken over into a rulebook. */
export const SHEETS: readonly SheetTemplate[] = [
  HEFEI_MID_TERM,
  HEFEI_FINAL,
  FINANCE_SELF_EVALUATION,
  PROJECT_FUND_FINAL,
  SOCIAL_WORK_SIX_BLOCKS,
  GUANGZHOU_BENEFIT,
  EVALUATOR_QUALITY,
  SCIENCE_PLAN_MID_TERM,
];
