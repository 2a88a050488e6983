import { FINDING_VERDICTS } from '../../../domain/improve/contest-decisions';
import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { ABOUT_FINDING } from './finding-forms';
import { aroundEntry, CONTEST, seeEntry } from './the-entry';
import { FINDING } from './the-finding';

const COMMON = {
  check: true,
  template: 'improve/contest-form-page',
  around: aroundEntry,
  done: async (context: PageContext) => (await seeEntry(context)).way,
} as const;

/** Why it is wrong, with what shows it: for the bureau that answers alone. */
const contestFields = ({ params }: PageContext): Field[] => [
  { kind: 'paragraph', rows: 8, name: 'reason', label: 'improve.contest-reason' },
  {
    kind: 'files',
    name: 'documents',
    label: 'improve.documents',
    purpose: `contest/${params.projectId}`,
    projectId: '',
  },
];

/** The organisation says why a line of its record is wrong. */
export const contestPage = formPage({
  ...COMMON,
  path: CONTEST,
  right: `POST ${CONTEST}`,
  title: 'improve.contest',
  lead: 'improve.contest-lead',
  button: 'improve.send-contest',
  fields: contestFields,
  doneText: 'improve.contest-sent',
});

/** The bureau answers, by somebody who did not take part in what the line says. */
export const answerContestPage = formPage({
  ...COMMON,
  path: `${CONTEST}/answer`,
  right: `POST ${CONTEST}/answer`,
  title: 'improve.answer-contest',
  lead: 'improve.answer-contest-lead',
  button: 'improve.send-contest-answer',
  async fields(context) {
    const { t, own } = context;
    const { line } = await seeEntry(context);
    const grades = line?.contest?.grades ?? [];
    const rightGrade = {
      ...{ kind: 'choice' as const, name: 'grade', label: 'improve.right-grade' },
      hint: 'improve.right-grade-hint',
      options: grades.map(({ grade, title }) => ({ value: grade, text: own(title) })),
    };
    return [
      {
        kind: 'choice',
        name: 'verdict',
        label: 'improve.verdict',
        options: (['corrected', 'withdrawn', 'rejected'] as const).map((value) => ({
          value,
          text: t(`improve.verdict-${value}`),
        })),
      },
      ...(grades.length > 0 ? [rightGrade] : []),
      { kind: 'paragraph', rows: 6, name: 'reason', label: 'improve.reason' },
    ];
  },
  body: (_, typed) => ({ ...typed, grade: typed.verdict === 'corrected' ? (typed.grade ?? null) : null }),
  doneText: 'improve.contest-was-answered',
});

/** The organisation says why a finding is none. */
export const contestFindingPage = formPage({
  ...ABOUT_FINDING,
  path: `${FINDING}/contest`,
  right: `POST ${FINDING}/contest`,
  title: 'improve.contest',
  lead: 'improve.contest-finding-lead',
  button: 'improve.send-contest',
  fields: contestFields,
  doneText: 'improve.finding-contest-sent',
});

/** The bureau answers, by somebody who did not open the finding. */
export const answerFindingContestPage = formPage({
  ...ABOUT_FINDING,
  path: `${FINDING}/contest/answer`,
  right: `POST ${FINDING}/contest/answer`,
  title: 'improve.answer-contest',
  lead: 'improve.answer-finding-contest-lead',
  button: 'improve.send-contest-answer',
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'verdict',
      label: 'improve.verdict',
      options: FINDING_VERDICTS.map((value) => ({ value, text: t(`improve.finding-${value}`) })),
    },
    { kind: 'paragraph', rows: 6, name: 'reason', label: 'improve.reason' },
  ],
  doneText: 'improve.contest-was-answered',
});
