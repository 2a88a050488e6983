import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { route } from './route';
import { pageOf, pageQuery } from './schemas';
import { taskView, viewOfTask } from './task-view';
import { seesEverybodys, tasksOf } from './tasks-of';

const STATES = ['open', 'done', 'lapsed', 'withdrawn'] as const;

export const taskRoutes = [
  route({
    method: 'get',
    path: '/tasks',
    action: 'record.list-tasks',
    summary: 'My tasks 待办: what, by when, and what happens otherwise; the most urgent first',
    tag: 'record',
    query: pageQuery.extend({
      status: z.enum([...STATES, 'all']).default('open'),
      overdue: z.enum(['true', 'false']).optional(),
      programmeId: z.string().max(64).optional(),
      projectId: z.string().max(64).optional(),
      what: z.string().max(100).optional(),
      of: z
        .enum(['me', 'everybody'])
        .default('me')
        .meta({ description: "Everybody's: for auditors and administrators" }),
    }),
    answer: pageOf(taskView),
    handle: async ({ services, caller, query }) => {
      const { status, overdue, programmeId, projectId, what, of, ...page } = query;
      if (of === 'everybody' && !seesEverybodys(caller)) {
        throw new Fault('forbidden', {
          en: 'Only auditors and administrators see the tasks of everybody',
          zh: '只有审计和系统管理员可以查看所有人的待办',
        });
      }
      const now = await services.now();
      const filter = {
        ...(status === 'all' ? { status: { $in: STATES } } : { status }),
        ...(overdue === 'true' && { status: 'open', due: { $lt: now } }),
        ...(overdue === 'false' && { due: { $gte: now } }),
        ...(programmeId && { programmeId }),
        ...(projectId && { projectId }),
        ...(what && { what }),
      };
      const asked = of === 'me' ? tasksOf(caller).map((one) => ({ ...one, ...filter })) : filter;
      const { items, next } = await services.store.page('tasks', asked, { ...page, sort: { due: 1 } });
      return { items: items.map((task) => viewOfTask(task, now)), next };
    },
  }),
];
