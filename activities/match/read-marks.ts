import type { SeatMark } from '../../domain/match/score-application';
import type { Store } from '../../domain/record/store';

/** The marks that count: those of seats that have submitted, in order of sheet. */
export async function readMarks(store: Store, programmeId: string): Promise<SeatMark[]> {
  const seats = await store.seats.find({ programmeId, state: 'submitted' });
  const ids = seats.map((one) => one.id);
  const sheets = await store.reviewSheets.find(
    { programmeId, submittedAt: { $ne: null } },
    { sort: { id: 1 } },
  );
  return sheets
    .filter((one) => ids.includes(one.seatId))
    .flatMap(({ seatId, applicationId, marks }) =>
      marks.map(({ criterion, points, reading }) => ({
        ...{ seatId, applicationId, criterion, points },
        ...(reading !== undefined && { reading }),
      })),
    );
}
