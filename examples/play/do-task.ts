import { ACTS } from './acts';
import { firstWhoMay } from './first-who-may';
import type { OpenTask, Production, ProjectOnStage } from './production';
import { Refused } from './refused';
import type { Stage } from './stage';

export type Outcome = { kind: 'done' | 'left' } | { kind: 'later'; at: string };

/** Does one open task as its addressee would: now, later, or not at all. */
export async function doTask(stage: Stage, production: Production, task: OpenTask): Promise<Outcome> {
  const act = ACTS[task.what.code];
  if (!act) return { kind: 'left' };
  const project = (task.projectId && production.projects.get(task.projectId)) || NO_PROJECT;
  if (act.isLeft?.(production, project, task)) return { kind: 'left' };
  const at = act.notBefore?.(production, project, task) ?? null;
  if (at !== null && at > stage.now()) return { kind: 'later', at };
  const addressed = stage.company.addressed(task);
  const people = act.order?.(production, task, addressed) ?? addressed;
  try {
    const done = await firstWhoMay(people, async (account) => {
      await stage.company.signIn(account);
      await act.act(stage, production, project, task, account);
    });
    return { kind: done ? 'done' : 'left' };
  } catch (error) {
    if (await wasOvertaken(stage, task, error)) return { kind: 'left' };
    throw error;
  }
}

/** Somebody else asked for the same did it meanwhile: of two who may give the last approval, one is enough. */
async function wasOvertaken(stage: Stage, { id }: OpenTask, error: unknown): Promise<boolean> {
  if (!(error instanceof Refused) || error.problem.allowed === undefined) return false;
  return !(await stage.director.openTasks()).some((one) => one.id === id);
}

/** Tasks of the programme itself are about no project. */
const NO_PROJECT: ProjectOnStage = {
  id: '',
  applicationId: '',
  application: '',
  organisationId: '',
  bureauId: '',
  award: 0,
  state: '',
  startsOn: null,
  endsOn: null,
};
