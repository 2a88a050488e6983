import { MOST_BYTES, type RecordedHistory } from './recorded-history';

export const HISTORY_KINDS = ['longest', 'shortest', 'other', 'carried', 'carried-other'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

type Candidate = Pick<RecordedHistory, 'close' | 'carried' | 'paths' | 'events' | 'json' | 'runId'>;

/**
 * Picks few histories of one workflow that go different ways: the longest, the shortest, and the one that shows most
 * of what neither of them shows (an end of its own counts most); then, of the runs that began with carried state, the
 * longest and the one that shows most again. Those too long to keep are passed over, and those still open where any
 * has ended. The same candidates give the same answer.
 */
export function pickHistories<H extends Candidate>(candidates: readonly H[]): Map<HistoryKind, H> {
  const byLength = candidates
    .filter(({ json }) => Buffer.byteLength(json) < MOST_BYTES)
    .sort((a, b) => a.events - b.events || (a.runId < b.runId ? -1 : 1));
  const [whole, later] = [false, true].map((carried) => endedFirst(byLength, carried)) as [H[], H[]];
  const picked = new Map<HistoryKind, H>();
  const seen = new Set<string>();
  const pick = (kind: HistoryKind, history: H | undefined): void => {
    if (!history || [...picked.values()].includes(history)) return;
    picked.set(kind, history);
    for (const path of history.paths) seen.add(path);
  };
  pick('longest', whole.at(-1));
  pick('shortest', whole[0]);
  pick('other', mostUnseen(whole, picked, seen));
  pick('carried', later.at(-1));
  pick('carried-other', mostUnseen(later, picked, seen));
  return picked;
}

function endedFirst<H extends Candidate>(histories: readonly H[], carried: boolean): H[] {
  const all = histories.filter((one) => one.carried === carried);
  const ended = all.filter(({ close }) => close !== 'open');
  return ended.length > 0 ? ended : all;
}

const WORTH_OF_AN_END = 1_000;

function mostUnseen<H extends Candidate>(
  histories: readonly H[],
  picked: ReadonlyMap<HistoryKind, H>,
  seen: ReadonlySet<string>,
): H | undefined {
  const ends = new Set([...picked.values()].map(({ close }) => close));
  let best: { history: H; worth: number } | undefined;
  for (const history of histories) {
    const unseen = [...history.paths].filter((path) => !seen.has(path)).length;
    const worth = unseen + (ends.has(history.close) ? 0 : WORTH_OF_AN_END);
    if (worth > (best?.worth ?? 0)) best = { history, worth };
  }
  return best?.history;
}
