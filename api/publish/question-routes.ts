import { z } from 'zod';
import type { QuestionRecord } from '../../domain/publish/programme-record';
import { periodEnd } from '../../domain/record/calendar';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { seenProgramme } from './programme-relation';
import { programmeParams as params, questionView, viewOfQuestion } from './programme-schemas';
import { publicQuestions } from './public-programme';
import { questionsUntil } from './questions-until';

const words = z.string().trim().min(1).max(2_000);

export const questionRoutes = [
  route({
    method: 'post',
    path: '/programmes/:programmeId/questions',
    atomic: true,
    action: 'publish.ask-question',
    summary: 'Ask about an open call; the answer is public, who asked is not',
    tag: 'publish',
    status: 201,
    params,
    body: z.strictObject({ text: words }),
    answer: questionView,
    relation: seenProgramme,
    handle: async ({ services, params: { programmeId }, caller, at, body }) => {
      const { store } = services;
      const programme = await store.programmes.need(programmeId);
      const until = await questionsUntil(store, programme);
      if (programme.state !== 'open' || until === null || at > until) {
        throw new Fault(
          'not-allowed-now',
          { en: 'questions are taken while the call is open', zh: '只在申报期内接受提问' },
          {
            state: programme.state,
            allowed: [],
          },
        );
      }
      const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
      const answerBy = periodEnd(await store.calendars.find({}), at, rulebook.call.answerQuestionsWithin).due;
      const question: QuestionRecord = {
        id: services.newId(),
        programmeId,
        text: body.text,
        askedBy: caller.userId,
        askedAt: at,
        answerBy,
        answer: null,
        answeredBy: null,
        answeredAt: null,
      };
      await store.transaction(async () => {
        await store.questions.insert(question);
        await store.tasks.insert(taskFor(question, programme.bureauId));
      });
      return viewOfQuestion(question);
    },
  }),
  route({
    method: 'get',
    path: '/programmes/:programmeId/questions',
    action: 'public',
    summary: 'Questions and answers about a published programme, oldest first',
    tag: 'publish',
    params,
    query: pageQuery,
    answer: pageOf(questionView),
    handle: ({ services, params: { programmeId }, query }) => publicQuestions(services, programmeId, query),
  }),
  route({
    method: 'post',
    path: '/questions/:questionId/answer',
    atomic: true,
    action: 'publish.answer-question',
    summary: 'Answer a question, once',
    tag: 'publish',
    params: z.object({ questionId: z.string().min(1).max(64) }),
    body: z.strictObject({ answer: words }),
    answer: questionView,
    relation: async ({ services: { store }, caller, params: { questionId } }) => {
      const question = await store.questions.need(questionId);
      const programme = await store.programmes.need(question.programmeId);
      return programme.bureauId === caller.organisationId ? ['own-bureau'] : [];
    },
    handle: async ({ services: { store }, params: { questionId }, caller, at, body }) => {
      const set = { answer: body.answer, answeredBy: caller.userId, answeredAt: at };
      await store.transaction(async () => {
        const taken = await store.questions.update({ id: questionId, answer: null }, set);
        if (!taken)
          throw new Fault('conflict', { en: 'this question is answered already', zh: '这个问题已经答复' });
        await store.tasks.update({ id: taskId(questionId) }, { status: 'done', closedAt: at });
      });
      return viewOfQuestion(await store.questions.need(questionId));
    },
  }),
];

const taskId = (questionId: string): string => `question/${questionId}`;

function taskFor(question: QuestionRecord, bureauId: string) {
  return {
    id: taskId(question.id),
    workflowId: workflowId.programme(question.programmeId),
    programmeId: question.programmeId,
    projectId: null,
    key: `question/${question.id}`,
    what: 'question.answer',
    role: 'bureau-officer' as const,
    organisationId: bureauId,
    userId: null,
    deadlineKey: null,
    due: question.answerBy,
    byDefault: null,
    at: `/questions/${question.id}/answer`,
    status: 'open' as const,
    openedAt: question.askedAt,
    closedAt: null,
  };
}
