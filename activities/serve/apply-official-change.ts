import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { type RecordDeps, recordStep } from '../record/record-step';
import { readChange } from './change-facts';

export interface OfficialChange {
  step: Step;
  projectId: string;
  changeId: string;
  kind: 'pause' | 'termination';
  decidedBy: string;
}

/** Records a change that the bureau itself decides; its reason stands in the change's record. */
export async function applyOfficialChange(
  deps: RecordDeps,
  input: OfficialChange,
): Promise<{ recorded: RecordedStep }> {
  const recorded = await recordStep(deps, input.step, (at) => markDecided(deps.store, input, at));
  return { recorded };
}

/** @throws Fault `conflict` unless it is an unused change of that kind */
export async function markDecided(
  store: Store,
  input: Omit<OfficialChange, 'step'>,
  at: string,
): Promise<void> {
  const change = await readChange(store, input);
  if (change.kind !== input.kind || change.status !== 'draft')
    throw new Fault('conflict', {
      en: `no unused reason for a ${input.kind}`,
      zh: '没有登记这项变更，或已经用过',
    });
  await store.changeRequests.put(change.id, {
    status: 'approved',
    decidedBy: input.decidedBy,
    decidedAt: at,
  });
}
