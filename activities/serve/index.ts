import type { ActivityDeps } from '../deps';
import { applyOfficialChange } from './apply-official-change';
import { certifyReport } from './certify-report';
import { readChange } from './change-facts';
import { closeProject } from './close-project';
import { concludeAmendment, decideChange } from './decide-change';
import { endBudget } from './end-budget';
import { missReport } from './miss-report';
import { pauseProject, resumeProject, stayProject } from './pause-project';
import { prepareAgreement } from './prepare-agreement';
import { prepareAmendment } from './prepare-amendment';
import { recordProjectStep } from './record-project-step';
import { requestChange } from './request-change';
import { restartClocks } from './restart-clocks';
import { reviewReport } from './review-report';
import { submitReport } from './submit-report';
import { takeSanction } from './take-sanction';

export function createServeActivities(deps: ActivityDeps) {
  return {
    prepareAgreement: (input: Parameters<typeof prepareAgreement>[1]) => prepareAgreement(deps, input),
    recordProjectStep: (input: Parameters<typeof recordProjectStep>[1]) => recordProjectStep(deps, input),
    endBudget: (input: Parameters<typeof endBudget>[1]) => endBudget(deps, input),
    submitReport: (input: Parameters<typeof submitReport>[1]) => submitReport(deps, input),
    certifyReport: (input: Parameters<typeof certifyReport>[1]) => certifyReport(deps, input),
    reviewReport: (input: Parameters<typeof reviewReport>[1]) => reviewReport(deps, input),
    missReport: (input: Parameters<typeof missReport>[1]) => missReport(deps, input),
    requestChange: (input: Parameters<typeof requestChange>[1]) => requestChange(deps, input),
    decideChange: (input: Parameters<typeof decideChange>[1]) => decideChange(deps, input),
    prepareAmendment: (input: Parameters<typeof prepareAmendment>[1]) => prepareAmendment(deps, input),
    concludeAmendment: (input: Parameters<typeof concludeAmendment>[1]) => concludeAmendment(deps, input),
    applyOfficialChange: (input: Parameters<typeof applyOfficialChange>[1]) =>
      applyOfficialChange(deps, input),
    pauseProject: (input: Parameters<typeof pauseProject>[1]) => pauseProject(deps, input),
    stayProject: (input: Parameters<typeof stayProject>[1]) => stayProject(deps, input),
    resumeProject: (input: Parameters<typeof resumeProject>[1]) => resumeProject(deps, input),
    restartClocks: (input: Parameters<typeof restartClocks>[1]) => restartClocks(deps, input),
    takeSanction: (input: Parameters<typeof takeSanction>[1]) => takeSanction(deps, input),
    closeProject: (input: Parameters<typeof closeProject>[1]) => closeProject(deps, input),
    /** The steering part of a change: its words stay in the database. */
    readChange: async (of: { projectId: string; changeId: string }) => {
      const { kind, supplement, extendDays } = await readChange(deps.store, of);
      return { kind, supplement, extendDays };
    },
  };
}
