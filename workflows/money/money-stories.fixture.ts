import { condition, defineQuery, defineSignal, setHandler } from '@temporalio/workflow';
import { disbursementClosed, findingClosed } from '../../domain/serve/project-notices';

export { contest } from '../improve/contest';
export { goodCase } from '../improve/good-case';
export { rectification } from '../improve/rectification';
export { disbursement } from './disbursement';
export { reconciliation } from './reconciliation';

/** Stands in for the project: keeps what its payments and rectifications tell it. */
export async function project(): Promise<void> {
  const told: unknown[] = [];
  setHandler(defineSignal<[unknown]>(disbursementClosed.name), (notice) => void told.push(notice));
  setHandler(defineSignal<[unknown]>(findingClosed.name), (notice) => void told.push(notice));
  setHandler(defineQuery<unknown[]>('told'), () => told);
  await condition(() => false);
}
