import { usualDays } from './period-bounds';
import { type RulebookCheck, unless } from './rule-check';

/** The survey 满意度 can be valid: enough are asked, on the scale 1 to 5, and reminded while it is open. */
export const surveyFaults: RulebookCheck = ({ survey }) => [
  ...unless(
    survey.minimumValid <= survey.minimumSample,
    'survey.minimumValid',
    `${survey.minimumValid} valid answers are wanted of a sample that may be only ${survey.minimumSample}`,
  ),
  ...unless(
    Number.isInteger(survey.satisfiedFrom) && survey.satisfiedFrom >= 2 && survey.satisfiedFrom <= 5,
    'survey.satisfiedFrom',
    'must be 2, 3, 4 or 5 on the scale 1-5',
  ),
  ...unless(
    survey.questions.some((one) => one.kind === 'satisfaction' && one.required),
    'survey.questions',
    'at least one required question must ask for satisfaction',
  ),
  ...survey.remindAfter.flatMap((period, index) =>
    unless(
      usualDays(period) < usualDays(survey.open),
      `survey.remindAfter.${index}`,
      'this reminder would come after the survey has closed',
    ),
  ),
];
