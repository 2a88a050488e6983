import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

/**
 * Seals an application that was checked in this version.
 * @throws Fault `stale-version` when it was changed since, `conflict` when it is no draft any more
 */
export async function submitApplication(
  deps: RecordDeps,
  { step, applicationId, version }: { step: Step; applicationId: string; version: number },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const recorded = await recordStep(deps, step, async (at) => {
    const application = await store.applications.need(applicationId);
    if (application.status !== 'draft')
      throw new Fault('conflict', `application ${applicationId} is ${application.status}`);
    if (application.version !== version) {
      throw new Fault(
        'stale-version',
        `application ${applicationId} has changed: it is version ${application.version} now`,
      );
    }
    await store.applications.update({ id: applicationId }, { status: 'submitted', submittedAt: at });
  });
  return { recorded };
}
