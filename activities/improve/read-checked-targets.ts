import { carriedPlans, programmesBefore } from '../../domain/improve/carried-plans';
import type { CheckedTarget } from '../../domain/improve/carried-target';
import { checkTargets, phaseRecords } from '../../domain/improve/check-targets';
import type { Store } from '../../domain/record/store';

type Read = Pick<
  Store,
  'projects' | 'programmes' | 'standings' | 'applications' | 'reports' | 'evaluations' | 'rulebooks'
>;

/**
 * The targets that earlier plans carried into a project, as they stand; empty where its programme continues none.
 * @param over nothing more will come of the project: what is short now stays short
 * @throws Fault `not-found`
 */
export async function readCheckedTargets(
  store: Read,
  projectId: string,
  over: boolean,
): Promise<CheckedTarget[]> {
  const project = await store.projects.need(projectId);
  const { organisationId, programmeId, rulebookHash, applicationId, targetJudgements } = project;
  const continued = async (id: string) => (await store.programmes.get(id))?.continues ?? null;
  const before = await programmesBefore(programmeId, continued);
  if (before.length === 0) return [];
  const plans = carriedPlans(await store.standings.find({ organisationId }), before);
  if (plans.length === 0) return [];
  const records = phaseRecords(
    await store.applications.need(applicationId),
    await store.reports.pick({ projectId, status: 'accepted' }, ['outputs']),
    await store.evaluations.find({ projectId }),
    (await store.rulebooks.need(rulebookHash)).rulebook,
    over,
  );
  return checkTargets(plans, records, targetJudgements);
}
