import { submitScoreSheet } from '../../domain/evaluate/evaluation-decisions';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput, EvaluationTerms } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import type { Judge } from '../../domain/evaluate/judge';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import { Fault } from '../../domain/record/fault';
import { type Actor, BY_DEADLINE } from '../../domain/record/party';
import { core } from '../record/acts';
import type { Process } from '../record/process';
import type { askBureau } from './ask-bureau';

/**
 * The judges' part of a round. Each has an own clock and task; who is silent past the clock abstains and leaves the
 * denominator. An evaluator is replaced first; where none scores, the bureau is asked before their weight moves.
 */
export function takeScores(
  process: Process<EvaluationState, EvaluationDecision>,
  input: EvaluationInput,
  bureau: Pick<ReturnType<typeof askBureau>, 'noEvaluators'>,
) {
  const id = evaluationId(input.projectId, input.round);
  let judges: Judge[] = [];
  let terms: EvaluationTerms | null = null;
  let evaluatorScored = false;
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
        scorers.add(userId);
        if (party === 'evaluators') evaluatorScored = true;
        return result;
      });
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

  const drawSuccessors = (silent: Judge | null) =>
    process.perform(
      {
        ...{ decision: 'draw-evaluators', facts: {} },
        ...(silent && {
          actor: BY_DEADLINE,
          closeTasks: [{ key: silent.key, as: 'lapsed' }],
          closeDeadlines: [{ key: silent.key, as: 'lapsed' }],
        }),
      },
      async (step) => {
        const drawn = await core.drawSuccessors({ step, input, silent: silent?.userId ?? null });
        // Within the step: whoever was replaced is too late, and a successor's sheet is next in turn.
        if (drawn.judges.length > 0)
          judges = [
            ...judges.filter((one) => !isEvaluator(one) || (silent && one !== silent)),
            ...drawn.judges,
          ];
        return drawn;
      },
    );

  /** A silent evaluator is replaced once while somebody is left; anybody else abstains. */
  const lapse = async (judge: Judge): Promise<Judge | undefined> => {
    if (done.has(judge.key)) return undefined;
    if (terms?.replaceSilent && isEvaluator(judge) && !judge.replaces) {
      const [successor] = (await drawSuccessors(judge)).judges;
      if (successor) return successor;
    }
    await abstain(judge);
    return undefined;
  };

  const seat = async (judge: Judge): Promise<void> => {
    const handedIn = await process.until(() => done.has(judge.key), judge.key);
    if (handedIn) return;
    const successor = await process.inTurn(() => lapse(judge));
    if (successor) await seat(successor);
  };

  /** Nobody judges in the evaluators' place before the bureau has been asked. */
  const withEvaluators = async (seats: readonly Promise<void>[]): Promise<void> => {
    if (!terms?.replaceSilent) return;
    await Promise.all(seats);
    while (!evaluatorScored && (await bureau.noEvaluators(terms))) {
      const { judges: drawn } = await process.inTurn(() => drawSuccessors(null));
      await Promise.all(drawn.map(seat));
    }
  };

  const all = async () => {
    const seats = judges.map((judge) => ({ judge, over: seat(judge) }));
    const ofEvaluators = seats.filter(({ judge }) => isEvaluator(judge)).map(({ over }) => over);
    await Promise.all([...seats.map(({ over }) => over), withEvaluators(ofEvaluators)]);
  };

  return {
    /** From now on these may hand in. */
    from(opened: { judges: Judge[]; terms: EvaluationTerms }): void {
      ({ judges, terms } = opened);
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
          evaluatorScored = false;
          return reopened;
        }),
      );
      await all();
    },
    /** Who scored: hears no appeal. */
    scorers: (): string[] => [...scorers],
  };
}

function isEvaluator({ party }: Judge): boolean {
  return party === 'evaluators';
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
