import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput, EvaluationTerms } from '../../domain/evaluate/evaluation-input';
import {
  type EvaluationDecision,
  type EvaluationState,
  evaluationLifecycle,
} from '../../domain/evaluate/evaluation-lifecycle';
import type { EvaluationOutcome } from '../../domain/evaluate/evaluation-outcome';
import { workflowId } from '../../domain/record/workflow-id';
import { evaluationClosed } from '../../domain/serve/project-notices';
import { core } from '../record/acts';
import { tell } from '../record/children';
import { Process } from '../record/process';
import { askBureau, type SilenceAnswer } from './ask-bureau';
import { askRecipients } from './ask-recipients';
import { fileReport } from './file-report';
import { hearAppeal } from './hear-appeal';
import { hearAppraisals } from './hear-appraisals';
import { hearProvider } from './hear-provider';
import { takeScores } from './take-scores';

/**
 * One evaluation round: the parties score in parallel while the recipients are surveyed; the provider answers the
 * draft; the result becomes final, may be appealed against once, and is told to the project. Where nobody scored, the
 * bureau has the round judged again or left without result. Where the rulebook asks for it, bureau and provider then
 * appraise the evaluators.
 */
export async function evaluation(input: EvaluationInput): Promise<void> {
  const { projectId, programmeId, round } = input;
  const id = evaluationId(projectId, round);
  const process = new Process<EvaluationState, EvaluationDecision>(
    { workflowId: workflowId.evaluation(projectId, round), kind: 'evaluation', programmeId, projectId },
    evaluationLifecycle,
  );
  const bureau = askBureau(process, input);
  const scores = takeScores(process, input, bureau);
  const recipients = askRecipients(process, input);
  const provider = hearProvider(process, input);
  const appeal = hearAppeal(process, input);
  const appraisals = hearAppraisals(process, input);

  const { terms } = await process.inTurn(() =>
    process.perform({ decision: 'open', facts: {} }, async (step) => {
      const opened = await core.openEvaluation({ step, input });
      // Within the step: a sheet that has come meanwhile is next in turn.
      scores.from(opened);
      return opened;
    }),
  );
  await Promise.all([scores.all(), recipients.asked(terms)]);
  await provider.draft(terms);
  while (provider.hasNoResult()) {
    const answer = await bureau.noResult(terms);
    if (!answer.again) return goOnWithout(process, input, answer);
    await scores.again();
    await provider.draft(terms);
  }

  const groundOf = (outcome: EvaluationOutcome) => ({
    ...{ outcome, terms, hadTheirSay: [...scores.scorers(), ...provider.rulers()] },
  });
  const outcome = await conclude(process, input, terms, provider, (final) => appeal.against(groundOf(final)));
  if (outcome.score !== null) await fileReport(process, input, 'final');
  const heard = await appeal.heard(groundOf(outcome));
  if (heard.appealed && heard.outcome.score !== null) await fileReport(process, input, 'decided');

  // The project goes on with the result while the evaluators are appraised.
  const { appraiseWithin } = terms;
  const close = (deadline: { key: string; as: 'met' | 'lapsed' }, task?: { key: string; as: 'lapsed' }) =>
    process.inTurn(() =>
      process.record({
        decision: 'close',
        facts: { ...heard.outcome, appealed: heard.appealed },
        writes: [{ collection: 'evaluations', id, set: { state: 'closed' } }],
        closeDeadlines: [deadline],
        ...(task && { closeTasks: [task] }),
      }),
    );
  if (appraiseWithin) await appraisals.ask(appraiseWithin, heard);
  else await close({ key: 'appeal', as: 'lapsed' });
  await tell(workflowId.project(projectId), evaluationClosed, { round, ...heard.outcome });
  if (appraiseWithin) {
    const all = await appraisals.heard();
    await close({ key: 'appraise', as: all ? 'met' : 'lapsed' }, { key: 'appraise/*', as: 'lapsed' });
  }
  await process.allAnswered();
}

/** Closes a round that nobody scored: no grade and no consequence, and the project goes on without its result. */
async function goOnWithout(
  process: Process<EvaluationState, EvaluationDecision>,
  { projectId, round }: EvaluationInput,
  { reasonId, at }: SilenceAnswer,
): Promise<void> {
  const id = evaluationId(projectId, round);
  await process.inTurn(() =>
    process.record({
      ...{ decision: 'go-on-without', facts: { effect: 'no-result', reasonId } },
      writes: [
        { collection: 'evaluations', id, set: { state: 'closed', noResult: { reason: reasonId, at } } },
      ],
    }),
  );
  const nothing = { score: null, grade: null, passed: null, vetoed: false, findings: [] };
  await tell(workflowId.project(projectId), evaluationClosed, { round, ...nothing });
  await process.allAnswered();
}

async function conclude(
  process: Process<EvaluationState, EvaluationDecision>,
  { projectId, organisationId, round }: EvaluationInput,
  terms: EvaluationTerms,
  provider: { answered(): boolean; ruled(): boolean },
  isFinal: (outcome: EvaluationOutcome) => void,
): Promise<EvaluationOutcome> {
  const id = evaluationId(projectId, round);
  const { outcome } = await process.inTurn(() =>
    process.perform(
      {
        decision: 'conclude',
        facts: {},
        closeTasks: [
          { key: 'respond', as: 'lapsed' },
          { key: 'veto/*', as: 'lapsed' },
        ],
        closeDeadlines: [
          { key: 'respond', as: provider.answered() ? 'met' : 'lapsed' },
          { key: 'veto', as: provider.ruled() ? 'met' : 'lapsed' },
        ],
        openDeadlines: [
          {
            key: 'appeal',
            party: 'organisation',
            organisationId,
            period: terms.round.appealWithin,
            byDefault: 'evaluation.result-stands',
          },
        ],
        notices: [
          {
            template: 'evaluate/final-result',
            to: { role: 'organisation-certifier', organisationId },
            businessKey: `${id}/final`,
            data: { projectId, round },
            deadlineKey: 'appeal',
          },
        ],
      },
      async (step) => {
        const concluded = await core.concludeEvaluation({ step, evaluationId: id });
        // Within the step: an appeal that has come meanwhile is next in turn.
        isFinal(concluded.outcome);
        return concluded;
      },
    ),
  );
  return outcome;
}
