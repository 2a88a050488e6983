import type { ActivityDeps } from '../deps';
import { awardProjects } from './award-projects';
import { consentToEarlyLook } from './consent-to-early-look';
import { correctProgramme } from './correct-programme';
import { draftProgramme } from './draft-programme';
import { endEarlyLook } from './end-early-look';
import { endProgramme } from './end-programme';
import { moveUp } from './move-up';
import { publishProgramme } from './publish-programme';

export function createPublishActivities(deps: ActivityDeps) {
  return {
    draftProgramme: (input: Parameters<typeof draftProgramme>[1]) => draftProgramme(deps, input),
    publishProgramme: (input: Parameters<typeof publishProgramme>[1]) => publishProgramme(deps, input),
    correctProgramme: (input: Parameters<typeof correctProgramme>[1]) => correctProgramme(deps, input),
    consentToEarlyLook: (input: Parameters<typeof consentToEarlyLook>[1]) => consentToEarlyLook(deps, input),
    endEarlyLook: (input: Parameters<typeof endEarlyLook>[1]) => endEarlyLook(deps, input),
    awardProjects: (input: Parameters<typeof awardProjects>[1]) => awardProjects(deps, input),
    moveUp: (input: Parameters<typeof moveUp>[1]) => moveUp(deps, input),
    endProgramme: (input: Parameters<typeof endProgramme>[1]) => endProgramme(deps, input),
  };
}
