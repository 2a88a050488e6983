import type { ConsolePage } from '../../record/pages/mount-pages';
import { appraisePage } from './appraise-page';
import { callBackPage } from './call-back-page';
import { callsPage } from './calls-page';
import { decideAppealPage } from './decide-appeal-page';
import { enterAnswerPage } from './enter-answer-page';
import { evaluationPage } from './evaluation-page';
import { evaluationsPage } from './evaluations-page';
import { measurePage } from './measure-page';
import { partnersPage } from './partners-page';
import { qrSheetPage } from './qr-sheet-page';
import { rescorePage } from './rescore-page';
import { appealPage, respondPage, silencePage, vetoPage } from './round-forms';
import { sheetPage } from './sheet-page';
import { sheetsPage } from './sheets-page';
import { programmeChecksPage, projectChecksPage } from './spot-check-lists';
import { openFindingPage, recordVisitPage, spotCheckPage } from './spot-check-pages';
import { staffSurveyPage } from './staff-survey-page';
import { submitSheetPage } from './submit-sheet-page';

export const evaluatePages: readonly ConsolePage[] = [
  evaluationsPage,
  evaluationPage,
  measurePage,
  partnersPage,
  sheetPage,
  submitSheetPage,
  sheetsPage,
  respondPage,
  vetoPage,
  silencePage,
  appealPage,
  appraisePage,
  rescorePage,
  decideAppealPage,
  staffSurveyPage,
  callsPage,
  enterAnswerPage,
  qrSheetPage,
  callBackPage,
  programmeChecksPage,
  projectChecksPage,
  spotCheckPage,
  recordVisitPage,
  openFindingPage,
];
