import type { Route } from '../record/route';
import { answerRoutes } from './answer-routes';
import { appraisalRoutes } from './appraisal-routes';
import { callBackRoutes } from './call-back-routes';
import { decisionRoutes } from './decision-routes';
import { evaluationRoutes } from './evaluation-routes';
import { partnerRoutes } from './partner-routes';
import { publicEvaluationRoutes } from './public-routes';
import { qrSheetRoutes } from './qr-sheet-routes';
import { sheetRoutes } from './sheet-routes';
import { spotCheckRoutes } from './spot-check-routes';
import { surveyRoutes } from './survey-routes';

export const evaluateRoutes: Route[] = [
  ...evaluationRoutes,
  ...sheetRoutes,
  ...decisionRoutes,
  ...appraisalRoutes,
  ...partnerRoutes,
  ...surveyRoutes,
  ...qrSheetRoutes,
  ...callBackRoutes,
  ...answerRoutes,
  ...publicEvaluationRoutes,
  ...spotCheckRoutes,
];
