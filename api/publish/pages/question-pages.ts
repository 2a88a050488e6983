import type { z } from 'zod';
import { formPage } from '../../record/pages/form-page';
import { listPage } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { questionView } from '../programme-schemas';
import { factsOf } from './speech';

type Question = z.output<typeof questionView>;
type Titled = { title: { zh: string; en: string } };

/** A question with whether the one who looks may answer it. */
interface Listed extends Question {
  mayAnswer: boolean;
}

/** Questions about a call with their answers, oldest first; the bureau answers from here. */
export const questionsPage = listPage<Listed>({
  path: '/programmes/:programmeId/questions',
  right: 'GET /programmes/:programmeId/questions',
  title: 'publish.questions',
  empty: 'publish.no-question',
  template: 'publish/list-with-links-page',
  async items({ desk }, questions: Question[]) {
    return Promise.all(
      questions.map(async (one) => ({
        ...one,
        mayAnswer:
          one.answer === null &&
          (await desk.may('POST /questions/:questionId/answer', { questionId: one.id })),
      })),
    );
  },
  columns: [
    {
      label: 'publish.asked-at',
      value: ({ askedAt }) => askedAt,
      show: ({ askedAt }, { time }) => ({ text: time(askedAt) }),
    },
    { label: 'publish.question', value: ({ text }) => text },
    {
      label: 'publish.answer',
      value: ({ answer }) => answer,
      show: ({ id, answer, answerBy, mayAnswer }, { t, time, now }) => ({
        text: answer ?? t(mayAnswer ? 'publish.answer-now' : 'publish.answer-by', { time: time(answerBy) }),
        href: mayAnswer ? `/questions/${id}/answer` : null,
        late: answer === null && answerBy < now ? t('record.overdue') : null,
      }),
    },
  ],
  async around({ t, desk, params }) {
    const { state } = await desk.see<{ state: string }>('/programmes/:programmeId', params);
    const mayAsk = state === 'open' && (await desk.may('POST /programmes/:programmeId/questions', params));
    const href = `/programmes/${params.programmeId}/questions/new`;
    return { links: mayAsk ? [{ text: t('publish.ask'), href }] : [] };
  },
});

/** An organisation asks; everybody reads the answer, nobody learns who asked. */
export const askPage = formPage({
  path: '/programmes/:programmeId/questions/new',
  right: 'POST /programmes/:programmeId/questions',
  title: 'publish.ask',
  lead: 'publish.ask-lead',
  button: 'publish.send-question',
  check: true,
  template: 'publish/question-page',
  fields: () => [{ kind: 'paragraph', name: 'text', label: 'publish.question' }],
  async around({ desk, params, t, own, time }) {
    const programme = await desk.see<Titled & { questionsUntil: string | null }>(
      '/programmes/:programmeId',
      params,
    );
    return {
      facts: factsOf([
        [t('publish.programme'), own(programme.title), `/programmes/${params.programmeId}`],
        [t('publish.questions-until'), programme.questionsUntil && time(programme.questionsUntil)],
      ]),
    };
  },
  done: ({ params }) => `/programmes/${params.programmeId}/questions`,
  doneText: 'publish.asked',
});

/** The bureau answers, once and for everybody. */
export const answerPage = formPage({
  path: '/questions/:questionId/answer',
  right: 'POST /questions/:questionId/answer',
  title: 'publish.answer-question',
  lead: 'publish.answer-lead',
  button: 'publish.publish-answer',
  check: true,
  template: 'publish/question-page',
  fields: () => [{ kind: 'paragraph', name: 'answer', label: 'publish.answer' }],
  async around(context) {
    const { t, own, time, desk } = context;
    const question = await asked(context);
    const programme = await desk.see<Titled>('/programmes/:programmeId', {
      programmeId: question.programmeId,
    });
    return {
      facts: factsOf([
        [t('publish.programme'), own(programme.title), `/programmes/${question.programmeId}`],
        [t('publish.question'), question.text],
        [t('publish.asked-at'), time(question.askedAt)],
        [t('publish.answer-until'), time(question.answerBy)],
        [t('publish.answer'), question.answer],
      ]),
    };
  },
  done: (_, { programmeId }: Question) => `/programmes/${programmeId}/questions`,
  doneText: 'publish.answered',
});

/** The page's right has been checked: who may answer a question may read it. */
async function asked({ services, params }: PageContext) {
  const { programmeId, text, askedAt, answerBy, answer } = await services.store.questions.need(
    String(params.questionId),
  );
  return { programmeId, text, askedAt, answerBy, answer };
}
