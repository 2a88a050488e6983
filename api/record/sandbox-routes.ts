import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { advanceClock, releaseClock } from './advance-clock';
import { oneAfterTheOther } from './one-after-the-other';
import { route, type Services } from './route';
import { instant } from './schemas';

const answer = z.object({
  now: z.string(),
  fired: z.int(),
  next: z.string().nullable(),
  overdue: z.array(z.object({ processId: z.string(), key: z.string(), due: z.string() })),
});

const inTurn = oneAfterTheOther();

function onlyInSandbox(services: Services): void {
  if (!services.sandbox)
    throw new Fault('not-found', {
      en: 'There is a clock to move in a sandbox only',
      zh: '只有演练环境可以调整时间',
    });
}

export const sandboxRoutes = [
  route({
    method: 'get',
    path: '/sandbox/clock',
    action: 'record.see-clock',
    summary: 'What time it is for the business in this sandbox',
    tag: 'record',
    answer: z.object({ now: z.string(), pace: z.number(), held: z.string().nullable() }),
    handle: async ({ services }) => {
      onlyInSandbox(services);
      const clock = await services.clock();
      return { now: await services.now(), pace: clock.pace, held: clock.holdAt };
    },
  }),
  route({
    method: 'post',
    path: '/sandbox/clock/advance',
    action: 'record.move-clock',
    summary: 'Move the clock to the next instant at which something happens by itself, and let it happen',
    tag: 'record',
    body: z.strictObject({
      to: instant.optional(),
      jump: z.boolean().default(true).meta({ description: 'At once, or flowing at the pace of the sandbox' }),
      reminders: z.boolean().default(true).meta({ description: 'Stop at reminders too' }),
    }),
    answer,
    handle: async ({ services, body }) => {
      onlyInSandbox(services);
      return inTurn(() => advanceClock(services, body));
    },
  }),
  route({
    method: 'post',
    path: '/sandbox/clock/release',
    action: 'record.move-clock',
    summary: 'Let the clock run from where it stands',
    tag: 'record',
    body: z.strictObject({ pace: z.number().min(1).max(10_000_000) }),
    answer,
    handle: async ({ services, body }) => {
      onlyInSandbox(services);
      return inTurn(() => releaseClock(services, body.pace));
    },
  }),
];
