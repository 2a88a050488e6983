import type { Indicator } from '../evaluate/indicator';
import { judgedBy } from '../evaluate/judged-by';
import type { JudgingParty } from '../evaluate/judging-party';
import { measureOf } from '../evaluate/score-indicator';
import type { FaultField } from '../record/fault';
import { departureTermsFaults } from './departure-terms-faults';
import { type RulebookCheck, sumOf, unless } from './rule-check';
import type { EvaluationRound, Rulebook } from './rulebook';
import { scoreRuleFaults } from './score-rule-faults';
import { stageFaults } from './stage-faults';
import { surveyInvalidFaults } from './survey-invalid-faults';

/** Points of each round and weights of each indicator's judges sum to 100; who judges fits how it is computed. */
export const evaluationFaults: RulebookCheck = (rulebook) => {
  const { rounds } = rulebook.evaluation;
  return [
    ...unless(
      rounds.some((one) => one.id === 'final'),
      'evaluation.rounds',
      'there is no final round: nothing would give the final grade',
    ),
    ...unless(
      rounds.findIndex((one) => one.id === 'final') === rounds.length - 1 ||
        !rounds.some((one) => one.id === 'final'),
      'evaluation.rounds',
      'the final round must be the last',
    ),
    ...rounds.flatMap((round, index) => roundFaults(rulebook, round, `evaluation.rounds.${index}`)),
  ];
};

function roundFaults(rulebook: Rulebook, round: EvaluationRound, path: string): FaultField[] {
  const judging = (party: JudgingParty) => judgedBy(round.indicators, party).length > 0;
  const lots = rulebook.funding.lots ?? [];
  return [
    ...stageFaults(round.indicators, round.stages, `${path}.indicators`, path),
    ...unless(
      judging('evaluators') === round.evaluators > 0,
      `${path}.evaluators`,
      judging('evaluators')
        ? 'indicators are judged by evaluators, but none are drawn'
        : 'evaluators are drawn, but judge nothing',
    ),
    ...unless(
      !judging('street') || (lots.length > 0 && lots.every((lot) => lot.streetCode !== '')),
      `${path}.indicators`,
      'a street judges, but not every project has one: each lot needs its street',
    ),
    ...round.indicators.flatMap((indicator, index) => [
      ...judgeFaults(`${path}.indicators.${index}.judges`, indicator),
      ...scoreRuleFaults(`${path}.indicators.${index}.rule`, indicator),
      ...surveyInvalidFaults(`${path}.indicators.${index}.whenSurveyInvalid`, indicator),
      ...departureTermsFaults(`${path}.indicators.${index}.departure`, indicator),
    ]),
  ];
}

/** Which judge the rule computes for; null when people judge. */
function computedParty({ rule }: Indicator): JudgingParty | null {
  const measure = measureOf(rule);
  if (measure === null) return null;
  return measure === 'satisfaction' ? 'recipients' : 'records';
}

function judgeFaults(path: string, indicator: Indicator): FaultField[] {
  const { judges } = indicator;
  const parties = judges.map((one) => one.party);
  const total = sumOf(judges.map((one) => one.weight));
  const computed = computedParty(indicator);
  return [
    ...unless(total === 100, path, `weights sum to ${total}, not to 100`),
    ...judges.flatMap(({ party, weight }, index) => [
      ...unless(weight > 0, `${path}.${index}.weight`, 'a judge needs a weight above 0'),
      ...unless(parties.indexOf(party) === index, `${path}.${index}.party`, `${party} judges twice`),
      ...unless(
        (party !== 'records' && party !== 'recipients') || party === computed,
        `${path}.${index}.party`,
        party === 'records'
          ? 'records judge by a computed rule other than satisfaction only'
          : 'recipients judge by the measure "satisfaction" only',
      ),
    ]),
    ...unless(
      computed === null || parties.some((one) => one === 'records' || one === 'recipients'),
      path,
      `the rule is computed: "${computed}" must be among the judges`,
    ),
  ];
}
