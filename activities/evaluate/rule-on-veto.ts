import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';

/**
 * Lets a claimed veto stand, or dismisses it with a reason, and keeps who ruled.
 * @throws Fault `not-found` without such a claim; `forbidden` for the judge who claimed it
 */
export async function recordVetoRuling(
  deps: RecordDeps,
  input: {
    step: Step;
    evaluationId: string;
    code: string;
    stands: boolean;
    reasonId: string;
    userId: string;
  },
): Promise<{ recorded: RecordedStep; ruledBy: string }> {
  const { store } = deps;
  const evaluation = await store.evaluations.need(input.evaluationId);
  const claimed = evaluation.claims.filter((claim) => claim.code === input.code);
  if (claimed.length === 0)
    throw new Fault('not-found', {
      en: `no judge claimed the veto "${input.code}"`,
      zh: `没有评分方主张一票否决事项“${input.code}”`,
    });
  if (claimed.some((claim) => claim.claimedBy === input.userId)) {
    throw new Fault('forbidden', {
      en: 'who claimed a veto may not rule on it',
      zh: '提出一票否决的人不能自己认定',
    });
  }
  const ruling = input.stands ? ('stands' as const) : ('dismissed' as const);
  const recorded = await recordStep(
    deps,
    { ...input.step, facts: { code: input.code, ruling, reasonId: input.reasonId } },
    () =>
      store.evaluations.put(evaluation.id, {
        claims: evaluation.claims.map((claim) =>
          claim.code === input.code
            ? { ...claim, ruling, reason: input.reasonId, ruledBy: input.userId }
            : claim,
        ),
      }),
  );
  return { recorded, ruledBy: input.userId };
}
