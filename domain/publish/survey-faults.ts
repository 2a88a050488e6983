import type { SurveyTerms } from '../evaluate/survey-terms';
import { usualDays } from './period-bounds';
import { type RulebookCheck, sumOf, unless } from './rule-check';

/** The survey 满意度 can be valid: enough are asked, on the scale 1 to 5, and reminded while it is open. */
export const surveyFaults: RulebookCheck = ({ survey }) => [
  ...sampleFaults(survey),
  ...checkFaults(survey),
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
  ...unless(
    !survey.phoneSilentAfter || usualDays(survey.phoneSilentAfter) < usualDays(survey.open),
    'survey.phoneSilentAfter',
    'staff would be asked to phone after the survey has closed',
  ),
];

/** What its sample and its modes ask for can be had. */
function sampleFaults({ design, precision, minimumByMode = [], minimumSample }: SurveyTerms) {
  const byMode = sumOf(minimumByMode.map((one) => one.valid));
  return [
    ...unless(
      design?.kind !== 'stratified' ||
        (Number.isInteger(design.leastPerStratum) && design.leastPerStratum >= 5),
      'survey.design.leastPerStratum',
      'must be a whole number of at least 5: fewer tell too little, and are never shown',
    ),
    ...unless(
      !precision || (precision.margin > 0 && precision.margin < 50),
      'survey.precision.margin',
      'must be above 0 and below 50 points',
    ),
    ...unless(
      !precision || (precision.expected > 0 && precision.expected < 100),
      'survey.precision.expected',
      'must be above 0 and below 100 per cent: a share without doubt needs no survey',
    ),
    ...unless(
      !precision || (precision.response > 0 && precision.response <= 100),
      'survey.precision.response',
      'must be a share above 0 and at most 100 per cent',
    ),
    ...unless(
      byMode <= minimumSample,
      'survey.minimumByMode',
      `${byMode} valid answers are wanted of a sample that may be only ${minimumSample}`,
    ),
    ...minimumByMode.flatMap(({ mode, valid }, index) => [
      ...unless(
        minimumByMode.findIndex((one) => one.mode === mode) === index,
        `survey.minimumByMode.${index}.mode`,
        `"${mode}" is there twice: it must be unique`,
      ),
      ...whole(`survey.minimumByMode.${index}.valid`, valid),
    ]),
  ];
}

/** What makes somebody aware, who is called back, and what is looked for can be told. */
function checkFaults({ awareness, callBack, signs }: SurveyTerms) {
  const lines = signs?.straightLines;
  return [
    ...whole('survey.awareness.known', awareness?.known),
    ...unless(
      !awareness || awareness.known <= awareness.of,
      'survey.awareness.known',
      'cannot be more than there is to know',
    ),
    ...unless(
      !callBack || (callBack.share > 0 && callBack.share <= 100),
      'survey.callBack.share',
      'must be a share above 0 and at most 100 per cent',
    ),
    ...whole('survey.callBack.least', callBack?.least),
    ...unless(
      lines === undefined || (lines > 0 && lines <= 100),
      'survey.signs.straightLines',
      'must be a share above 0 and at most 100 per cent',
    ),
    ...unless(
      signs?.staffAbove === undefined || (signs.staffAbove > 0 && signs.staffAbove <= 100),
      'survey.signs.staffAbove',
      'must be points above 0 and at most 100',
    ),
    ...whole('survey.signs.sameSeconds.answers', signs?.sameSeconds?.answers, 2),
    ...whole('survey.signs.sameSeconds.seconds', signs?.sameSeconds?.seconds),
    ...whole('survey.signs.sameDevice', signs?.sameDevice),
  ];
}

function whole(field: string, value: number | undefined, least = 1) {
  return unless(
    value === undefined || (Number.isInteger(value) && value >= least),
    field,
    `must be a whole number of at least ${least}`,
  );
}
