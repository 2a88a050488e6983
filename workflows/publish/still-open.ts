import { civilDate } from '../../domain/record/civil-date';
import { Fault } from '../../domain/record/fault';
import type { ProgrammeDesk } from './programme-desk';

/**
 * What came in after the closing instant is late, even when the process has not closed yet.
 * @throws Fault `not-allowed-now`
 */
export function stillOpen({ process }: ProgrammeDesk, at: string): void {
  const closing = process.deadlines.close;
  if (!closing || at <= closing.due) return;
  throw new Fault(
    'not-allowed-now',
    { en: `the call closed at ${closing.due}`, zh: `申报已于 ${civilDate(closing.due)} 截止` },
    { state: 'sifting', allowed: [] },
  );
}
