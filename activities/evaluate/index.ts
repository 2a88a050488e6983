import type { ActivityDeps } from '../deps';
import { closeSurvey } from './close-survey';
import { concludeEvaluation } from './conclude-evaluation';
import { draftEvaluation } from './draft-evaluation';
import { drawInspectors } from './draw-inspectors';
import { drawSpotChecks } from './draw-spot-checks';
import { drawSuccessors } from './draw-successors';
import { endCallBacks } from './end-call-backs';
import { judgeAgain } from './judge-again';
import { openEvaluation } from './open-evaluation';
import { openSurvey } from './open-survey';
import { phoneSilent } from './phone-silent';
import { printReport } from './print-report';
import { recordAppraisal } from './record-appraisal';
import { recordSpotVisit } from './record-spot-visit';
import { remindSurvey } from './remind-survey';
import { recordVetoRuling } from './rule-on-veto';
import { settleAppeal } from './settle-appeal';
import { submitSheet } from './submit-sheet';

export function createEvaluateActivities(deps: ActivityDeps) {
  return {
    openEvaluation: (input: Parameters<typeof openEvaluation>[1]) => openEvaluation(deps, input),
    drawSuccessors: (input: Parameters<typeof drawSuccessors>[1]) => drawSuccessors(deps, input),
    judgeAgain: (input: Parameters<typeof judgeAgain>[1]) => judgeAgain(deps, input),
    submitSheet: (input: Parameters<typeof submitSheet>[1]) => submitSheet(deps, input),
    draftEvaluation: (input: Parameters<typeof draftEvaluation>[1]) => draftEvaluation(deps, input),
    recordVetoRuling: (input: Parameters<typeof recordVetoRuling>[1]) => recordVetoRuling(deps, input),
    concludeEvaluation: (input: Parameters<typeof concludeEvaluation>[1]) => concludeEvaluation(deps, input),
    settleAppeal: (input: Parameters<typeof settleAppeal>[1]) => settleAppeal(deps, input),
    recordAppraisal: (input: Parameters<typeof recordAppraisal>[1]) => recordAppraisal(deps, input),
    printEvaluationReport: (input: Parameters<typeof printReport>[1]) => printReport(deps, input),
    openSurvey: (input: Parameters<typeof openSurvey>[1]) => openSurvey(deps, input),
    remindSurvey: (input: Parameters<typeof remindSurvey>[1]) => remindSurvey(deps, input),
    drawSpotChecks: (input: Parameters<typeof drawSpotChecks>[1]) => drawSpotChecks(deps, input),
    drawInspectors: (input: Parameters<typeof drawInspectors>[1]) => drawInspectors(deps, input),
    recordSpotVisit: (input: Parameters<typeof recordSpotVisit>[1]) => recordSpotVisit(deps, input),
    phoneSilent: (input: Parameters<typeof phoneSilent>[1]) => phoneSilent(deps, input),
    endCallBacks: (input: Parameters<typeof endCallBacks>[1]) => endCallBacks(deps, input),
    closeSurvey: (input: Parameters<typeof closeSurvey>[1]) => closeSurvey(deps, input),
  };
}
