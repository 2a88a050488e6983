import type { Indicator } from '../evaluate/indicator';
import type { FaultField } from '../record/fault';
import { unless } from './rule-check';

/**
 * A rule for a survey that is not valid stands where recipients judge, and who judges in their place gives points. A
 * penalty 扣分项 that comes to nothing takes nothing off: a survey that failed would spare the provider.
 */
export function surveyInvalidFaults(
  path: string,
  { judges, rule, effect, whenSurveyInvalid }: Indicator,
): FaultField[] {
  if (!whenSurveyInvalid) return [];
  return [
    ...unless(
      judges.some(({ party }) => party === 'recipients'),
      path,
      'recipients do not judge it: no survey is asked about it',
    ),
    ...unless(
      whenSurveyInvalid.kind !== 'judged-by' || rule.kind === 'judged' || 'measure' in rule,
      path,
      'levels and readings cannot be given in the place of recipients',
    ),
    ...unless(
      effect !== 'penalty' || !['zero', 'fails'].includes(whenSurveyInvalid.kind),
      path,
      'a penalty that comes to 0 spares the provider: a survey that is not valid may only be left out or judged',
    ),
  ];
}
