import type { TaskRecord } from '../../../domain/record/records';
import { parseWorkflowId } from '../../../domain/record/workflow-id';

type Address = (task: TaskRecord) => string;

/** `report/mid` → `mid` */
const secondOf = (key: string) => encodeURIComponent(key.split('/')[1] ?? '');

/** `disbursement/<project>/<tranche>` → the payment's page. */
const paymentOf = ({ workflowId }: TaskRecord) => workflowId.replace(/^disbursement/, '/payments');

/** Where a task is done; rooms add theirs under the code of the task. */
const ADDRESSES: { readonly [what: string]: Address } = {
  'agreement.sign': ({ projectId }) => `/projects/${projectId}/agreement/sign`,
  'report.submit': (task) => `/projects/${task.projectId}/reports/${secondOf(task.key)}/edit`,
  'report.certify': (task) => `/projects/${task.projectId}/reports/${secondOf(task.key)}/certify`,
  'report.review': (task) => `/projects/${task.projectId}/reports/${secondOf(task.key)}/review`,
  'case.answer': ({ at }) => at ?? '/',
  'amendment.sign': (task) => `/projects/${task.projectId}/changes/${secondOf(task.key)}/amendment/sign`,
  'change.decide': (task) => `/projects/${task.projectId}/changes/${secondOf(task.key)}/decide`,
  'payment.approve': (task) => `${paymentOf(task)}/approve`,
  'payment.approve-return': (task) => `${paymentOf(task)}/approve`,
  'payment.resolve': (task) => `${paymentOf(task)}/resolve`,
  'payment.ask-bank': (task) => paymentOf(task),
  'ledger.reconcile': ({ programmeId }) => `/programmes/${programmeId}/ledger`,
  'programme.approve': ({ programmeId }) => `/programmes/${programmeId}/approve`,
  'question.answer': ({ id }) => `/questions/${id.replace('question/', '')}/answer`,
  'panel.declare': ({ at }) => at ?? '/panel-seats',
  'panel.score': ({ at }) => at ?? '/panel-seats',
  'panel.extend': ({ programmeId }) => `/programmes/${programmeId}/panel`,
  'objection.answer': ({ at, programmeId }) => at ?? `/programmes/${programmeId}/objections`,
  'early-look.answer': ({ at }) => at ?? '/',
  'evaluation.score': ({ at }) => at ?? '/',
  'evaluation.no-evaluators': ({ at }) => `${at}/silence`,
  'evaluation.no-result': ({ at }) => `${at}/silence`,
  'evaluation.respond': ({ at }) => `${at}/respond`,
  'evaluation.rule-on-veto': ({ at, key }) =>
    `${at}/vetoes/${encodeURIComponent(key.replace(/^veto\//, ''))}/rule`,
  'evaluation.decide-appeal': ({ at }) => `${at}/appeal/decide`,
  'spot-check.visit': ({ at }) => at ?? '/',
  'survey.ask-by-staff': ({ at }) => at ?? '/',
  'survey.call-back': ({ at }) => at ?? '/',
  'survey.phone-silent': ({ at }) => at ?? '/',
  'mail.failed': ({ at }) => at ?? '/notices',
  'contest.answer': ({ at }) => at ?? '/',
  'finding.answer-contest': (task) => findingPage(task, 'contest/answer'),
  'finding.plan': (task) => findingPage(task, 'plan'),
  'finding.review-plan': (task) => findingPage(task, 'plan/review'),
  'finding.evidence': (task) => findingPage(task, 'evidence'),
  'finding.inspect': (task) => findingPage(task, 'inspect'),
};

/** The page on which a task is done, else that of its project or programme. */
export function taskAddress(task: TaskRecord): string {
  const address = Object.hasOwn(ADDRESSES, task.what) ? ADDRESSES[task.what] : undefined;
  if (address) return address(task);
  return task.projectId === null ? `/programmes/${task.programmeId}` : `/projects/${task.projectId}`;
}

/** A page of the finding that the task's process puts right: `rectification/<project>/<finding>`. */
function findingPage({ workflowId }: TaskRecord, page: string): string {
  const [projectId = '', ...finding] = parseWorkflowId(workflowId).parts;
  const address = `/projects/${encodeURIComponent(projectId)}/findings`;
  return `${address}/${encodeURIComponent(finding.join('/'))}/${page}`;
}
