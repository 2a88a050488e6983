import { drawnOrder } from '../match/draw';

/** A simple random sample by a recorded seed: anybody can draw it again, and the order of the ids does not matter. */
export function drawSample(ids: readonly string[], size: number, seed: string): string[] {
  return drawnOrder(seed, ids).slice(0, Math.max(size, 0));
}

/** How many to ask: the share (per cent) of those served, at least the minimum, at most everybody. */
export function sampleSize(frame: number, terms: { sampleShare: number; minimumSample: number }): number {
  return Math.min(frame, Math.max(terms.minimumSample, Math.ceil((frame * terms.sampleShare) / 100 - 1e-9)));
}
