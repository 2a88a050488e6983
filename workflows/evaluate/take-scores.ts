import { submitScoreSheet } from '../../domain/evaluate/evaluation-decisions';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import type { Judge } from '../../domain/evaluate/judge';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import { Fault } from '../../domain/record/fault';
import { type Actor, BY_DEADLINE } from '../../domain/record/party';
import { core } from '../record/acts';
import type { Process } from '../record/process';

/**
 * The judges' part of a round. Each has an own clock and task; who is silent past the clock abstains and leaves the
 * denominator.
 */
export function takeScores(process: Process<EvaluationState, EvaluationDecision>, input: EvaluationInput) {
  const id = evaluationId(input.projectId, input.round);
  let judges: Judge[] = [];
  const done = new Set<string>();
  const abstained: string[] = [];
  const scorers = new Set<string>();

  const judgeOf = (party: ScoringParty, userId: string, actor: Actor) => {
    const office = actor.kind === 'person' ? actor.organisationId : '';
    return judges.find(
      (judge) =>
        judge.party === party &&
        (judge.userId ?? userId) === userId &&
        (judge.organisationId ?? office) === office,
    );
  };

  process.onDecision(
    submitScoreSheet,
    'submit-sheet',
    async ({ actor, at, sheetId, party, userId }) => {
      const key = judgeOf(party, userId, actor)?.key ?? '';
      const draft = {
        decision: 'submit-sheet' as const,
        actor,
        at,
        facts: {},
        closeTasks: [{ key, as: 'done' as const }],
        closeDeadlines: [{ key, as: 'met' as const }],
      };
      await process.perform(draft, async (step) => {
        const result = await core.submitSheet({ step, evaluationId: id, sheetId, party, userId });
        done.add(key);
        return result;
      });
      scorers.add(userId);
      return { state: process.state };
    },
    ({ actor, party, userId }) => {
      const judge = judgeOf(party, userId, actor);
      if (!judge || !mayHandIn(actor, party, userId, input)) {
        throw new Fault('forbidden', {
          en: `this user has no sheet to hand in for the party "${party}"`,
          zh: '您没有需要提交的评分表',
        });
      }
      if (done.has(judge.key)) {
        throw new Fault(
          'conflict',
          {
            en: 'this party has handed in its sheet, or its time has passed',
            zh: '这一方的评分表已经提交，或评分时间已过',
          },
          {
            state: process.state,
          },
        );
      }
    },
  );

  const abstain = async ({ key, party, userId, organisationId }: Judge) => {
    if (done.has(key)) return;
    const who = userId ?? organisationId;
    abstained.push(who === undefined ? party : `${party}/${who}`);
    await process.record({
      decision: 'abstain',
      actor: BY_DEADLINE,
      facts: { party, userId, ...(organisationId && { organisationId }), effect: 'leaves-the-denominator' },
      writes: [{ collection: 'evaluations', id, set: { state: 'scoring', abstained: [...abstained] } }],
      closeTasks: [{ key, as: 'lapsed' }],
      closeDeadlines: [{ key, as: 'lapsed' }],
    });
    done.add(key);
  };

  const all = async () => {
    await Promise.all(
      judges.map(async (judge) => {
        const handedIn = await process.until(() => done.has(judge.key), judge.key);
        if (!handedIn) await process.inTurn(() => abstain(judge));
      }),
    );
  };

  return {
    /** From now on these may hand in. */
    from(of: Judge[]): void {
      judges = of;
    },
    /** Waits until every judge's sheet is in or its clock has run out. */
    all,
    /** Asks every judge once more, where nobody scored anything, and waits as before. */
    async again(): Promise<void> {
      await process.inTurn(() =>
        process.perform({ decision: 'judge-again', facts: {} }, async (step) => {
          const reopened = await core.judgeAgain({ step, input });
          judges = reopened.judges;
          done.clear();
          abstained.length = 0;
          return reopened;
        }),
      );
      await all();
    },
    /** Who scored: hears no appeal. */
    scorers: (): string[] => [...scorers],
  };
}

function mayHandIn(actor: Actor, party: ScoringParty, userId: string, input: EvaluationInput): boolean {
  if (actor.kind !== 'person' || actor.userId !== userId) return false;
  switch (party) {
    case 'bureau':
      return actor.role === 'bureau-officer' && actor.organisationId === input.bureauId;
    case 'street':
      return actor.role === 'street-officer' && actor.organisationId === input.streetId;
    case 'evaluators':
      return actor.role === 'evaluator';
    case 'partners':
      return actor.role === 'organisation-certifier';
  }
}
