import { nextOfReserve } from '../../domain/match/draw-panel';
import type { PanelInput } from '../../domain/match/panel-input';
import { live, type PanelProgress, type SeatProgress, seatsWanted } from '../../domain/match/panel-progress';
import type { Seat } from '../../domain/match/seat';
import type { DeadlineDraft } from '../../domain/record/deadline';
import type { Json } from '../../domain/record/journal';
import type { NoticeDraft } from '../../domain/record/notice';
import type { RecordWrite, Step } from '../../domain/record/step';
import type { TaskDraft } from '../../domain/record/task';

/** What a step opens for an evaluator. */
interface Asks {
  openTasks: TaskDraft[];
  openDeadlines: DeadlineDraft[];
  notices: NoticeDraft[];
}

type SeatHolder = Pick<SeatProgress, 'number' | 'evaluatorId' | 'asked'>;

export const seatId = ({ programmeId }: Pick<PanelInput, 'programmeId'>, number: number): string =>
  `${programmeId}/${number}`;

export const seatWrite = (id: string, set: Partial<Seat>): RecordWrite => ({
  collection: 'seats',
  id,
  set: set as { [field: string]: Json },
});

/** The panel's own deadline. */
export const CLOSING = 'close';

/** When the panel closes with those who have submitted; nothing where the rulebook sets no such time. */
export function closing({ terms, reminders }: PanelInput): DeadlineDraft[] {
  const { closeWithin: period } = terms;
  return period
    ? [{ key: CLOSING, party: 'evaluator', period, byDefault: 'panel.closes-at-quorum', reminders }]
    : [];
}

/** A drawn evaluator has this long to declare conflicts or their absence. */
export function askForDeclaration(input: PanelInput, seat: SeatHolder, reopened = 0): Asks {
  const key = `declare/${seat.number}`;
  return ask(input, seat, key, 'panel.declare', input.terms.declareWithin, reopened);
}

/**
 * A declared seat has this long to score every application that it reads.
 * @param reopened how often the panel was
 */
export function askForSheets(input: PanelInput, seat: SeatHolder, reopened = 0): Asks {
  return ask(input, seat, `score/${seat.number}`, 'panel.score', input.terms.scoreWithin, reopened);
}

function ask(
  input: PanelInput,
  seat: SeatHolder,
  key: string,
  what: string,
  period: DeadlineDraft['period'] & object,
  reopened: number,
): Asks {
  const { programmeId, reminders } = input;
  return {
    openTasks: [
      {
        key,
        what,
        for: { role: 'evaluator', userId: seat.evaluatorId },
        deadlineKey: key,
        at: `/panel-seats/${programmeId}/${seat.number}`,
      },
    ],
    openDeadlines: [{ key, party: 'evaluator', period, byDefault: 'panel.seat-void', reminders }],
    notices: [
      {
        template: `match/${what.replace('.', '-')}`,
        to: { userId: seat.evaluatorId },
        // A mail is sent once for its key: who is asked anew, or when the panel is reopened, gets another one.
        businessKey: [
          `panel/${programmeId}/${key}`,
          ...(seat.asked ? [seat.asked] : []),
          ...(reopened > 0 ? [`reopened-${reopened}`] : []),
        ].join('/'),
        data: { programmeId, seat: seat.number },
        deadlineKey: key,
      },
    ],
  };
}

/** Ends whatever a seat still had to do. */
export function endSeat(
  number: number,
  as: 'lapsed' | 'cancelled',
): Pick<Step, 'closeTasks' | 'closeDeadlines'> {
  const keys = [`declare/${number}`, `score/${number}`];
  return {
    closeTasks: keys.map((key) => ({ key, as: as === 'lapsed' ? 'lapsed' : 'withdrawn' })),
    closeDeadlines: keys.map((key) => ({ key, as })),
  };
}

/**
 * Fills empty seats from the front of the reserve, experts keeping their share; each gets a new number and full clocks.
 * @param replaced number of the seat that became void, for the record
 */
export function fillSeats(
  from: PanelProgress,
  input: PanelInput,
  replaced: number | null,
): { progress: PanelProgress; draft: Asks & { writes: RecordWrite[] }; filled: number[] } {
  const { reading } = input.terms;
  let progress = reading && replaced !== null ? { ...from, toShare: true } : from;
  const filled: SeatProgress[] = [];
  const wanted = { ...input.terms, panelSize: seatsWanted(from, input.terms) };
  for (;;) {
    const held = live(progress);
    const next = held.length < wanted.panelSize ? nextOfReserve(progress.reserve, held, wanted) : null;
    if (!next) break;
    const seat: SeatProgress = { ...next, number: progress.seats.length + 1, state: 'drawn' };
    filled.push(seat);
    progress = {
      ...progress,
      ...(reading && { toShare: true }),
      seats: [...progress.seats, seat],
      reserve: progress.reserve.filter((one) => one.evaluatorId !== next.evaluatorId),
    };
  }
  const asks = filled.map((seat) => askForDeclaration(input, seat));
  return {
    progress,
    filled: filled.map((one) => one.number),
    draft: {
      openTasks: asks.flatMap((one) => one.openTasks),
      openDeadlines: asks.flatMap((one) => one.openDeadlines),
      notices: asks.flatMap((one) => one.notices),
      writes: filled.map((seat) =>
        seatWrite(seatId(input, seat.number), {
          programmeId: input.programmeId,
          number: seat.number,
          evaluatorId: seat.evaluatorId,
          state: 'drawn',
          voidReason: null,
          replaces: replaced === null ? null : seatId(input, replaced),
          ...(reading && { reads: [] }),
        }),
      ),
    },
  };
}
