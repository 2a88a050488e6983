import { addMonths, startOfDay } from '../../domain/record/civil-date';
import type { Account } from './company';
import { judgeIsSilent, respondToDraft, scoreProject } from './evaluate-acts';
import { firstWhoMay } from './first-who-may';
import { Refused } from './http-user';
import { handInEvidence, inspectFinding, planRectification, reviewPlan } from './improve-acts';
import { answerObjection, declareSeat, scoreSeat, seatIsSilent } from './match-acts';
import { approvePayment } from './money-acts';
import { openTasks } from './open-tasks';
import type { OpenTask, Production, ProjectOnStage, Stage } from './production';
import {
  certifyReport,
  decideChange,
  reportScript,
  reviewReport,
  signAgreement,
  submitReport,
} from './serve-acts';

interface Act {
  /** Nobody is going to do it. */
  isLeft?(production: Production, project: ProjectOnStage, task: OpenTask): boolean;
  /** Business instant at which it is going to be done; at once when absent. */
  notBefore?(production: Production, project: ProjectOnStage, task: OpenTask): string | null;
  act(
    stage: Stage,
    production: Production,
    project: ProjectOnStage,
    task: OpenTask,
    account: Account,
  ): Promise<unknown>;
}

/** Everything that people are asked to do, by the code of the task. */
const ACTS: { [what: string]: Act } = {
  'programme.approve': {
    act: (_s, { programmeId }, _p, _t, { user }) => user.post(`/programmes/${programmeId}/approve`),
  },
  'question.answer': {
    act: async (_s, production, _p, task, { user }) => {
      const { items } = await user.get<{ items: { id: string; text: string }[] }>(
        `/programmes/${production.programmeId}/questions?limit=100`,
      );
      const text = items.find(({ id }) => task.key === `question/${id}`)?.text;
      const answer =
        production.example.behaviour.questions.find((one) => one.text === text)?.answer ?? '详见公告。';
      await user.post(task.at ?? '', { answer });
    },
  },
  'panel.declare': {
    isLeft: (production, _p, task) => seatIsSilent(production, task),
    act: (stage, production, _p, task, account) => declareSeat(stage, production, task, account),
  },
  'panel.score': {
    isLeft: (production, _p, task) => seatIsSilent(production, task),
    act: (_s, production, _p, task, account) => scoreSeat(production, task, account),
  },
  'panel.extend': {
    act: (_s, { programmeId }, _p, _t, { user }) => user.post(`/programmes/${programmeId}/panel/extend`),
  },
  'objection.answer': {
    act: (stage, production, _p, task, account) => answerObjection(stage, production, task, account),
  },
  'agreement.sign': { act: (_s, _x, _p, task, account) => signAgreement(task, account) },
  'report.submit': { isLeft: neverHandedIn, notBefore: whenReportIsWritten, act: submitReport },
  'report.certify': { act: (_s, _x, project, task, account) => certifyReport(project, task, account) },
  'report.review': {
    isLeft: (production, project, task) =>
      reportScript(production, project, task.key.split('/')[1] ?? '')?.bureau === 'silent',
    act: (_s, production, project, task, account) => reviewReport(production, project, task, account),
  },
  'change.decide': {
    act: (_s, production, project, task, account) => decideChange(production, project, task, account),
  },
  'evaluation.score': {
    isLeft: judgeIsSilent,
    act: (_s, production, project, task, account) => scoreProject(production, project, task, account),
  },
  'evaluation.respond': { act: (_s, _x, _p, task, account) => respondToDraft(task, account) },
  'finding.plan': { act: planRectification },
  'finding.review-plan': { act: (_s, _x, project, task, account) => reviewPlan(project, task, account) },
  'finding.evidence': {
    act: (_s, production, project, task, account) => handInEvidence(production, project, task, account),
  },
  'finding.inspect': {
    act: (_s, production, project, task, account) => inspectFinding(production, project, task, account),
  },
  'payment.approve': { act: approvePayment },
  'payment.approve-return': { act: approvePayment },
  'payment.resolve': {
    act: (_s, _x, _p, task, { user }) =>
      user.post(task.at ?? '', { resolution: 'ask-again', reason: '请银行再次核实。' }),
  },
};

function neverHandedIn(production: Production, project: ProjectOnStage, task: OpenTask): boolean {
  return reportScript(production, project, task.key.split('/')[1] ?? '')?.handedIn === 'never';
}

/** A report is written when its months are over; a late one the day after it was due. */
function whenReportIsWritten(production: Production, project: ProjectOnStage, task: OpenTask): string | null {
  const reportId = task.key.split('/')[1] ?? '';
  const terms = production.example.rulebook.serve.reports.find(({ id }) => id === reportId);
  if (!terms || project.startsOn === null) return null;
  const written = startOfDay(addMonths(project.startsOn, terms.atMonth));
  if (reportScript(production, project, reportId)?.handedIn !== 'late' || task.due === null) return written;
  // Missed once, it is asked for again with another deadline: what counts is the first.
  const name = `${project.id} ${reportId}`;
  const due = production.firstDue.get(name) ?? task.due;
  production.firstDue.set(name, due);
  return new Date(Date.parse(due) + 86_400_000).toISOString();
}

export type Outcome = { kind: 'done' | 'left' } | { kind: 'later'; at: string };

/** Does one open task as its addressee would: now, later, or not at all. */
export async function doTask(stage: Stage, production: Production, task: OpenTask): Promise<Outcome> {
  const act = ACTS[task.what.code];
  if (!act) return { kind: 'left' };
  const project = (task.projectId && production.projects.get(task.projectId)) || NO_PROJECT;
  if (act.isLeft?.(production, project, task)) return { kind: 'left' };
  const at = act.notBefore?.(production, project, task) ?? null;
  if (at !== null && at > stage.now()) return { kind: 'later', at };
  const people = stage.company.addressed(task);
  try {
    const done = await firstWhoMay(people, async (account) => {
      await stage.company.signIn(account);
      await act.act(stage, production, project, task, account);
    });
    return { kind: done ? 'done' : 'left' };
  } catch (error) {
    if (await wasOvertaken(stage, task, error)) return { kind: 'left' };
    throw error;
  }
}

/** Somebody else asked for the same did it meanwhile: of two who may give the last approval, one is enough. */
async function wasOvertaken(stage: Stage, { id }: OpenTask, error: unknown): Promise<boolean> {
  if (!(error instanceof Refused) || error.problem.allowed === undefined) return false;
  return !(await openTasks(stage)).some((one) => one.id === id);
}

/** Tasks of the programme itself are about no project. */
const NO_PROJECT: ProjectOnStage = {
  id: '',
  applicationId: '',
  application: '',
  organisationId: '',
  bureauId: '',
  streetId: null,
  award: 0,
  state: '',
  startsOn: null,
  endsOn: null,
};
