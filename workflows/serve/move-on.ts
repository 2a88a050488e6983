import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import { RETURN } from '../../domain/money/back-tranche';
import { projectEnded } from '../../domain/publish/programme-notices';
import type { Json } from '../../domain/record/journal';
import { workflowId } from '../../domain/record/workflow-id';
import { lapsedAmendments } from '../../domain/serve/amendment';
import { disbursementInput } from '../../domain/serve/disbursement-of';
import { type Move, nextMove } from '../../domain/serve/next-move';
import { withRound, withTranche } from '../../domain/serve/project-progress';
import { core } from '../record/acts';
import { startDetached, tell } from '../record/children';
import { askBack } from './ask-back';
import type { ProjectStory } from './project-story';
import { stop, takeSanction } from './sanctions';
import { toBoth } from './to-both';

type MoveOf<K extends Move['kind']> = Move & { kind: K };

/** Does everything that follows by rule from where the project stands, one recorded step after the other. */
export async function moveOn(story: ProjectStory): Promise<void> {
  for (;;) {
    const move = nextMove(story.progress, story.input.terms, story.process.state);
    if (!move) return;
    await make(story, move);
  }
}

async function make(story: ProjectStory, move: Move): Promise<void> {
  switch (move.kind) {
    case 'start-evaluation':
      return startEvaluation(story, move);
    case 'fail-round':
      return failRound(story, move);
    case 'release-tranche':
      return releaseTranche(story, move);
    case 'withhold-tranche':
      return withholdTranche(story, move);
    case 'return-money':
      return returnMoney(story, move);
    case 'take-sanction':
      return takeSanction(story, move.sanction);
    case 'stop':
      return stop(story, move.reason);
    case 'begin-closing':
      return beginClosing(story);
    case 'close':
      return finish(story, 'close', 'closed');
    case 'end':
      return finish(story, 'end', 'terminated');
  }
}

async function startEvaluation(story: ProjectStory, { round }: MoveOf<'start-evaluation'>): Promise<void> {
  const { input, process } = story;
  await process.perform({ decision: 'start-evaluation', facts: { round } }, (step) =>
    core.recordProjectStep({ step, projectId: input.projectId, stage: round }),
  );
  story.progress = withRound(story.progress, round, { status: 'open' });
  const { projectId, programmeId, organisationId, bureauId, streetId, rulebookHash } = input;
  const evaluation: EvaluationInput = {
    projectId,
    programmeId,
    organisationId,
    bureauId,
    streetId,
    rulebookHash,
    round: round as EvaluationInput['round'],
  };
  await startDetached('evaluation', workflowId.evaluation(projectId, round), evaluation);
}

/** A report that counts as failed fails its round without scoring (domain-rules.md 3.2, Haishu). */
async function failRound(story: ProjectStory, { round, reports }: MoveOf<'fail-round'>): Promise<void> {
  const { input, process } = story;
  const grade = [...input.terms.bands].sort((a, b) => a.from - b.from)[0]?.grade ?? '';
  await process.perform(
    {
      decision: 'fail-round',
      facts: { round, reports, score: 0, grade, rule: 'serve.reports.whenLate = counts-as-failed' },
      writes: [
        { collection: 'projects', id: input.projectId, set: { [`grades.${round}`]: { score: 0, grade } } },
      ],
      notices: toBoth(story, 'serve/round-failed', `${input.projectId}/${round}`, { round }),
    },
    (step) => core.recordProjectStep({ step, projectId: input.projectId, stage: round }),
  );
  story.progress = withRound(story.progress, round, { status: 'closed', score: 0, grade, passed: false });
}

async function releaseTranche(story: ProjectStory, move: MoveOf<'release-tranche'>): Promise<void> {
  const { input, process } = story;
  const { tranche, pay, withheld, facts, verdict } = move;
  const gate = input.terms.tranches.find(({ id }) => id === tranche)?.gate ?? null;
  const step = {
    decision: 'release-tranche' as const,
    facts: {
      rule: 'tranche-gate',
      tranche,
      inputs: { gate, facts },
      outcome: { ...verdict, pay, withheld },
    } as unknown as Json,
  };
  const of = { programmeId: input.programmeId, projectId: input.projectId, tranche };
  if (withheld > 0)
    await process.perform(step, (recorded) =>
      core.withholdTranche({ step: recorded, ...of, amount: withheld }),
    );
  else await process.record(step);
  story.progress = withTranche(story.progress, tranche, { status: 'released', amount: pay });
  story.progress = { ...story.progress, withheld: story.progress.withheld + withheld };
  const disbursement = disbursementInput(input, tranche, 'out', pay);
  await startDetached('disbursement', workflowId.disbursement(input.projectId, tranche), disbursement);
}

async function withholdTranche(story: ProjectStory, move: MoveOf<'withhold-tranche'>): Promise<void> {
  const { input, process } = story;
  const { tranche, amount, facts, because } = move;
  const gate = input.terms.tranches.find(({ id }) => id === tranche)?.gate ?? null;
  const step = {
    decision: 'withhold-tranche' as const,
    facts: {
      rule: 'tranche-gate',
      tranche,
      inputs: { gate, facts },
      outcome: { verdict: 'withhold', because, amount },
    } as unknown as Json,
    notices: toBoth(story, 'serve/tranche-withheld', `${input.projectId}/${tranche}`, { tranche, amount }),
  };
  const { programmeId, projectId } = input;
  if (amount > 0)
    await process.perform(step, (recorded) =>
      core.withholdTranche({ step: recorded, programmeId, projectId, tranche, amount }),
    );
  else await process.record(step);
  story.progress = withTranche(story.progress, tranche, { status: 'withheld' });
  story.progress = { ...story.progress, withheld: story.progress.withheld + amount };
}

async function beginClosing(story: ProjectStory): Promise<void> {
  const { input, process } = story;
  await process.perform(
    {
      decision: 'begin-closing',
      facts: { rounds: gradesOf(story), tranches: story.progress.tranches as unknown as Json },
      writes: [
        { collection: 'projects', id: input.projectId, set: { state: 'closing' } },
        ...lapsedAmendments(story.progress),
      ],
      closeTasks: [{ key: '*', as: 'withdrawn' }],
      closeDeadlines: [{ key: '*', as: 'cancelled' }],
    },
    (step) => core.recordProjectStep({ step, projectId: input.projectId, stage: 'closing' }),
  );
  story.progress = { ...story.progress, amendments: {} };
}

/** Money that was paid and not spent comes back by the same kind of payment, reversed. */
async function returnMoney(story: ProjectStory, { amount }: MoveOf<'return-money'>): Promise<void> {
  const { input, process } = story;
  const spent = Object.fromEntries(
    Object.entries(story.progress.reports).map(([id, one]) => [id, one.spent]),
  );
  await process.record({
    decision: 'return-money',
    facts: {
      rule: 'paid - accepted grant expenses',
      inputs: { paid: story.progress.paid, spent },
      outcome: amount,
    },
  });
  story.progress = { ...story.progress, giveBack: { amount, status: 'asked' } };
  await askBack(input, RETURN, amount);
}

/** Writes the organisation's record, gives what was not used back to the pool, and tells the programme. */
async function finish(
  story: ProjectStory,
  decision: 'close' | 'end',
  endedAs: 'closed' | 'terminated',
): Promise<void> {
  const { input, process, progress } = story;
  await process.perform(
    {
      decision,
      facts: {
        endedAs,
        paid: progress.paid,
        withheld: progress.withheld,
        giveBack: progress.giveBack,
        rounds: gradesOf(story),
      },
      writes: [{ collection: 'projects', id: input.projectId, set: { state: endedAs, endedAs } }],
      closeTasks: [{ key: '*', as: 'withdrawn' }],
      closeDeadlines: [{ key: '*', as: 'cancelled' }],
      notices: toBoth(story, 'serve/project-ended', input.projectId, { endedAs }),
    },
    (step) =>
      core.closeProject({
        step,
        input: { ...input, carried: undefined },
        progress: { ...progress, inbox: [], stopped: [] },
        endedAs,
      }),
  );
  await tell(workflowId.programme(input.programmeId), projectEnded, {
    projectId: input.projectId,
    endedAs,
    ...(decision === 'end' && progress.annulled && { annulled: true }),
  });
}

function gradesOf({ progress }: ProjectStory): Json {
  return Object.fromEntries(
    Object.entries(progress.rounds).map(([round, { score, grade, passed, vetoed }]) => [
      round,
      { score, grade, passed, vetoed },
    ]),
  );
}
