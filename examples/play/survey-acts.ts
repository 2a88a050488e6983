import type { SurveyBehaviour } from '../types';
import { Refused } from './http-user';
import { once, type Production, type ProjectOnStage, type Stage } from './production';
import { applicationOf } from './serve-acts';
import { severalAtOnce } from './several-at-once';
import type { User } from './user';

interface SurveyView {
  id: string;
  state: string;
  questions: { id: string; kind: 'satisfaction' | 'awareness' | 'yes-no' | 'text' }[];
}

interface Call {
  householdId: string;
  /** Code of the household's file: also the name before the @ of its address. */
  file: string;
  invitedBy: 'link' | 'staff';
}

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
    const survey = await whenOpened(officer, id);
    const calls = await allCalls(officer, id);
    const { title } = applicationOf(production, project);
    const behaviour = behaviourOf(production, project, round);
    const scores = slots(behaviour.ofTen);
    await severalAtOnce(calls, ANSWERS_AT_ONCE, async ({ householdId, file, invitedBy }, n) => {
      const person = (n * 7 + 3) % 10;
      const score = scores[person];
      if (score === undefined) return;
      const values = valuesOf(survey, score, person < behaviour.awareOfTen);
      if (invitedBy === 'staff') {
        await officer.post(`/surveys/${id}/answers`, {
          householdId,
          mode: n % 2 === 0 ? 'phone' : 'paper',
          values,
        });
      } else {
        const code = await linkOf(stage, file, title);
        await stage.visitor.post(`/surveys/answer/${code}`, { values });
      }
    });
  });
}

/** The judges are asked a moment before the survey is drawn. */
async function whenOpened(officer: User, id: string): Promise<SurveyView> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await officer.get<SurveyView>(`/surveys/${id}`);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 404 || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
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

/** Ten people: what each answers; those without an entry stay silent. */
function slots(ofTen: SurveyBehaviour['ofTen']): number[] {
  return ([5, 4, 3, 2, 1] as const).flatMap((score) => Array.from({ length: ofTen[score] }, () => score));
}

function valuesOf(survey: SurveyView, score: number, aware: boolean) {
  return survey.questions
    .filter(({ kind }) => kind !== 'text')
    .map(({ id, kind }) => ({
      question: id,
      value: kind === 'satisfaction' ? score : kind === 'awareness' ? aware : score >= 3,
    }));
}

async function allCalls(officer: { get<T>(path: string): Promise<T> }, id: string): Promise<Call[]> {
  const calls: Call[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: Call[]; next: string | null } = await officer.get(
      `/surveys/${id}/calls?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    calls.push(...page.items);
    cursor = page.next;
  }
  return calls.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The household opens the links in its mail until one leads to the open survey of this project. */
async function linkOf({ mailbox, visitor }: Stage, file: string, title: string): Promise<string> {
  const until = Date.now() + PATIENCE_MS;
  const others = new Set<string>();
  for (;;) {
    for (const text of await mailbox.to(file, 'evaluate/survey-invitation')) {
      const code = /\/survey\/([\w-]+)/.exec(text)?.[1] ?? '';
      if (others.has(code)) continue;
      const survey = await visitor.get<{ project: string; status: string }>(`/surveys/answer/${code}`);
      if (survey.status === 'open' && survey.project === title) return code;
      others.add(code);
    }
    if (Date.now() > until) throw new Error(`${file} got no link to the survey of ${title}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
