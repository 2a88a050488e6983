import type { FaultField } from '../record/fault';
import { type RulebookCheck, unless } from './rule-check';
import type { ReportTerms, Rulebook } from './rulebook';

/** Reports fall due inside the term, and every evaluation round has the report that it waits for. */
export const serveFaults: RulebookCheck = (rulebook) => {
  const { serve, evaluation } = rulebook;
  const midTerm = Math.max(
    0,
    ...serve.reports.filter((one) => one.round === 'mid-term').map((one) => one.atMonth),
  );
  return [
    ...serve.reports.flatMap((report, index) => reportFaults(rulebook, report, `serve.reports.${index}`)),
    ...evaluation.rounds.flatMap((round, index) =>
      unless(
        serve.reports.some((one) => one.round === round.id),
        `evaluation.rounds.${index}.id`,
        `no report is handed in for the ${round.id} round: it would never begin`,
      ),
    ),
    ...serve.reports.flatMap((report, index) =>
      unless(
        report.round !== 'final' || report.atMonth > midTerm,
        `serve.reports.${index}.atMonth`,
        'the report for the final round must fall due after that for the mid-term',
      ),
    ),
  ];
};

function reportFaults({ serve, evaluation }: Rulebook, report: ReportTerms, path: string): FaultField[] {
  const { round, atMonth } = report;
  return [
    ...unless(
      Number.isInteger(atMonth) && atMonth >= 1 && atMonth <= serve.months,
      `${path}.atMonth`,
      `month ${atMonth} lies outside the term of ${serve.months} months`,
    ),
    ...unless(
      round === undefined || evaluation.rounds.some((one) => one.id === round),
      `${path}.round`,
      `there is no round "${round}"`,
    ),
    ...unless(
      round !== 'mid-term' || atMonth < serve.months,
      `${path}.atMonth`,
      'the mid-term would come at the end of the term',
    ),
    ...unless(report.sections.length > 0, `${path}.sections`, 'a report needs at least one section'),
  ];
}
