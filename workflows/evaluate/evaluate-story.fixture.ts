import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import { evaluationClosed } from '../../domain/serve/project-notices';

export { evaluation } from './evaluation';
export { spotChecks } from './spot-checks';
export { survey } from './survey';

type Told = NonNullable<NonNullable<typeof evaluationClosed.types>['input']>;

/** Stands in for the project: gives back what its evaluation tells it. */
export async function listeningProject(): Promise<Told> {
  let told: Told | null = null;
  setHandler(defineSignal<[Told]>(evaluationClosed.name), (notice) => {
    told = notice;
  });
  await condition(() => told !== null);
  return told as unknown as Told;
}
