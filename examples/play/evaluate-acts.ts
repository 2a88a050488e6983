import type { ScoringParty } from '../../domain/evaluate/judged-by';
import type { Account } from './company';
import type { OpenTask, Production, ProjectOnStage } from './production';

type Round = 'mid-term' | 'final';

export function roundOf(task: OpenTask): Round {
  return task.processId.endsWith('/final') ? 'final' : 'mid-term';
}

function script({ example }: Production, project: ProjectOnStage, round: Round) {
  return example.behaviour.evaluations.find(
    (one) => one.application === project.application && one.round === round,
  );
}

const PARTY_OF_ROLE: { [role: string]: ScoringParty } = {
  'bureau-officer': 'bureau',
  'street-officer': 'street',
  evaluator: 'evaluators',
};

export function judgeIsSilent(production: Production, project: ProjectOnStage, task: OpenTask): boolean {
  return script(production, project, roundOf(task))?.silent.includes(partyOf(task)) ?? false;
}

const partyOf = ({ role }: OpenTask): ScoringParty => PARTY_OF_ROLE[role ?? 'evaluator'] ?? 'evaluators';

/**
 * A judge marks every indicator with the share that the example gives for this party and round; where the records give
 * the points they stand, unless the example has this party depart from them.
 */
export async function scoreProject(
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const round = roundOf(task);
  const party = partyOf(task);
  const indicators = await user.reads.sheet(task.at ?? '');
  const { usualMarks } = production.example.behaviour;
  const { marks, departures = [] } = script(production, project, round) ?? {};
  const share = marks?.[party] ?? usualMarks[round][party] ?? 0.8;
  const given = indicators
    .filter(({ fromRecords }) => !fromRecords)
    .map(({ id, points }) => ({
      indicator: id,
      points: Math.round(points * share * 100) / 100,
      comment: share >= 0.8 ? '资料齐全，符合要求。' : '与要求有差距，详见现场记录。',
    }));
  const apart = indicators.flatMap(({ id, fromRecords }) =>
    departures
      .filter((one) => one.party === party && one.indicator === id)
      .map(({ less, reason }) => ({
        indicator: id,
        points: Math.max((fromRecords?.points ?? 0) - less, 0),
        comment: reason,
      })),
  );
  await user.put(task.at ?? '', { marks: [...given, ...apart], vetoes: [] });
  await user.post(`${task.at}/submit`);
}

/** Bureau or provider say what they think of each of those who judged the round, by the criteria of the rulebook. */
export async function appraiseEvaluators(
  { example }: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const round = roundOf(task);
  const { appraisal, rounds } = example.rulebook.evaluation;
  const share = example.behaviour.appraisals?.[task.role === 'bureau-officer' ? 'bureau' : 'organisation'];
  const points = (appraisal?.criteria ?? []).map(({ code, points: full }) => ({
    criterion: code,
    points: Math.round(full * (share ?? 1) * 10) / 10,
  }));
  const { evaluators = 0 } = rounds.find(({ id }) => id === round) ?? {};
  await user.post(`/projects/${project.id}/evaluations/${round}/appraisals`, {
    evaluators: Array.from({ length: evaluators }, () => ({ points, comment: '评分有依据，意见具体。' })),
  });
}

export async function respondToDraft(task: OpenTask, { user }: Account): Promise<void> {
  await user.post(`${task.at}/respond`, { text: '对评估报告初稿无异议，所列问题将按要求整改。' });
}
