import { evaluationId, judgeKey } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import type { Judge } from '../../domain/evaluate/judge';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import type { EvaluationRound } from '../../domain/publish/rulebook';
import type { Addressee, Party } from '../../domain/record/party';
import type { Period } from '../../domain/record/period';
import type { Step } from '../../domain/record/step';

type Asked = Required<Pick<Step, 'openTasks' | 'openDeadlines' | 'notices'>>;

/** Who holds the ball while a party's clock runs. */
const DEADLINE_PARTY = {
  bureau: 'bureau',
  street: 'street',
  evaluators: 'evaluator',
  partners: 'partner',
} as const satisfies { [party in ScoringParty]: Party };

export function judgesOf(
  parties: readonly ScoringParty[],
  evaluatorIds: readonly string[],
  partnerIds: readonly string[],
): Judge[] {
  return parties.flatMap((party): Judge[] => {
    if (party === 'evaluators')
      return evaluatorIds.map((userId) => ({ key: judgeKey(party, { userId }), party, userId }));
    if (party === 'partners')
      return partnerIds.map((organisationId) => ({
        ...{ key: judgeKey(party, { organisationId }), party, userId: null, organisationId },
      }));
    return [{ key: judgeKey(party, {}), party, userId: null }];
  });
}

/**
 * What asks judges for their sheets: an own clock, a task and a message for each.
 * @param again set where some were asked before, and unlike every time before: whoever is asked again is told again
 */
export function askJudges(
  judges: readonly Judge[],
  input: Pick<EvaluationInput, 'projectId' | 'round' | 'bureauId' | 'streetId'>,
  { scoreWithin, reminders }: { scoreWithin: EvaluationRound['scoreWithin']; reminders: Period[] },
  again = '',
): Asked {
  const { projectId, round } = input;
  return {
    openDeadlines: judges.map((judge) => ({
      key: judge.key,
      party: DEADLINE_PARTY[judge.party],
      ...(judge.party === 'evaluators'
        ? {}
        : { organisationId: office(judge, input).organisationId as string }),
      period: scoreWithin,
      byDefault:
        judge.party === 'evaluators' && !judge.replaces
          ? 'evaluation.draws-another'
          : 'evaluation.party-abstains',
      reminders,
    })),
    openTasks: judges.map((judge) => ({
      key: judge.key,
      what: 'evaluation.score',
      for: office(judge, input),
      deadlineKey: judge.key,
      at: `/projects/${projectId}/evaluations/${round}/sheet`,
    })),
    notices: judges.map((judge) => ({
      template: 'evaluate/score-request',
      to: office(judge, input),
      businessKey: `${evaluationId(projectId, round)}/${judge.key}${again && `/${again}`}`,
      data: { projectId, round },
      deadlineKey: judge.key,
    })),
  };
}

function office(judge: Judge, input: Pick<EvaluationInput, 'bureauId' | 'streetId'>): Addressee {
  if (judge.userId !== null) return { userId: judge.userId };
  if (judge.organisationId !== undefined)
    return { role: 'organisation-certifier', organisationId: judge.organisationId };
  return judge.party === 'street' && input.streetId !== null
    ? { role: 'street-officer', organisationId: input.streetId }
    : { role: 'bureau-officer', organisationId: input.bureauId };
}
