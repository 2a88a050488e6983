import type { ReviewTerms } from '../publish/rulebook';
import { drawnOrder } from './draw';
import { notCovered } from './draw-terms';
import { type Candidate, type Recusal, recusalsOf } from './recusal';

/** An evaluator on a list of the draw. */
export interface Drawn {
  evaluatorId: string;
  expert: boolean;
  /** Fields that the rulebook asks for; absent: none of them. */
  expertise?: string[];
}

export interface PanelDraw {
  seats: Drawn[];
  /** In the order in which they move up. */
  reserve: Drawn[];
  /** Who was left out, and for which applicant. */
  recused: Recusal[];
}

type SeatTerms = Pick<ReviewTerms, 'panelSize' | 'expertShare' | 'draw'>;

/** The most seats that others than experts may hold (Government Procurement Law, Art. 38). */
export function laySeats({ panelSize, expertShare }: SeatTerms): number {
  return panelSize - Math.ceil((panelSize * expertShare) / 100);
}

/**
 * Draws a panel: who has a tie with any applicant of the programme is left out of it as a whole, so that any seat
 * may read any application; the others are put in drawn order and taken from the front, passing over those
 * who would leave the experts with less than their share, or a field of expertise that is asked for without a seat.
 * With too few candidates the panel stays short.
 */
export function drawPanel(
  seed: string,
  candidates: readonly Candidate[],
  applicants: readonly string[],
  at: string,
  terms: SeatTerms & Pick<ReviewTerms, 'reserve' | 'lookBackYears'>,
): PanelDraw {
  const known = new Set(applicants);
  const recused = candidates.flatMap((one) => {
    const met = [one.organisationId, ...one.ties.map((tie) => tie.organisationId)].filter((id) =>
      known.has(id),
    );
    return recusalsOf(one, met, at, terms.lookBackYears);
  });
  const away = new Set(recused.map((one) => one.evaluatorId));
  const free = candidates.filter((one) => !away.has(one.evaluatorId));
  const order = drawnOrder(
    seed,
    free.map((one) => one.evaluatorId),
  );
  const experts = new Set(free.filter((one) => one.expert).map((one) => one.evaluatorId));
  const fieldsOf = new Map(free.map((one) => [one.evaluatorId, askedFor(one, terms.draw)]));
  const drawn = order.map((id): Drawn => {
    const expertise = fieldsOf.get(id) ?? [];
    return { evaluatorId: id, expert: experts.has(id), ...(expertise.length > 0 && { expertise }) };
  });
  const seats: Drawn[] = [];
  for (const one of drawn) {
    if (seats.length === terms.panelSize) break;
    if (fits(one, seats, terms)) seats.push(one);
  }
  const seated = new Set(seats);
  const reserve = drawn.filter((one) => !seated.has(one)).slice(0, terms.reserve);
  recused.sort((a, b) =>
    `${a.evaluatorId}/${a.organisationId}` < `${b.evaluatorId}/${b.organisationId}` ? -1 : 1,
  );
  return { seats, reserve, recused };
}

/** The first of the reserve that leaves the experts their share beside the seats that are still held. */
export function nextOfReserve(
  reserve: readonly Drawn[],
  held: readonly Drawn[],
  terms: SeatTerms,
): Drawn | null {
  return reserve.find((one) => fits(one, held, terms)) ?? null;
}

function fits(one: Drawn, held: readonly Drawn[], terms: SeatTerms): boolean {
  const keepsShare = one.expert || held.filter((seat) => !seat.expert).length < laySeats(terms);
  return keepsShare && keepsCover(one, held, terms);
}

/** Whether the seats that are left can still cover what is asked for, even if each covers no more than one field. */
function keepsCover(one: Drawn, held: readonly Drawn[], { draw, panelSize }: SeatTerms): boolean {
  if (!draw?.expertise) return true;
  const before = notCovered(draw, held).length;
  const after = notCovered(draw, [...held, one]).length;
  return after < before || after <= panelSize - held.length - 1;
}

function askedFor({ expertise = [] }: Candidate, draw: SeatTerms['draw']): string[] {
  return (draw?.expertise ?? []).filter((field) => expertise.includes(field));
}
