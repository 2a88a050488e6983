import { addMonths, startOfDay } from '../../domain/record/civil-date';
import type { Account } from './company';
import { appraiseEvaluators, judgeIsSilent, respondToDraft, scoreProject } from './evaluate-acts';
import {
  answerGoodCase,
  handInEvidence,
  inspectFinding,
  planRectification,
  reviewPlan,
} from './improve-acts';
import { answerObjection, declareSeat, scoreSeat, seatIsSilent } from './match-acts';
import { approvePayment } from './money-acts';
import type { OpenTask, Production, ProjectOnStage } from './production';
import { certifyReport, decideChange, reportScript, reviewReport, submitReport } from './serve-acts';
import { signersInTurn, signPaper } from './sign-acts';
import { visitProject } from './spot-check-acts';
import type { Stage } from './stage';
import { callBack } from './survey-acts';

/** How people do what they are asked to. */
interface Act {
  /** Nobody is going to do it. */
  isLeft?(production: Production, project: ProjectOnStage, task: OpenTask): boolean;
  /** Business instant at which it is going to be done; at once when absent. */
  notBefore?(production: Production, project: ProjectOnStage, task: OpenTask): string | null;
  /** Of those who are asked, in which order they are to try; as they are when absent. */
  order?(production: Production, task: OpenTask, people: readonly Account[]): readonly Account[];
  act(
    stage: Stage,
    production: Production,
    project: ProjectOnStage,
    task: OpenTask,
    account: Account,
  ): Promise<unknown>;
}

const SIGN: Act = {
  order: signersInTurn,
  act: (stage, production, _p, task, account) => signPaper(stage, production, task, account),
};

/** Everything that people are asked to do, by the code of the task. */
export const ACTS: { [what: string]: Act } = {
  'programme.approve': {
    act: (_s, { programmeId }, _p, _t, { user }) => user.post(`/programmes/${programmeId}/approve`),
  },
  'question.answer': {
    act: async (_s, production, _p, task, { user }) => {
      const text = await user.reads.question(production.programmeId, task.key.split('/')[1] ?? '');
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
  'agreement.sign': SIGN,
  'amendment.sign': SIGN,
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
  'evaluation.appraise': {
    act: (_s, production, project, task, account) => appraiseEvaluators(production, project, task, account),
  },
  'survey.call-back': {
    act: (_s, production, project, task, account) => callBack(production, project, task, account),
  },
  'spot-check.visit': {
    act: (stage, production, _p, task, account) => visitProject(stage, production, task, account),
  },
  'case.answer': {
    act: (_s, production, project, task, account) => answerGoodCase(production, project, task, account),
  },
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
