import type { SurveyRecord } from '../../domain/evaluate/survey-record';
import type { Household } from '../../domain/needs/household';
import type { Store } from '../../domain/record/store';

/** Whom the project served: households that a service record names; all files when none names any. */
export async function surveyFrame(
  store: Store,
  projectId: string,
): Promise<{ frameFrom: SurveyRecord['frameFrom']; households: Household[] }> {
  const files = await store.households.find({ projectId }, { sort: { id: 1 } });
  const services = await store.serviceRecords.find({ projectId });
  const served = new Set(
    services.filter((one) => one.kind !== 'file-update').flatMap((one) => one.householdIds),
  );
  const households = files.filter((file) => served.has(file.id));
  return households.length > 0
    ? { frameFrom: 'service-records', households }
    : { frameFrom: 'files', households: files };
}
