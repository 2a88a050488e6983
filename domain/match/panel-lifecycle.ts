import type { Lifecycle } from '../record/lifecycle';

export type PanelState = 'drawing' | 'sitting' | 'short' | 'closed' | 'dissolved';

export type PanelDecision =
  | 'draw'
  | 'fill-seats'
  | 'declare'
  | 'submit-sheets'
  | 'void-seat'
  | 'leave-reserve'
  | 'ask-bureau'
  | 'extend-panel'
  | 'accept-quorum'
  | 'compare-sheets'
  | 'share-out'
  | 'ask-anew'
  | 'count-readers'
  | 'time-up'
  | 'close'
  | 'dissent'
  | 'reopen'
  | 'dissolve';

const seatDecisions = <S extends 'sitting' | 'short'>(state: S) =>
  ({
    ...{ declare: state, 'submit-sheets': state, 'void-seat': state, 'leave-reserve': state },
    ...{ 'share-out': state, 'ask-anew': state, 'count-readers': state },
  }) as const;

/**
 * The life of a review panel. `short`: fewer seats than the quorum, or than it takes to read all, and nobody left in
 * the reserve, so the bureau has to draw more or to accept. `closed`: all have submitted; an upheld objection may reopen
 * it for single applications, and a seat whose conflict comes to light loses its sheets, so that the panel sits again.
 */
export const panelLifecycle: Lifecycle<PanelState, PanelDecision> = {
  name: 'panel',
  initial: 'drawing',
  table: {
    drawing: { draw: 'sitting' },
    sitting: {
      ...seatDecisions('sitting'),
      'time-up': 'sitting',
      'fill-seats': 'sitting',
      'compare-sheets': 'sitting',
      'ask-bureau': 'short',
      close: 'closed',
      dissolve: 'dissolved',
    },
    short: {
      ...seatDecisions('short'),
      'time-up': 'sitting',
      'extend-panel': 'sitting',
      'accept-quorum': 'sitting',
      dissolve: 'dissolved',
    },
    closed: {
      dissent: 'closed',
      declare: 'closed',
      'leave-reserve': 'closed',
      'share-out': 'closed',
      'void-seat': 'sitting',
      reopen: 'sitting',
      dissolve: 'dissolved',
    },
  },
};
