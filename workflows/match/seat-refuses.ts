import type { SeatProgress } from '../../domain/match/panel-progress';
import { Fault } from '../../domain/record/fault';

/** A decision that a seat does not allow now, with those that it does. */
export function seatRefuses(seat: SeatProgress, decision: string): Fault {
  const allowed = {
    drawn: ['declare'],
    declared: ['submit-sheets', 'declare'],
    submitted: ['declare', 'dissent'],
    void: [],
  }[seat.state];
  return new Fault(
    'not-allowed-now',
    {
      en: `seat ${seat.number} is ${seat.state} and does not allow "${decision}"`,
      zh: `第 ${seat.number} 席目前的状态不能这样办理`,
    },
    {
      state: seat.state,
      allowed,
    },
  );
}
