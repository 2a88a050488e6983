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
      throw new Fault('conflict', {
        en: `application ${applicationId} is ${application.status}`,
        zh: '申报书已不是草稿，不能再提交',
      });
    if (application.version !== version) {
      throw new Fault('stale-version', {
        en: `application ${applicationId} has changed: it is version ${application.version} now`,
        zh: `申报书已有改动，现为第 ${application.version} 版，请核对后重新提交`,
      });
    }
    await store.applications.update({ id: applicationId }, { status: 'submitted', submittedAt: at });
  });
  return { recorded };
}
