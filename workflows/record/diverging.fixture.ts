import { sleep } from '@temporalio/workflow';
import type { ProjectInput } from '../../domain/serve/project-input';
import { project as unchanged } from '../serve/project';
import { nightly } from './acts';

/** Workflows as somebody changed them who forgot those that run already: the replay test has to see it. */

/** A step more at the end. */
export async function reconciliation(): Promise<number> {
  await nightly.reconcile({});
  const again = await nightly.reconcile({});
  return again.differences.length;
}

/** A wait before the beginning. */
export async function project(input: ProjectInput): Promise<void> {
  await sleep('1 day');
  await unchanged(input);
}
