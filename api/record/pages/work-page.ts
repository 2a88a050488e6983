import type { TaskRecord } from '../../../domain/record/records';
import { openTasksOf } from '../tasks-of';
import { page } from './page';
import { taskAddress } from './task-links';

const MOST = 100;
const DAY_MS = 86_400_000;

/** My work 待办: what, for what, by when, and what happens otherwise; the most urgent first, without a date last. */
export const workPage = page({
  path: '/',
  right: null,
  template: 'record/work-page',
  async mark({ services: { store }, caller, now }) {
    const found = await openTasksOf(store, caller, MOST);
    return found.map(({ id, due }) => `${id} ${due} ${due !== null && due < now}`).join();
  },
  async show({ services: { store }, caller, now, t, code, own, time }) {
    const found = await openTasksOf(store, caller, MOST);
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
      due: task.due === null ? null : time(task.due),
      urgency: urgency(task.due),
      byDefault: task.byDefault === null ? null : code(task.byDefault),
    }));
    return {
      title: t('record.my-work'),
      tasks,
      // One payment is approved on its own page.
      several: found.filter(({ what }) => what.startsWith('payment.approve')).length > 1,
      overdue: found.filter(({ due }) => due !== null && due < now).length,
    };
  },
});
