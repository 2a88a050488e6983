import type { Lifecycle } from '../record/lifecycle';

export type SpotCheckState = 'new' | 'open' | 'closed';

export type SpotCheckDecision = 'begin' | 'draw-projects' | 'draw-inspectors' | 'record-visit' | 'close';

/** The spot checks 双随机抽查 of a programme: every drawing on its day, each drawn project visited or nobody left to go. */
export const spotCheckLifecycle: Lifecycle<SpotCheckState, SpotCheckDecision> = {
  name: 'spot-check',
  initial: 'new',
  table: {
    new: { begin: 'open' },
    open: {
      'draw-projects': 'open',
      'draw-inspectors': 'open',
      'record-visit': 'open',
      close: 'closed',
    },
  },
};
