import type { Account } from './company';
import type { OpenTask, Production } from './production';
import { severalAtOnce } from './several-at-once';
import type { Stage } from './stage';

const SHEETS_AT_ONCE = 4;

/** Seats of the first draw that never answer. */
export function seatIsSilent({ example }: Production, task: OpenTask): boolean {
  return example.behaviour.panel.silentSeats.includes(seatNumber(task));
}

function seatNumber(task: OpenTask): number {
  return Number(task.at?.split('/').at(-1));
}

export async function declareSeat(
  { company }: Stage,
  { example }: Production,
  task: OpenTask,
  evaluator: Account,
): Promise<void> {
  const conflicted = example.behaviour.panel.conflictedSeats.find(({ seat }) => seat === seatNumber(task));
  const organisationId = conflicted && company.organisationId(conflicted.organisation);
  await evaluator.user.post(
    `${task.at}/declare`,
    organisationId
      ? { declaration: 'conflict', conflict: { kind: 'earlier-work', organisationId } }
      : { declaration: 'no-conflict' },
  );
}

/** Marks by the quality of each application; seats differ a little, always in the same way. */
export async function scoreSeat(
  { example, applicationIds }: Production,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const { quality, spread, severe } = example.behaviour.panel;
  const codes = new Map([...applicationIds].map(([code, id]) => [id, code]));
  const seat = await user.reads.seat(task.at ?? '');
  const number = seatNumber(task);
  const lean = (((number * 3) % 5) - 2) / 2;
  const less = severe?.seat === number ? severe.by : 0;
  await severalAtOnce(seat.applications, SHEETS_AT_ONCE, async (applicationId) => {
    const given = (quality[codes.get(applicationId) ?? ''] ?? 0.7) + lean * spread - less;
    const share = Math.min(1, Math.max(0, given));
    const marks = seat.criteria.map(({ id, points }) => ({
      criterion: id,
      points: Math.round(points * share * 100) / 100,
      comment:
        share >= 0.8
          ? '论证充分，做法可行。'
          : share >= 0.6
            ? '基本可行，细节待完善。'
            : '论证不足，可行性弱。',
    }));
    await user.put(`${task.at}/sheets/${applicationId}`, { marks });
  });
  await user.post(`${task.at}/submit`);
}

export async function answerObjection(
  stage: Stage,
  production: Production,
  task: OpenTask,
  officer: Account,
): Promise<void> {
  const id = task.at?.split('/')[2] ?? '';
  const grounds = await officer.user.reads.objection(production.programmeId, id);
  const script = production.example.behaviour.objections.find((one) => one.grounds === grounds);
  const upheld = script?.upheld ?? false;
  const { by = '?', against = '?' } = script ?? {};
  stage.say(`objection by ${by} against ${against}: ${upheld ? 'upheld' : 'rejected'}`);
  await officer.user.post(`/objections/${id}/answer`, {
    verdict: upheld ? 'upheld' : 'rejected',
    remedy: upheld ? (script?.remedy ?? 'none') : 'none',
    applicationId: production.applicationIds.get(against) ?? null,
    answer: script?.answer ?? '经复核，异议不成立。',
  });
}
