import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import { faultsFound } from '../../domain/improve/finding-decisions';
import { evaluationClosed } from '../../domain/serve/project-notices';

export { evaluation } from './evaluation';
export { spotChecks } from './spot-checks';
export { survey } from './survey';

type Told = NonNullable<NonNullable<typeof evaluationClosed.types>['input']>;

/** Stands in for a project that is told of faults. */
export async function checkedProject(): Promise<unknown> {
  let told: unknown = null;
  setHandler(defineSignal<[unknown]>(faultsFound.name), (notice) => {
    told = notice;
  });
  await condition(() => told !== null);
  return told;
}

/** Stands in for the project: gives back what its evaluation tells it. */
export async function listeningProject(): Promise<Told> {
  let told: Told | null = null;
  setHandler(defineSignal<[Told]>(evaluationClosed.name), (notice) => {
    told = notice;
  });
  await condition(() => told !== null);
  return told as unknown as Told;
}
