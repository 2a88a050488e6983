import type { Example } from '../types';
import { Company } from './company';
import { doTask } from './do-task';
import { roundOf } from './evaluate-acts';
import { HttpUser } from './http-user';
import { Mailbox } from './mailbox';
import { openTasks } from './open-tasks';
import type { OpenTask, Production, ProjectOnStage, Stage } from './production';
import { answerCall, draftProgramme, objectToRanking } from './publish-acts';
import { openLedger, requestChanges } from './serve-acts';
import { answerSurvey } from './survey-acts';

export interface PlayOptions {
  examples: Example[];
  baseUrl: string;
  mailUrl: string;
  bankUrl: string;
  administrator: { email: string; password: string };
  say: (line: string) => void;
}

export interface Played {
  stage: Stage;
  productions: Production[];
}

interface ClockView {
  now: string;
  pace?: number;
  fired: number;
  next: string | null;
}

const ENDED = ['closed', 'failed', 'abandoned'];
const AT_ONCE = 6;
/** A process that was just started may not have said yet what it waits for. */
const QUIET_LOOKS = 20;

/**
 * Plays programmes whole, through the public HTTP API, as their users would. Everybody does what they have to do at
 * this instant; when nobody has anything left to do, the sandbox's clock moves to the next deadline or to the next
 * thing somebody means to do.
 */
export async function play(options: PlayOptions): Promise<Played> {
  const { examples, baseUrl, say } = options;
  const administrator = new HttpUser(baseUrl, 'administrator');
  await administrator.signIn(options.administrator.email, options.administrator.password);
  const company = new Company(baseUrl, administrator, options.administrator.password);
  for (const example of examples) await company.engage(example.organisations, example.users);
  const start = await administrator.get<ClockView>('/sandbox/clock');
  // Without a pace of its own the sandbox's clock jumps; with one, every period takes its length divided by the pace.
  const jump = (start.pace ?? 1) === 1;
  let now = start.now;
  const stage: Stage = {
    company,
    administrator,
    visitor: new HttpUser(baseUrl, 'visitor'),
    mailbox: new Mailbox(options.mailUrl),
    bankUrl: options.bankUrl,
    now: () => now,
    say: (line) => say(`${now.slice(0, 10)}  ${line}`),
  };
  const productions: Production[] = [];
  for (const example of examples) productions.push(await draftProgramme(company, example));
  stage.say(`${productions.length} programmes drafted`);

  let quiet = 0;
  for (;;) {
    const { acted, later } = await actUntilQuiet(stage, productions);
    if (acted) {
      // What was done goes on by itself for a moment, and may ask somebody for something else at the same instant.
      await administrator.post('/sandbox/clock/advance', { to: now });
      continue;
    }
    if (await allEnded(stage, productions)) return { stage, productions };
    const clock = await administrator.post<ClockView>('/sandbox/clock/advance', {
      ...(later && { to: later }),
      jump,
    });
    quiet = clock.now === now && clock.next === null && later === null ? quiet + 1 : 0;
    if (quiet > QUIET_LOOKS) {
      throw new Error(`nothing is going to happen any more at ${now}, but not every programme has ended`);
    }
    now = clock.now;
  }
}

/** @returns whether anything was done, and the next instant at which somebody means to do something */
async function actUntilQuiet(
  stage: Stage,
  productions: Production[],
): Promise<{ acted: boolean; later: string | null }> {
  for (let before = false; ; before = true) {
    const tasks = await openTasks(stage);
    const later: string[] = [];
    let acted = false;
    for (const production of productions) {
      const own = tasks.filter(({ programmeId }) => programmeId === production.programmeId);
      if (await followProgramme(stage, production, own)) acted = true;
      await inProcessOrder(own, async (task) => {
        const outcome = await doTask(stage, production, task);
        if (outcome.kind === 'later') later.push(outcome.at);
        if (outcome.kind === 'done') acted = true;
      });
    }
    if (!acted) return { acted: before, later: later.sort()[0] ?? null };
  }
}

/** What people do without being asked by a task. */
async function followProgramme(stage: Stage, production: Production, tasks: OpenTask[]): Promise<boolean> {
  const { programmeId } = production;
  const { state } = await stage.administrator.get<{ state: string }>(`/programmes/${programmeId}`);
  if (state === 'open') return answerCall(stage, production);
  if (state === 'notice') return objectToRanking(stage, production);
  if (state !== 'running') return false;
  let acted = false;
  for (const project of await projectsOf(stage, production)) {
    if (project.state !== 'running') continue;
    if (await openLedger(stage, production, project)) acted = true;
    if (await requestChanges(stage, production, project)) acted = true;
    const scoring = tasks.find(
      (task) => task.projectId === project.id && task.what.code === 'evaluation.score',
    );
    if (scoring && (await answerSurvey(stage, production, project, roundOf(scoring)))) acted = true;
  }
  return acted;
}

async function projectsOf(stage: Stage, production: Production): Promise<ProjectOnStage[]> {
  const { items } = await stage.administrator.get<{ items: ProjectOnStage[] }>(
    `/projects?programmeId=${production.programmeId}&limit=100`,
  );
  const codes = new Map([...production.applicationIds].map(([code, id]) => [id, code]));
  for (const item of items)
    production.projects.set(item.id, { ...item, application: codes.get(item.applicationId) ?? '' });
  return [...production.projects.values()];
}

/** Tasks of different processes at the same time, those of one process one after the other. */
async function inProcessOrder(tasks: OpenTask[], work: (task: OpenTask) => Promise<void>): Promise<void> {
  const grouped = new Map<string, OpenTask[]>();
  for (const task of tasks) grouped.set(task.processId, [...(grouped.get(task.processId) ?? []), task]);
  const byProcess = [...grouped.values()];
  const next = async (): Promise<void> => {
    for (let own = byProcess.shift(); own; own = byProcess.shift()) for (const task of own) await work(task);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function allEnded({ administrator }: Stage, productions: Production[]): Promise<boolean> {
  for (const { programmeId } of productions) {
    const { state } = await administrator.get<{ state: string }>(`/programmes/${programmeId}`);
    if (!ENDED.includes(state)) return false;
  }
  return true;
}
