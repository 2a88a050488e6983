import type { SurveyTerms } from '../../domain/evaluate/survey-terms';
import type { SurveyBehaviour } from '../types';
import type { Account } from './company';
import { nthTime } from './nth-time';
import { type OpenTask, once, type Production, type ProjectOnStage } from './production';
import type { Call, Reads } from './reads';
import { applicationOf } from './serve-acts';
import { severalAtOnce } from './several-at-once';
import type { Stage } from './stage';
import type { User } from './user';

type Questions = NonNullable<Awaited<ReturnType<Reads['survey']>>>;

const PATIENCE_MS = 60_000;
const ANSWERS_AT_ONCE = 8;

/** Recipients open the links in their mail; staff enter what was said by phone. Some say nothing. */
export async function answerSurvey(
  stage: Stage,
  production: Production,
  project: ProjectOnStage,
  round: 'mid-term' | 'final',
): Promise<boolean> {
  const id = `${project.id}-${round}`;
  return once(production, `survey ${id}`, async () => {
    const { user: officer } = await stage.company.somebody(project.bureauId, 'bureau-officer');
    const questions = await whenOpened(officer, id);
    const calls = (await officer.reads.calls(id)).sort((a, b) => (a.file < b.file ? -1 : 1));
    const { title } = applicationOf(production, project);
    const behaviour = behaviourOf(production, project, round);
    const scores = slots(behaviour.ofTen);
    const { awareness } = production.example.rulebook.survey;
    const modes = staffModes(calls, behaviour);
    await severalAtOnce(calls, ANSWERS_AT_ONCE, async (call, n) => {
      const { householdId, file } = call;
      const person = (n * 7 + 3) % 10;
      const score = scores[person];
      if (score === undefined) return;
      const values = valuesOf(questions, score, thingsKnown(awareness, person < behaviour.awareOfTen));
      const mode = modes.get(call);
      if (mode) {
        await officer.post(`/surveys/${id}/answers`, {
          householdId,
          mode,
          values,
        });
      } else {
        const code = await linkOf(stage, file, title);
        await stage.visitor.post(`/surveys/answer/${code}`, { values });
      }
    });
  });
}

/** Somebody who entered no answer asks whether people were asked at all; whoever was not reached is called again. */
export async function callBack(
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const surveyId = task.at?.split('/')[2] ?? '';
  const script = production.example.behaviour.callBacks?.find(
    ({ application, round }) => application === project.application && surveyId.endsWith(`-${round}`),
  );
  for (const householdId of await user.reads.callBacks(surveyId)) {
    const call = production.times.get(`calls ${surveyId}`) ?? 0;
    const outcome = script?.outcomes[call] ?? 'asked';
    await user.post(`/surveys/${surveyId}/call-backs`, { householdId, outcome });
    nthTime(production, `calls ${surveyId}`);
  }
}

/** The judges are asked a moment before the survey is drawn. */
async function whenOpened(officer: User, id: string): Promise<Questions> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const questions = await officer.reads.survey(id);
    if (questions !== null) return questions;
    if (Date.now() > until) throw new Error(`the survey ${id} is not opened`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function behaviourOf(
  { example }: Production,
  project: ProjectOnStage,
  round: string,
): Omit<SurveyBehaviour, 'application' | 'round'> {
  const { surveys, usualSurvey } = example.behaviour;
  return surveys.find((one) => one.application === project.application && one.round === round) ?? usualSurvey;
}

/** How staff ask each of those without a link. */
function staffModes(calls: readonly Call[], { staffModes: given }: Pick<SurveyBehaviour, 'staffModes'>) {
  const modes = new Map<Call, string>();
  for (const [n, call] of calls.entries()) {
    if (call.invitedBy !== 'staff') continue;
    modes.set(call, given?.[modes.size % given.length] ?? (n % 2 === 0 ? 'phone' : 'paper'));
  }
  return modes;
}

/** Ten people: what each answers; those without an entry stay silent. */
function slots(ofTen: SurveyBehaviour['ofTen']): number[] {
  return ([5, 4, 3, 2, 1] as const).flatMap((score) => Array.from({ length: ofTen[score] }, () => score));
}

/** Where the rulebook says how many things make aware, who is aware knows so many, the others one less; else all or none. */
function thingsKnown(terms: SurveyTerms['awareness'], aware: boolean): number {
  if (terms) return aware ? terms.known : terms.known - 1;
  return aware ? Number.POSITIVE_INFINITY : 0;
}

function valuesOf(questions: Questions, score: number, known: number) {
  const things = questions.filter(({ kind }) => kind === 'awareness');
  return questions
    .filter(({ kind }) => kind !== 'text')
    .map((question) => ({
      question: question.id,
      value:
        question.kind === 'satisfaction'
          ? score
          : question.kind === 'awareness'
            ? things.indexOf(question) < known
            : score >= 3,
    }));
}

/** The household opens the links in its mail until one leads to the open survey of this project. */
async function linkOf({ mailbox, visitor }: Stage, file: string, title: string): Promise<string> {
  const until = Date.now() + PATIENCE_MS;
  const others = new Set<string>();
  for (;;) {
    for (const text of await mailbox.to(file, 'evaluate/survey-invitation')) {
      const code = /\/survey\/([\w-]+)/.exec(text)?.[1] ?? '';
      if (others.has(code)) continue;
      const { project, isOpen } = await visitor.invitation(code);
      if (isOpen && project === title) return code;
      others.add(code);
    }
    if (Date.now() > until) throw new Error(`${file} got no link to the survey of ${title}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
