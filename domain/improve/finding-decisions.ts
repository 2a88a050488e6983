import type { SpotFault } from '../evaluate/must-be-fault';
import { type DecisionInput, decisionType, noticeType } from '../record/decision';
import type { FindingRecord } from './finding-record';

/** The bureau makes a finding of a fault that a spot check found. */
export const openFinding = decisionType<DecisionInput & SpotFault & Pick<FindingRecord, 'severity'>>(
  'openFinding',
);

/** A visit is on record whose faults become findings by the rulebook. */
export const faultsFound = noticeType<Omit<SpotFault, 'item'> & { items: string[] }>('faultsFound');
