import type { Account } from './company';
import type { OpenTask, Production, Stage } from './production';
import { severalAtOnce } from './several-at-once';

const SHEETS_AT_ONCE = 4;

interface SeatView {
  number: number;
  applicants: { organisationId: string }[];
  applications: string[];
  criteria: { id: string; points: number }[];
}

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
  const { quality, spread } = example.behaviour.panel;
  const codes = new Map([...applicationIds].map(([code, id]) => [id, code]));
  const seat = await user.get<SeatView>(task.at ?? '');
  const lean = (((seat.number * 3) % 5) - 2) / 2;
  await severalAtOnce(seat.applications, SHEETS_AT_ONCE, async (applicationId) => {
    const share = Math.min(1, Math.max(0, (quality[codes.get(applicationId) ?? ''] ?? 0.7) + lean * spread));
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
  const { items } = await officer.user.get<{
    items: { id: string; raisedBy: string; applicationId: string | null }[];
  }>(`/programmes/${production.programmeId}/objections?limit=100`);
  const objection = items.find((one) => one.id === id);
  const by = stage.company.organisationCode(objection?.raisedBy ?? '');
  const script = production.example.behaviour.objections.find(
    (one) => one.by === by && production.applicationIds.get(one.against) === objection?.applicationId,
  );
  const upheld = script?.upheld ?? false;
  stage.say(`objection by ${by} against ${script?.against ?? '?'}: ${upheld ? 'upheld' : 'rejected'}`);
  await officer.user.post(`/objections/${id}/answer`, {
    verdict: upheld ? 'upheld' : 'rejected',
    remedy: upheld ? (script?.remedy ?? 'none') : 'none',
    applicationId: objection?.applicationId ?? null,
    answer: script?.answer ?? '经复核，异议不成立。',
  });
}
