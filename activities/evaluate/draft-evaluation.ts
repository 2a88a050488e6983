import type { EvaluationRecord, VetoClaim } from '../../domain/evaluate/evaluation-record';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import { businessInstant } from '../../domain/record/clock';
import type { DeadlineDraft } from '../../domain/record/deadline';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { readClock, recordStep } from '../record/record-step';
import { plain } from './plain';
import { readMeasures } from './read-measures';
import { departureFields, type ScoredRound, scoreRound } from './score-round';

/**
 * Draws up the draft report: measures as they are now, the composite with its derivation, and the vetoes that
 * judges claimed. A bureau approver rules on each within the time that the bureau has for an appeal. Where nobody scored
 * anything nobody is asked for an answer.
 */
export async function draftEvaluation(
  deps: RecordDeps,
  input: { step: Step; evaluationId: string },
): Promise<{ recorded: RecordedStep; claimed: string[]; score: number | null; unscored: boolean }> {
  const { store } = deps;
  const evaluation = await store.evaluations.need(input.evaluationId);
  const at = input.step.at ?? businessInstant(await readClock(store), deps.now());
  const measures = await readMeasures(store, evaluation.projectId, at);
  const scored = await scoreRound(store, evaluation, measures);
  const claims = claimsOf(scored);
  const claimed = [...new Set(claims.map((claim) => claim.code))];
  const hasNothing = scored.result.score === null && claimed.length === 0;
  const { openDeadlines = [], openTasks = [], ...step } = input.step;
  const recorded = await recordStep(deps, {
    ...step,
    at,
    facts: scored.facts,
    ...(hasNothing && { notices: [] }),
    writes: [
      ...(input.step.writes ?? []),
      {
        collection: 'evaluations',
        id: evaluation.id,
        set: plain({
          state: input.step.state,
          measures,
          score: scored.result.score,
          derivation: scored.result.indicators,
          total: scored.result.total,
          ...departureFields(scored),
          claims,
          draftedAt: at,
        }) as { [field: string]: never },
      },
    ],
    openDeadlines: [
      ...(hasNothing ? [] : openDeadlines),
      ...(claimed.length > 0 ? [rulingClock(scored, evaluation)] : []),
    ],
    openTasks: [
      ...(hasNothing ? [] : openTasks),
      ...claimed.map((code) => ({
        key: `veto/${code}`,
        what: 'evaluation.rule-on-veto',
        for: { role: 'bureau-approver' as const, organisationId: evaluation.bureauId },
        deadlineKey: 'veto',
        at: `/projects/${evaluation.projectId}/evaluations/${evaluation.round}`,
      })),
    ],
  });
  const drafted = await store.evaluations.need(evaluation.id);
  const { claims: known, score } = drafted;
  return { recorded, claimed: [...new Set(known.map(({ code }) => code))], score, unscored: score === null };
}

/** The bureau's own clock: what it does not rule on falls, so that its silence cannot take the score. */
function rulingClock({ rulebook, round }: ScoredRound, { bureauId }: EvaluationRecord): DeadlineDraft {
  return {
    key: 'veto',
    party: 'bureau',
    organisationId: bureauId,
    period: round.answerAppealWithin,
    byDefault: 'evaluation.veto-not-upheld',
    reminders: rulebook.reminders,
  };
}

/** Vetoes claimed on the sheets that count. */
export function claimsOf(scored: ScoredRound): VetoClaim[] {
  return scored.sheets.flatMap((sheet) =>
    sheet.vetoes.map(({ code, evidence }) => ({
      code,
      evidence,
      party: sheet.party as ScoringParty,
      claimedBy: sheet.userId,
      ruling: null,
      reason: null,
    })),
  );
}
