import { Fault } from '../../domain/record/fault';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import { judgeChange } from '../../domain/serve/judge-change';
import { type RecordDeps, recordStep } from '../record/record-step';
import { readChange, readChangeFacts } from './change-facts';

export interface ChangeAsked {
  step: Step;
  projectId: string;
  changeId: string;
  /** False when the last tranche is settled: no supplement can be paid any more. */
  supplementable: boolean;
  /** What opens when the bureau has to decide. */
  ifApproval: Pick<Step, 'openTasks' | 'openDeadlines'>;
}

/**
 * Judges a saved change by the rulebook: it waits for the bureau, or takes effect by being noted.
 * @throws Fault `rule-broken` with every fault of the change at once
 */
export async function requestChange(
  deps: RecordDeps,
  input: ChangeAsked,
): Promise<{ recorded: RecordedStep; needsApproval: boolean }> {
  const { store } = deps;
  const { step, projectId, changeId, supplementable, ifApproval } = input;
  if (await store.journal.get(step.key)) {
    const { needsApproval } = await store.changeRequests.need(changeId);
    return { recorded: await recordStep(deps, step), needsApproval };
  }
  const change = await readChange(store, { projectId, changeId });
  if (change.status !== 'draft')
    throw new Fault('conflict', { en: 'this change was asked for before', zh: '这项变更已经申请过' });
  const facts = await readChangeFacts(store, change);
  const verdict = judgeChange(change, facts);
  const faults = supplementable || change.supplement === 0 ? verdict.faults : [...verdict.faults, TOO_LATE];
  if (faults.length > 0)
    throw new Fault(
      'rule-broken',
      { en: 'the change breaks the rules', zh: '变更不符合规定' },
      { fields: faults },
    );
  const { kind, ground, shifts, supplement, extendDays } = change;
  const judged: Step = {
    ...step,
    ...(verdict.needsApproval ? ifApproval : {}),
    facts: {
      ...(step.facts as object),
      rule: 'judge-change',
      inputs: {
        change: { kind, ...(ground && { ground }), shifts, supplement, extendDays },
        terms: facts.terms,
        award: facts.award,
        ...(facts.route && { route: facts.route }),
      },
      outcome: { needsApproval: verdict.needsApproval, largestShift: verdict.largestShift },
    } as unknown as Json,
  };
  const recorded = await recordStep(deps, judged, async () => {
    const { needsApproval } = verdict;
    await store.changeRequests.put(changeId, { needsApproval, status: needsApproval ? 'open' : 'noted' });
  });
  return { recorded, needsApproval: verdict.needsApproval };
}

const TOO_LATE = {
  field: 'supplement',
  message: 'the last tranche is settled: nothing can be added any more',
  zh: '尾款已结清，不能再追加资金',
};
