import type { Deadline, DeadlineDraft } from '../../domain/record/deadline';
import type { Period } from '../../domain/record/period';
import type { Store } from '../../domain/record/store';
import { dayAfterPause, restarted } from '../../domain/serve/stop-clock';
import { readCalendar } from '../record/record-step';

export interface StoppedClocks {
  stopped: Deadline[];
  pausedAt: string;
  resumedAt: string;
  endsOn: string | null;
  reminders: Period[];
}

/** Computes where the clocks of a paused project stand once it goes on. Changes nothing. */
export async function restartClocks(
  { store }: { store: Store },
  { stopped, pausedAt, resumedAt, endsOn, reminders }: StoppedClocks,
): Promise<{ deadlines: DeadlineDraft[]; endsOn: string | null }> {
  const calendar = await readCalendar(store);
  return {
    deadlines: stopped.map((deadline) => restarted(calendar, deadline, pausedAt, resumedAt, reminders)),
    endsOn: endsOn === null ? null : dayAfterPause(endsOn, pausedAt, resumedAt),
  };
}
