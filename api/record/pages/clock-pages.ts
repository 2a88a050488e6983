import { formPage } from './form-page';
import type { PageContext } from './page';

interface Clock {
  now: string;
  pace: number;
  held: string | null;
}

/** @throws Fault `not-found` outside a sandbox: then there is no such page */
async function around({ desk, t, time, number }: PageContext) {
  const clock = await desk.see<Clock>('/sandbox/clock');
  return {
    facts: [
      [t('record.clock-now'), time(clock.now)],
      [t('record.clock-pace'), t('record.clock-times', { times: number(clock.pace) })],
      [t('record.clock-held'), clock.held ? time(clock.held) : t('record.no')],
    ].map(([key, text]) => ({ key: { text: key }, value: { text } })),
    links: [
      { text: t('record.clock-advance'), href: '/sandbox/clock' },
      { text: t('record.clock-release'), href: '/sandbox/clock/release' },
    ],
  };
}

/** The clock of a sandbox, to the next instant at which something happens by itself. */
export const advanceClockPage = formPage({
  path: '/sandbox/clock',
  right: 'POST /sandbox/clock/advance',
  title: 'record.clock-advance',
  lead: 'record.clock-advance-lead',
  button: 'record.clock-advance',
  template: 'record/clock-page',
  fields: () => [
    { kind: 'date-time', name: 'to', label: 'record.clock-to', hint: 'record.clock-to-hint' },
    { kind: 'yes', name: 'reminders', label: 'record.clock-reminders' },
  ],
  shown: async () => ({ reminders: true }),
  around,
  done: () => '/sandbox/clock',
  doneText: 'record.clock-moved',
});

/** Lets it run from where it stands. */
export const releaseClockPage = formPage({
  path: '/sandbox/clock/release',
  right: 'POST /sandbox/clock/release',
  title: 'record.clock-release',
  lead: 'record.clock-release-lead',
  button: 'record.clock-release',
  template: 'record/clock-page',
  fields: () => [
    { kind: 'number', name: 'pace', label: 'record.clock-pace', hint: 'record.clock-pace-hint' },
  ],
  shown: async ({ services }) => ({ pace: services.sandbox?.pace ?? 1 }),
  around,
  done: () => '/sandbox/clock',
  doneText: 'record.clock-released',
});
