import type { CodeMode } from '../../domain/evaluate/answer-mode';
import { drawByDesign } from '../../domain/evaluate/draw-sample';
import { plannedAnswers } from '../../domain/evaluate/sample-size';
import { personalCode } from '../../domain/evaluate/survey-codes';
import type { SurveyInput } from '../../domain/evaluate/survey-input';
import type { Invitation, SurveyRecord } from '../../domain/evaluate/survey-record';
import { businessInstant } from '../../domain/record/clock';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { ActivityDeps } from '../deps';
import { readCalendar, readClock, recordStep, toDeadline } from '../record/record-step';
import { askStaff } from './ask-staff';
import { plain } from './plain';
import { surveyFrame } from './survey-frame';

/** Those without a mail address are asked by phone or on paper. */
const ASK = { key: 'ask', what: 'survey.ask-by-staff' };

/**
 * Opens a survey: draws a sample of those served, simple, by strata or all, by a recorded seed, and makes one single-use
 * invitation for each. Households with a mail address get a link; for the others staff ask. Of a code only its
 * SHA-256 is kept; journal and notices hold ids.
 */
export async function openSurvey(
  deps: ActivityDeps,
  { step, input }: { step: Step; input: SurveyInput },
): Promise<{ recorded: RecordedStep; sample: number }> {
  const { store } = deps;
  const { frameFrom, households } = await surveyFrame(store, input.projectId);
  const at = step.at ?? businessInstant(await readClock(store), deps.now());
  const seed = deps.newSeed();
  const served = households.map(({ id, group, streetCode, email }) => ({
    id,
    group,
    street: streetCode,
    method: email ? ('link' as const) : ('staff' as const),
  }));
  const { design, strata, drawn } = drawByDesign(served, input.terms, seed);
  const methods = new Map(served.map(({ id, method }) => [id, method]));
  const hashOf = (mode: CodeMode, id: string) =>
    deps.sha256(personalCode(deps.surveyCodes, mode, input.surveyId, id));
  const invitations = drawn.map(
    ({ id, stratum }): Invitation => ({
      id: hashOf('link', id),
      qrId: hashOf('qr', id),
      surveyId: input.surveyId,
      householdId: id,
      mode: methods.get(id) ?? 'staff',
      stratum,
      usedAt: null,
    }),
  );
  const { precision } = input.terms;
  const planned = precision ? plannedAnswers(households.length, precision) : null;
  const byLink = invitations.filter((one) => one.mode === 'link');
  const clock = step.openDeadlines?.find((one) => one.key === 'close');
  const closesAt = clock ? toDeadline(await readCalendar(store), clock, at).due : null;
  const recorded = await recordStep(
    deps,
    {
      ...step,
      at,
      facts: {
        seed,
        frameFrom,
        frame: households.length,
        design,
        strata: plain(strata),
        planned,
        sample: drawn.length,
        byLink: byLink.length,
      },
      openTasks: byLink.length === drawn.length ? [] : await askStaff(store, input, ASK),
      notices: byLink.map(({ householdId }) => ({
        template: 'evaluate/survey-invitation',
        to: { householdId },
        businessKey: input.surveyId,
        data: { surveyId: input.surveyId },
      })),
    },
    async (openedAt) => {
      const { length: frame } = households;
      const drawnFrom = { frame, frameFrom, design, strata, planned, sample: drawn.length, seed };
      await store.surveys.insert({ ...blankSurvey(input), ...drawnFrom, openedAt, closesAt });
      await store.invitations.insertMany(invitations);
    },
  );
  const survey = await store.surveys.need(input.surveyId);
  return { recorded, sample: survey.sample };
}

function blankSurvey(input: SurveyInput): SurveyRecord {
  const { surveyId, projectId, programmeId, bureauId, streetId, rulebookHash, round } = input;
  return {
    id: surveyId,
    projectId,
    programmeId,
    bureauId,
    streetId,
    rulebookHash,
    round,
    state: 'open',
    frame: 0,
    frameFrom: 'files',
    sample: 0,
    seed: '',
    answers: 0,
    sameDevice: 0,
    validAnswers: 0,
    result: null,
    openedAt: '',
    closesAt: null,
    closedAt: null,
  };
}
