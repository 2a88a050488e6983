import type { ConsolePage } from '../../record/pages/mount-pages';
import { carryOverPage } from './carry-over-page';
import {
  answerContestPage,
  answerFindingContestPage,
  contestFindingPage,
  contestPage,
} from './contest-pages';
import { evidencePage, inspectPage, planPage, reviewPlanPage } from './finding-forms';
import { findingPage } from './finding-page';
import { findingsPage } from './findings-page';
import {
  answerCasePage,
  goodCasePage,
  goodCasesPage,
  proposeCasePage,
  withdrawCasePage,
} from './good-case-pages';
import { judgeTargetPage } from './judge-target-page';
import { recordPage } from './record-page';
import { whatWorksPage } from './what-works-page';

export const improvePages: readonly ConsolePage[] = [
  findingsPage,
  findingPage,
  planPage,
  reviewPlanPage,
  evidencePage,
  inspectPage,
  recordPage,
  contestPage,
  answerContestPage,
  contestFindingPage,
  answerFindingContestPage,
  whatWorksPage,
  carryOverPage,
  judgeTargetPage,
  goodCasesPage,
  proposeCasePage,
  goodCasePage,
  answerCasePage,
  withdrawCasePage,
];
