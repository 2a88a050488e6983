import type { Services } from '../../api/record/services';
import { Fault } from '../../domain/record/fault';

/** Processes that allow nothing now: whatever is sent goes the whole way to them, and changes nothing. */
export const REFUSING_PROCESSES: Pick<Services, 'decide' | 'start' | 'signal'> = {
  decide: async () => {
    throw new Fault(
      'not-allowed-now',
      { en: 'this process takes no decision now', zh: '现在不能办理' },
      { state: 'closed', allowed: [] },
    );
  },
  start: async () => undefined,
  signal: async () => undefined,
};
