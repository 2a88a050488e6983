import type { Caller, Services } from '../route';
import { viewOfTask } from '../task-view';
import { tasksOf } from '../tasks-of';

const MOST = 200;

/** My work 待办: what, by when, and what happens otherwise; the most urgent first, without a date last. */
export async function workPage(services: Services, caller: Caller) {
  const { store } = services;
  const now = await services.now();
  const found = await store.tasks.find(
    { ...tasksOf(caller), status: 'open' },
    { sort: { due: 1 }, limit: MOST },
  );
  const projects = await store.projects.find({ id: { $in: found.flatMap((one) => one.projectId ?? []) } });
  const programmes = await store.programmes.find({
    id: { $in: [...new Set(found.map((one) => one.programmeId))] },
  });
  const tasks = found.map((task) => {
    const project = projects.find((one) => one.id === task.projectId);
    const programme = programmes.find((one) => one.id === task.programmeId);
    return {
      ...viewOfTask(task, now),
      subject: project?.title ?? programme?.title.zh ?? '',
      link: project ? `/projects/${project.id}` : programme ? `/programmes/${programme.id}` : null,
    };
  });
  const dated = tasks.filter((one) => one.due !== null);
  const user = await store.users.need(caller.userId);
  return {
    title: '待办',
    titleEn: 'My work',
    now,
    person: user.name,
    tasks: [...dated, ...tasks.filter((one) => one.due === null)],
    overdue: tasks.filter((one) => one.overdue).length,
  };
}
