import type { ActivityDeps } from '../deps';
import { compareSheets } from './compare-sheets';
import { countReaders } from './count-readers';
import { drawSeats } from './draw-seats';
import { judgeApplicants } from './judge-applicants';
import { rankApplications } from './rank-applications';
import { reopenSheets } from './reopen-sheets';
import { shareOutApplications } from './share-out-applications';
import { submitApplication } from './submit-application';
import { submitSeat } from './submit-seat';

export function createMatchActivities(deps: ActivityDeps) {
  return {
    submitApplication: (input: Parameters<typeof submitApplication>[1]) => submitApplication(deps, input),
    judgeApplicants: (input: Parameters<typeof judgeApplicants>[1]) => judgeApplicants(deps, input),
    rankApplications: (input: Parameters<typeof rankApplications>[1]) => rankApplications(deps, input),
    compareSheets: (input: Parameters<typeof compareSheets>[1]) => compareSheets(deps, input),
    shareOutApplications: (input: Parameters<typeof shareOutApplications>[1]) =>
      shareOutApplications(deps, input),
    countReaders: (input: Parameters<typeof countReaders>[1]) => countReaders(deps, input),
    drawSeats: (input: Parameters<typeof drawSeats>[1]) => drawSeats(deps, input),
    submitSeat: (input: Parameters<typeof submitSeat>[1]) => submitSeat(deps, input),
    reopenSheets: (input: Parameters<typeof reopenSheets>[1]) => reopenSheets(deps, input),
  };
}
