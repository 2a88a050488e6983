import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

/**
 * Ends an early look, or a request that nobody has answered, and puts on record how much was read under it.
 * @throws Error when a paper is read at this moment: tried again, it counts that one too
 */
export async function endEarlyLook(
  deps: RecordDeps,
  { step, lookId }: { step: Step; lookId: string },
): Promise<{ recorded: RecordedStep }> {
  const { earlyLooks } = deps.store;
  const { status, reads, opened } = await earlyLooks.need(lookId);
  const recorded = await recordStep(
    deps,
    { ...step, facts: { lookId, was: status, reads, opened } },
    async (at) => {
      if ((await earlyLooks.need(lookId)).reads !== reads) throw new Error('a paper was read meanwhile');
      await earlyLooks.update({ id: lookId }, { status: endOf(status), endedAt: at });
    },
  );
  return { recorded };
}

const endOf = (status: string) => (status === 'asked' ? 'lapsed' : 'ended');
