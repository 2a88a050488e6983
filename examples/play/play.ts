import { doTask } from './do-task';
import { roundOf } from './evaluate-acts';
import { proposeGoodCases } from './improve-acts';
import type { OpenTask, Production, ProjectOnStage } from './production';
import { answerCall, objectToRanking } from './publish-acts';
import { openLedger, requestChanges } from './serve-acts';
import { type PlayOptions, setStage } from './set-stage';
import { severalAtOnce } from './several-at-once';
import type { Played, Stage } from './stage';
import { answerSurvey } from './survey-acts';
import type { User } from './user';

const ENDED = ['closed', 'failed', 'abandoned'];
const PROCESSES_AT_ONCE = 10;
/** A process that was just started may not have said yet what it waits for. */
const QUIET_LOOKS = 20;

/** Plays programmes whole, as their users would. */
export async function play<U extends User>(options: PlayOptions<U>): Promise<Played<U>> {
  const played = await setStage(options);
  await perform(played);
  return played;
}

/**
 * Goes on with a play until every programme has ended. Everybody does what they have to do at this instant; when
 * nobody has anything left to do, the sandbox's clock moves to the next deadline or to the next thing somebody means
 * to do.
 * @param isHeld tasks that are left to the caller: the play stops when, at that instant, nothing else is to be done
 */
export async function perform(
  { stage, productions }: Played,
  isHeld: (task: OpenTask) => boolean = () => false,
): Promise<void> {
  const { director, clock } = stage;
  let quiet = 0;
  for (;;) {
    const { acted, later, held } = await actUntilQuiet(stage, productions, isHeld);
    if (acted) {
      // What was done goes on by itself for a moment, and may ask somebody for something else at the same instant.
      await director.advance({ to: clock.now });
      continue;
    }
    if (held || productions.every(({ state }) => ENDED.includes(state))) return;
    const { now, next } = await director.advance({
      ...(later && { to: later }),
      jump: clock.jump,
    });
    quiet = now === clock.now && next === null && later === null ? quiet + 1 : 0;
    if (quiet > QUIET_LOOKS) {
      throw new Error(`nothing is going to happen any more at ${now}, but not every programme has ended`);
    }
    clock.now = now;
  }
}

/** @returns whether anything was done or is held, and the next instant at which somebody means to do something */
async function actUntilQuiet(
  stage: Stage,
  productions: Production[],
  isHeld: (task: OpenTask) => boolean,
): Promise<{ acted: boolean; later: string | null; held: boolean }> {
  for (let before = false; ; before = true) {
    const all = await stage.director.openTasks();
    const tasks = all.filter((task) => !isHeld(task));
    const later: string[] = [];
    let acted = false;
    const goOnWith = async (production: Production) => {
      const own = tasks.filter(({ programmeId }) => programmeId === production.programmeId);
      if (await followProgramme(stage, production, own)) acted = true;
      await inProcessOrder(own, async (task) => {
        const outcome = await doTask(stage, production, task);
        if (outcome.kind === 'later') later.push(outcome.at);
        if (outcome.kind === 'done') acted = true;
      });
    };
    await Promise.all(productions.map(goOnWith));
    if (!acted) {
      return { acted: before, later: later.sort()[0] ?? null, held: tasks.length < all.length };
    }
  }
}

/** What people do without being asked by a task. */
async function followProgramme(stage: Stage, production: Production, tasks: OpenTask[]): Promise<boolean> {
  const { programmeId } = production;
  const state = await stage.director.stateOf(programmeId);
  production.state = state;
  if (state === 'open') return answerCall(stage, production);
  if (state === 'notice') return objectToRanking(stage, production);
  if (state === 'closed') return proposeGoodCases(stage, production);
  if (state !== 'running') return false;
  const running = (await projectsOf(stage, production)).filter((project) => project.state === 'running');
  const acted = await Promise.all(running.map((project) => followProject(stage, production, project, tasks)));
  return acted.includes(true);
}

async function followProject(
  stage: Stage,
  production: Production,
  project: ProjectOnStage,
  tasks: OpenTask[],
): Promise<boolean> {
  const opened = await openLedger(stage, production, project);
  const changed = await requestChanges(stage, production, project);
  const scoring = tasks.find(
    (task) => task.projectId === project.id && task.what.code === 'evaluation.score',
  );
  const answered = scoring && (await answerSurvey(stage, production, project, roundOf(scoring)));
  return opened || changed || answered === true;
}

async function projectsOf(stage: Stage, production: Production): Promise<ProjectOnStage[]> {
  const found = await stage.director.projectsOf(production);
  for (const project of found) production.projects.set(project.id, project);
  return [...production.projects.values()];
}

/** Tasks of different processes at the same time, those of one process one after the other. */
async function inProcessOrder(tasks: OpenTask[], work: (task: OpenTask) => Promise<void>): Promise<void> {
  const grouped = new Map<string, OpenTask[]>();
  for (const task of tasks) grouped.set(task.processId, [...(grouped.get(task.processId) ?? []), task]);
  await severalAtOnce([...grouped.values()], PROCESSES_AT_ONCE, async (own) => {
    for (const task of own) await work(task);
  });
}
