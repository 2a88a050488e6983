import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { aboutFinding, findingCrumbs } from './about-finding';
import { FINDING, findingAddress, seeFinding } from './the-finding';

/** What the forms about a finding have in common: all that is known of it stands beside them. */
export const ABOUT_FINDING = {
  check: true,
  template: 'improve/finding-form-page',
  async around(context: PageContext) {
    const finding = await seeFinding(context);
    const about = await aboutFinding(context, finding);
    return { ...about, crumbs: await findingCrumbs(context, finding, about.name) };
  },
  done: ({ params }: PageContext) => findingAddress(String(params.projectId), String(params.finding)),
} as const;

/** The organisation hands in its plan; a plan that came back is there to be mended. */
export const planPage = formPage({
  ...ABOUT_FINDING,
  path: `${FINDING}/plan`,
  right: `POST ${FINDING}/plan`,
  title: 'improve.submit-plan',
  lead: 'improve.plan-lead',
  button: 'improve.send-plan',
  fields: () => [
    { kind: 'line', name: 'owner', label: 'improve.owner', hint: 'improve.owner-hint' },
    { kind: 'paragraph', name: 'measure', label: 'improve.measure', hint: 'improve.measure-hint' },
    { kind: 'line', name: 'target', label: 'improve.target', hint: 'improve.target-hint' },
    { kind: 'date', name: 'dueOn', label: 'improve.due-on' },
  ],
  shown: async (context) => (await seeFinding(context)).plan,
  doneText: 'improve.plan-sent',
});

/** The bureau accepts the plan, or returns it with the reason. */
export const reviewPlanPage = formPage({
  ...ABOUT_FINDING,
  path: `${FINDING}/plan/review`,
  right: `POST ${FINDING}/plan/review`,
  title: 'improve.review-plan',
  lead: 'improve.review-lead',
  button: 'improve.decide',
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'accept',
      label: 'improve.verdict',
      options: [
        { value: 'yes', text: t('improve.accept') },
        { value: 'no', text: t('improve.return'), hint: t('improve.needs-reason') },
      ],
    },
    { kind: 'paragraph', name: 'reason', label: 'improve.reason' },
  ],
  body: (_, typed) => ({ ...typed, accept: typed.accept ? typed.accept === 'yes' : undefined }),
  doneText: 'improve.plan-reviewed',
});

/** The organisation hands in the evidence that the finding was put right. */
export const evidencePage = formPage({
  ...ABOUT_FINDING,
  path: `${FINDING}/evidence`,
  right: `POST ${FINDING}/evidence`,
  title: 'improve.submit-evidence',
  lead: 'improve.evidence-lead',
  button: 'improve.send-evidence',
  fields: ({ params }) => [
    { kind: 'paragraph', rows: 8, name: 'text', label: 'improve.what-was-done' },
    {
      kind: 'files',
      name: 'documents',
      label: 'improve.documents',
      purpose: `finding/${params.finding}`.slice(0, 100),
    },
  ],
  doneText: 'improve.evidence-sent',
});

/** Bureau or street look again. */
export const inspectPage = formPage({
  ...ABOUT_FINDING,
  path: `${FINDING}/inspect`,
  right: `POST ${FINDING}/inspect`,
  title: 'improve.inspect',
  lead: 'improve.inspect-lead',
  button: 'improve.decide',
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'passed',
      label: 'improve.verdict',
      options: [
        { value: 'yes', text: t('improve.passed') },
        { value: 'no', text: t('improve.not-passed'), hint: t('improve.needs-reason') },
      ],
    },
    { kind: 'paragraph', name: 'reason', label: 'improve.reason' },
  ],
  body: (_, typed) => ({ ...typed, passed: typed.passed ? typed.passed === 'yes' : undefined }),
  doneText: 'improve.inspected',
});
