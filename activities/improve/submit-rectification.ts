import { type FindingRecord, findingId } from '../../domain/improve/finding-record';
import { planFaults } from '../../domain/improve/plan-faults';
import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

export interface Submission {
  step: Step;
  projectId: string;
  finding: string;
  /** The draft that is handed in; another one in its place means that it was overwritten meanwhile. */
  draftId: string;
}

/**
 * Makes the drafted plan the plan of the finding.
 * @throws Fault `stale-version` when the draft is another one, `invalid-input` with every fault of the plan
 */
export async function submitPlan(
  deps: RecordDeps,
  submission: Submission,
): Promise<{ recorded: RecordedStep }> {
  return submit(deps, submission, (record, at) => {
    const { id, ...plan } = draftOf(record.planDraft, submission);
    const fields = planFaults(plan, at);
    if (fields.length > 0)
      throw new Fault(
        'invalid-input',
        { en: 'the plan is not complete', zh: '整改方案尚未填完' },
        { fields },
      );
    return { plan, planDraft: null };
  });
}

/** Adds the drafted evidence to the finding. @throws Fault `stale-version` when the draft is another one */
export async function submitEvidence(
  deps: RecordDeps,
  submission: Submission,
): Promise<{ recorded: RecordedStep }> {
  return submit(deps, submission, (record, at) => {
    const { text, documents } = draftOf(record.evidenceDraft, submission);
    return { evidence: [...(record.evidence ?? []), { text, documents, at }], evidenceDraft: null };
  });
}

async function submit(
  deps: RecordDeps,
  submission: Submission,
  change: (record: FindingRecord, at: string) => Partial<FindingRecord>,
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { step } = submission;
  const id = findingId(submission);
  const recorded = await recordStep(deps, step, async (at) => {
    await store.findings.put(id, change(await store.findings.need(id), at));
  });
  return { recorded };
}

function draftOf<T extends { id: string }>(draft: T | null | undefined, { draftId }: Submission): T {
  if (draft?.id !== draftId)
    throw new Fault('stale-version', {
      en: 'draftId: another draft was saved meanwhile',
      zh: '期间又保存了另一份草稿，请核对后重新提交',
    });
  return draft;
}
