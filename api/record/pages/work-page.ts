import type { TaskRecord } from '../../../domain/record/records';
import { EVERYBODYS, openTasksOf, seesEverybodys, tasksOf } from '../tasks-of';
import { type PageContext, page } from './page';
import { taskAddress } from './task-links';

const MOST = 100;
const DAY_MS = 86_400_000;

/** Whoever oversees all work may look at that of everybody. */
const isOfEverybody = ({ query, caller }: PageContext) => query.of === 'everybody' && seesEverybodys(caller);

/** One more than are shown: so that it is known whether there are more. */
function openTasks(context: PageContext): Promise<TaskRecord[]> {
  const { services, caller } = context;
  return openTasksOf(services.store, isOfEverybody(context) ? EVERYBODYS : tasksOf(caller), MOST + 1);
}

/** Who has to do a task, and of which organisation. */
async function holders(
  { services: { store }, code }: PageContext,
  tasks: readonly TaskRecord[],
): Promise<(task: TaskRecord) => { who: string | null; organisation: string | null }> {
  const users = await store.users.find({
    id: { $in: [...new Set(tasks.flatMap((one) => one.userId ?? []))] },
  });
  const userOf = ({ userId }: TaskRecord) => users.find((one) => one.id === userId);
  const idOf = (task: TaskRecord) => task.organisationId ?? userOf(task)?.organisationId ?? null;
  const organisations = await store.organisations.find({
    id: { $in: [...new Set(tasks.flatMap((one) => idOf(one) ?? []))] },
  });
  return (task) => ({
    who: userOf(task)?.name ?? (task.role ? code(task.role) : null),
    organisation: organisations.find((one) => one.id === idOf(task))?.name ?? null,
  });
}

/** Whoever oversees a task may see what it is about, and not always do it. */
function subjectAddress({ projectId, programmeId }: TaskRecord): string | null {
  if (projectId !== null) return `/projects/${projectId}`;
  return programmeId === '' ? null : `/programmes/${programmeId}`;
}

/**
 * My work 待办: what, for what, by when, and what happens otherwise; the most urgent first, without a date last. For
 * whoever oversees all work also that of everybody, with who has to do it.
 */
export const workPage = page({
  path: '/',
  right: null,
  template: 'record/work-page',
  async mark(context) {
    const { now } = context;
    const found = await openTasks(context);
    return found.map(({ id, due }) => `${id} ${due} ${due !== null && due < now}`).join();
  },
  async show(context) {
    const { caller, now, t, code, own, time } = context;
    const { store } = context.services;
    const open = await openTasks(context);
    const found = open.slice(0, MOST);
    const ofEverybody = isOfEverybody(context);
    const holderOf = ofEverybody ? await holders(context, found) : () => null;
    const projects = await store.projects.pick({ id: { $in: found.flatMap((one) => one.projectId ?? []) } }, [
      'title',
    ]);
    const programmes = await store.programmes.find({
      id: { $in: [...new Set(found.map((one) => one.programmeId))] },
    });
    const subjectOf = (task: TaskRecord) => {
      const project = projects.find((one) => one.id === task.projectId);
      const programme = programmes.find((one) => one.id === task.programmeId);
      return project?.title ?? (programme ? own(programme.title) : '—');
    };
    const urgency = (due: string | null) => {
      if (due === null) return null;
      if (due < now) return { text: t('record.overdue'), classes: 'govuk-tag--red' };
      const days = Math.floor((Date.parse(due) - Date.parse(now)) / DAY_MS);
      if (days > 7) return { text: t('record.in-days', { count: days }), classes: 'govuk-tag--grey' };
      return {
        text: days === 0 ? t('record.today') : t('record.in-days', { count: days }),
        classes: 'govuk-tag--yellow',
      };
    };
    const tasks = found.map((task) => ({
      what: code(task.what),
      href: taskAddress(task),
      subject: subjectOf(task),
      about: ofEverybody ? subjectAddress(task) : null,
      holder: holderOf(task),
      due: task.due === null ? null : time(task.due),
      urgency: urgency(task.due),
      byDefault: task.byDefault === null ? null : code(task.byDefault),
    }));
    return {
      title: t(ofEverybody ? 'record.work-of-everybody' : 'record.my-work'),
      links: seesEverybodys(caller)
        ? [
            ofEverybody
              ? { text: t('record.my-work'), href: '/' }
              : { text: t('record.work-of-everybody'), href: '/?of=everybody' },
          ]
        : [],
      ofEverybody,
      tasks,
      more: open.length > MOST ? t('record.most-urgent-shown', { count: MOST }) : null,
      // One payment is approved on its own page.
      several: !ofEverybody && found.filter(({ what }) => what.startsWith('payment.approve')).length > 1,
      overdue: found.filter(({ due }) => due !== null && due < now).length,
    };
  },
});
