import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import { projectEnded } from '../../domain/publish/programme-notices';
import { workflowId } from '../../domain/record/workflow-id';
import type { ProjectInput } from '../../domain/serve/project-input';
import { endStay } from '../../domain/serve/stay-notices';
import { tell } from '../record/children';

export { spotChecks } from '../evaluate/spot-checks';
export { panel } from '../match/panel';
export { programme } from './programme';

/**
 * A stand-in for the project's process: ends when and as it is told, or when its award is annulled: as if it had not
 * been signed, or, once it was told `signed`, as if it had been.
 */
export async function project(input: ProjectInput): Promise<void> {
  let endedAs: 'closed' | 'lapsed' | 'terminated' | undefined;
  const agreement = { signed: false };
  setHandler(defineSignal('signed'), () => {
    agreement.signed = true;
  });
  setHandler(defineSignal<['closed' | 'lapsed' | 'terminated']>('end'), (as) => {
    endedAs = as;
  });
  setHandler(defineSignal<[{ outcome: string }]>(endStay.name), ({ outcome }) => {
    if (outcome === 'annul') endedAs = agreement.signed ? 'terminated' : 'lapsed';
  });
  await condition(() => endedAs !== undefined);
  if (endedAs)
    await tell(workflowId.programme(input.programmeId), projectEnded, {
      projectId: input.projectId,
      endedAs,
      ...(agreement.signed && { annulled: true }),
    });
}
