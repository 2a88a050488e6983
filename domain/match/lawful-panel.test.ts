import type { Drawn } from './draw-panel';
import { EMPTY_PANEL, type PanelProgress, panelStands, seatsWanted } from './panel-progress';

/** A purchase by tender: five seats, three of them the quorum of the rulebook. */
const TENDER = { panelSize: 5, quorum: 3, expertShare: 67, oddFrom: 3 };

/** `E` an expert, `l` a lay seat; all have submitted unless said. */
const panel = (seats: string, more: Partial<PanelProgress> = {}): PanelProgress => ({
  ...EMPTY_PANEL,
  seats: [...seats].map((one, n) => ({
    ...({ evaluatorId: `e${n}`, expert: one === 'E' } satisfies Drawn),
    ...{ number: n + 1, state: 'submitted' },
  })),
  ...more,
});

describe('the panel of a purchase', () => {
  it('closes with an odd number of seats among which experts have their share', () => {
    expect(['EEEEl', 'EEE'].map((seats) => panelStands(panel(seats), TENDER))).toEqual([
      ...['may-close', 'may-close'],
    ]);
  });

  it('is short with an even number, too few experts, or fewer than its method asks for', () => {
    const short = ['EEEE', 'EEEll', 'EEl', 'E'];
    expect(short.map((seats) => panelStands(panel(seats), TENDER))).toEqual(short.map(() => 'is-short'));
    const larger = { ...TENDER, oddFrom: 5 };
    expect([panelStands(panel('EEE'), larger), panelStands(panel('EEEEE'), larger)]).toEqual([
      ...['is-short', 'may-close'],
    ]);
  });

  it('goes on below the rulebook’s quorum when the bureau accepts it, and never below the law', () => {
    const accepted = { quorumAccepted: true };
    const all = { ...TENDER, quorum: 5 };
    const stands = ['EEE', 'EEEE', 'EEl'].map((seats) => panelStands(panel(seats, accepted), all));
    expect(stands).toEqual(['may-close', 'is-short', 'is-short']);
  });

  it('calls two where one more would make the number even, and one where nothing is bought', () => {
    expect([seatsWanted({ called: 1 }, TENDER), seatsWanted({}, TENDER)]).toEqual([7, 5]);
    expect(seatsWanted({ called: 1 }, { panelSize: 5 })).toBe(6);
  });
});

it('a panel that buys nothing closes at its quorum, or as the bureau accepts', () => {
  const { oddFrom: _, ...venture } = TENDER;
  expect([panelStands(panel('EEll'), venture), panelStands(panel('l'), venture)]).toEqual([
    ...['may-close', 'is-short'],
  ]);
  expect(panelStands(panel('l', { quorumAccepted: true }), venture)).toBe('may-close');
});
