import { z } from 'zod';
import { answerContest, type ContestInput, raiseContest } from '../../domain/improve/contest-decisions';
import type { Standing } from '../../domain/improve/standing';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { relationsToProject } from '../record/relations';
import { type RelationContext, route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { checkDocuments } from './check-documents';
import { contestAnswer, contestBody, projectParams } from './improve-schemas';
import { personsOfBureau } from './persons-of-bureau';

const stateAnswer = z.object({ state: z.string() });

const toProject = ({ services, caller, params }: RelationContext<{ projectId: string }, unknown>) =>
  relationsToProject(services.store, caller, params.projectId);

export const contestRoutes = [
  route({
    method: 'post',
    path: '/projects/:projectId/contest',
    action: 'improve.contest-entry',
    summary:
      'Contest what a project entered in the organisation’s record, once, with the reason and documents',
    tag: 'improve',
    status: 201,
    params: projectParams,
    body: contestBody,
    answer: stateAnswer,
    relation: toProject,
    handle: async (context) => {
      const { services, caller, actor, at, params, body, key } = context;
      const { projectId } = params;
      const id = workflowId.contest(projectId);
      const project = await services.store.projects.need(projectId);
      const line = await lineOf(services.store, projectId);
      await checkDocuments(services, caller.organisationId, body.documents);
      const reason = await saveStatement(services, id, body.reason, context);
      await services.start('contest', id, await contestInput(services.store, project, line));
      const given = { actor, at, reason, documents: body.documents };
      return services.decide(id, raiseContest, given, key);
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/contest/answer',
    action: 'improve.answer-contest',
    summary:
      'Answer what is contested: correct the grade, withdraw the line, or reject; by who did not decide',
    tag: 'improve',
    params: projectParams,
    body: contestAnswer,
    answer: stateAnswer,
    relation: toProject,
    handle: async (context) => {
      const { services, actor, at, params, body, key } = context;
      const id = workflowId.contest(params.projectId);
      const { contest } = await lineOf(services.store, params.projectId);
      if (!contest) throw new Fault('conflict', { en: 'nobody contests this line', zh: '没有提出过异议' });
      const reason = await saveStatement(services, id, body.reason, context);
      return services.decide(id, answerContest, { actor, at, ...body, reason }, key);
    },
  }),
];

/** @throws Fault `conflict` while the project has not ended, `not-allowed-now` once an answer was given */
async function lineOf(store: Store, projectId: string): Promise<Standing> {
  const line = await store.standings.get(projectId);
  if (!line)
    throw new Fault('conflict', {
      en: 'the project has entered nothing in the record yet',
      zh: '这个项目还没有记入机构档案',
    });
  if (line.contest && line.contest.state !== 'open')
    throw new Fault('not-allowed-now', {
      en: 'a line is contested once: this was answered',
      zh: '每条记录只能提出一次异议，已经答复',
    });
  return line;
}

/** What the process goes by: the line, the rulebook that it follows from, and who took part in what it says. */
async function contestInput(store: Store, project: ProjectRecord, line: Standing): Promise<ContestInput> {
  const { id: projectId, programmeId, organisationId, bureauId, rulebookHash } = project;
  const { rulebook } = await store.rulebooks.need(rulebookHash);
  const { grade, standing, until, points, reason, at } = line;
  const last = rulebook.evaluation.rounds.at(-1);
  const answerWithin = rulebook.improve.answerContestWithin ?? last?.answerAppealWithin;
  if (!answerWithin) throw new Error(`rulebook ${rulebookHash} has no evaluation round`);
  return {
    ...{ projectId, programmeId, organisationId, bureauId },
    line: { grade, standing, until, points, reason, at },
    consequences: rulebook.consequences,
    decidedBy: await decidersOf(
      store,
      project,
      rulebook.evaluation.rounds.map(({ id }) => id),
    ),
    answerWithin,
    reminders: rulebook.reminders,
  };
}

/** Persons of the bureau who scored or settled the evaluations, opened or inspected what was found, or ended the project. */
async function decidersOf(
  store: Store,
  { id, bureauId }: ProjectRecord,
  rounds: readonly string[],
): Promise<string[]> {
  const findings = await store.findings.find({ projectId: id });
  const streams = [
    ...rounds.map((round) => workflowId.evaluation(id, round)),
    ...findings.map((one) => workflowId.rectification(id, one.id.slice(id.length + 1))),
  ];
  const decisive = ['terminate', 'judge-target', 'open-finding'];
  return personsOfBureau(store, bureauId, [
    { stream: { $in: streams } },
    { stream: workflowId.project(id), decision: { $in: decisive } },
  ]);
}
