import { randomBytes } from 'node:crypto';
import { createEvaluateActivities } from '../../activities/evaluate';
import { makeWorld } from '../../activities/evaluate/world.fixture';
import { RULEBOOK } from '../../domain/evaluate/rulebook.fixture';
import type { SurveySignTerms } from '../../domain/evaluate/survey-terms';
import { testDeps } from '../../test/support/activity-deps';
import type { TestDatabase } from '../../test/support/database';

const NOW = Date.parse('2026-12-01T02:00:00.000Z');

export const QUESTIONS: typeof RULEBOOK.survey.questions = [
  ...RULEBOOK.survey.questions,
  { id: 'wish', kind: 'text', words: { zh: '您有什么建议？', en: 'What do you suggest?' }, required: false },
];
/** An open survey of three questions, and the address of one of its personal links. */
export async function invited(
  { store }: TestDatabase,
  questions = QUESTIONS,
  signs: SurveySignTerms | undefined = undefined,
) {
  const { input } = await makeWorld(store, randomBytes(4).toString('hex'));
  const { programmeId, projectId } = input;
  const pinned = await store.rulebooks.need(input.rulebookHash);
  const rulebook = {
    ...pinned.rulebook,
    survey: { ...pinned.rulebook.survey, questions, ...(signs && { signs }) },
  };
  const deps = testDeps(store, () => NOW);
  const surveyId = `${projectId}-final`;
  const { questions: _, ...terms } = RULEBOOK.survey;
  await createEvaluateActivities(deps).openSurvey({
    input: { ...input, surveyId, terms },
    step: {
      actor: { kind: 'system', because: 'rule' },
      facts: {},
      decision: 'open',
      key: `survey/${surveyId}#1`,
      state: 'open',
      process: { workflowId: `survey/${surveyId}`, kind: 'survey', programmeId, projectId },
    },
  });
  const hash = randomBytes(8).toString('hex');
  await store.rulebooks.put(hash, { rulebook });
  await store.surveys.put(surveyId, { rulebookHash: hash });
  const invitations = await store.invitations.find({ surveyId });
  const [path = '', ...otherPaths] = invitations.map(
    ({ householdId }) => `/survey/${encodeURIComponent(deps.surveyCodes.code(surveyId, householdId))}`,
  );
  return { store, surveyId, projectId, programmeId, path, otherPaths };
}
