import { Fault } from '../record/fault';
import type { SpotCheck } from './spot-check';

/** A fault of a spot check, by which a finding is opened. */
export interface SpotFault {
  checkId: string;
  /** Which drawing of the rulebook, from 0. */
  drawing: number;
  /** Code of the item of the checklist. */
  item: string;
}

/**
 * What becomes a finding was marked as faulty by a visit to that very project that is on record.
 * @throws Fault `not-allowed-now` before the visit is on record, `invalid-input` for an item that was not faulty
 */
export function mustBeFault(
  check: Pick<SpotCheck, 'id' | 'projectId' | 'drawing' | 'state' | 'faults'>,
  { projectId, checkId, drawing, item }: SpotFault & { projectId: string },
): void {
  if (check.state !== 'visited')
    throw new Fault(
      'not-allowed-now',
      { en: 'the record of the visit is not there yet', zh: '检查记录尚未登记' },
      { state: check.state, allowed: [] },
    );
  const isSame = check.id === checkId && check.projectId === projectId && check.drawing === drawing;
  if (isSame && check.faults?.includes(item)) return;
  throw new Fault(
    'invalid-input',
    { en: 'item: no fault was found in it', zh: '该检查项未发现问题' },
    {
      fields: [
        { field: 'item', message: 'must be an item in which a fault was found', zh: '应选定有问题的检查项' },
      ],
    },
  );
}
