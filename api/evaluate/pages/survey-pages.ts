import { type ErrorRequestHandler, type Request, type Response, Router, urlencoded } from 'express';
import { Fault } from '../../../domain/record/fault';
import type { ApiDeps } from '../../record/api-deps';
import { openPage } from '../../record/pages/open-page';
import { showFault } from '../../record/pages/show-fault';
import { keepAnswers, keptUnder } from '../kept-answers';
import { hasSentBefore, rememberSending } from '../same-device';
import { storeAnswer } from '../store-answer';
import { type SurveyBehind, surveyBehind } from '../survey-behind';
import {
  firstOpenPage,
  keptFields,
  readSurveyForm,
  type SurveyForm,
  type TypeSize,
  typeSizeOf,
  valuesOf,
} from './survey-form';
import { type SurveyStep, surveyStep } from './survey-step';
import { checkView, endView, questionView, SURVEY_PAGE, startView } from './survey-view';

const PATH = '/survey/:code';
const BLANK = { changing: false, proxy: false, given: new Map<string, string>() };

/**
 * The survey for those who were served: no sign-in, no session, no script. The link's code is the secret, so a form
 * needs no other token. Answers travel in hidden fields; what was given so far is also kept under the link's lock, so
 * that the same link goes on where somebody stopped; not under a code on a sheet, which staff have seen. Only where the rulebook looks for answers from one browser does
 * that browser keep, after sending, that it has sent one.
 */
export function surveyPages(deps: ApiDeps): Router {
  const router = Router();
  const { services } = deps;
  const form = urlencoded({ extended: false, limit: '40kb' });
  const page = openPage(deps, SURVEY_PAGE);

  const codeOf = (request: Request): string => String(request.params.code).slice(0, 100);
  const behind = (request: Request): Promise<SurveyBehind> => surveyBehind(services, codeOf(request));

  router.get(
    PATH,
    page(PATH, async (request, response) => {
      const survey = await behind(request);
      const size = typeSizeOf(request.query.size);
      if (survey.status !== 'open') return showEnd(response, survey.status, survey, size);
      const kept = await keptUnder(services, codeOf(request));
      if (kept)
        return goOn(
          response,
          survey,
          readSurveyForm(survey.questions, {
            ...kept,
            ...(request.query.size !== undefined && { size: String(size) }),
          }),
        );
      show(response, 'evaluate/survey-start-page', startView(survey, { ...BLANK, size }, true));
    }),
  );

  router.get(
    `${PATH}/thanks`,
    page(`${PATH}/thanks`, async (request, response) => {
      const survey = await behind(request);
      if (survey.status === 'answered') showEnd(response, 'thanks', survey, typeSizeOf(request.query.size));
      else response.redirect(303, addressOf(request));
    }),
  );

  router.post(
    PATH,
    form,
    page(PATH, async (request, response) => {
      const survey = await behind(request);
      const sent = readSurveyForm(survey.questions, request.body);
      const { size } = sent;
      if (survey.status !== 'open') return showEnd(response.status(409), survey.status, survey, size);
      const step = surveyStep(survey.questions, sent);
      if (step.kind === 'page') {
        const kept = survey.mode === 'link' ? keptFields(survey.questions, sent) : null;
        if (kept) await keepAnswers(services, survey.survey.id, codeOf(request), kept);
        return showStep(response, survey, sent, step);
      }
      const ended = await send(request, response, survey, sent);
      if (ended) return showEnd(response.status(409), ended, survey, size);
      response.redirect(303, `${addressOf(request)}/thanks${size === 1 ? '' : `?size=${size}`}`);
    }),
  );

  /** Stores the answer; or says how the survey ended while somebody answered. */
  async function send(request: Request, response: Response, behind: SurveyBehind, sent: SurveyForm) {
    const { invitation, mode, questions, survey, looksForSameDevice } = behind;
    const values = valuesOf(questions, sent.given);
    const given = { mode, proxy: sent.proxy, values, enteredBy: null };
    const isSameDevice = looksForSameDevice && hasSentBefore(request, survey.id);
    try {
      const link = { code: codeOf(request), isSameDevice };
      await storeAnswer(services, invitation, given, await services.now(), link);
    } catch (error) {
      const ended = endOf(error);
      if (!ended) throw error;
      return ended;
    }
    if (looksForSameDevice) rememberSending(response, survey.id, deps.publicUrl);
    return null;
  }

  const onError: ErrorRequestHandler = (error, _request, response, _next) =>
    showFault(response, error, deps, SURVEY_PAGE);
  router.use(onError);
  return router;
}

const addressOf = (request: Request): string => `/survey/${encodeURIComponent(String(request.params.code))}`;

/** Somebody, or the clock, was faster. */
function endOf(error: unknown): 'answered' | 'closed' | null {
  if (!(error instanceof Fault)) return null;
  return error.type === 'conflict' ? 'answered' : error.type === 'not-allowed-now' ? 'closed' : null;
}

function showStep(
  response: Response,
  survey: SurveyBehind,
  sent: SurveyForm,
  { page, fault }: Extract<SurveyStep, { kind: 'page' }>,
): void {
  const check = survey.questions.length + 1;
  // Only a question that was chosen on the check page, or is wrong, leads straight back to it.
  const stays = fault !== null || sent.go.startsWith('size-');
  const changing = sent.go.startsWith('to-') || (stays && (sent.changing || sent.at === check));
  const form = { ...sent, changing };
  if (page === 0) show(response, 'evaluate/survey-start-page', startView(survey, form, false));
  else if (page === check) show(response, 'evaluate/survey-check-page', checkView(survey, form));
  else
    show(
      response.status(fault ? 400 : 200),
      'evaluate/survey-question-page',
      questionView(survey, form, page, fault),
    );
}

/** The link was opened again. */
function goOn(response: Response, survey: SurveyBehind, form: SurveyForm): void {
  const page = firstOpenPage(survey.questions, form);
  if (page > survey.questions.length)
    show(response, 'evaluate/survey-check-page', { ...checkView(survey, form), goesOn: true });
  else
    show(response, 'evaluate/survey-question-page', {
      ...questionView(survey, form, page, null),
      goesOn: true,
    });
}

/** May be kept by the browser alone, for its back button: a page that came by a form is lost with `no-store`. */
function show(response: Response, template: string, view: object): void {
  response.set('Cache-Control', 'private, no-cache').render(template, view);
}

function showEnd(
  response: Response,
  how: 'thanks' | 'answered' | 'closed',
  survey: SurveyBehind,
  size: TypeSize,
): void {
  response.set('Cache-Control', 'no-store').render('evaluate/survey-end-page', endView(how, survey, size));
}
