import { Fault } from '../../domain/record/fault';

/** Nothing about applications is told yet, whether there are any or not. */
export function stillSealed(programmeState: string): Fault {
  return new Fault(
    'not-allowed-now',
    { en: 'applications are sealed until the call has closed', zh: '申报截止前，申报书一律密封' },
    { state: programmeState, allowed: [] },
  );
}
