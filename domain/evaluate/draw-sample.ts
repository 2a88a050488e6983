import { drawnOrder } from '../match/draw';
import { allocate, sampleSize } from './sample-size';
import { SMALLEST_GROUP } from './share-estimate';
import type { SurveyTerms } from './survey-terms';

/** Strata too small to stand alone are drawn together under this name. */
export const OTHER_STRATA = 'others';

/** Somebody who was served, and what they may be told apart by. */
export interface Served {
  id: string;
  group: string;
  street: string;
  /** How they can be asked. */
  method: 'link' | 'staff';
}

export interface DrawnStratum {
  stratum: string;
  frame: number;
  sample: number;
}

export interface DrawnSample {
  design: 'simple' | 'stratified' | 'full';
  /** In the order of their names; none unless stratified. */
  strata: DrawnStratum[];
  drawn: { id: string; stratum: string | null }[];
}

/** A simple random sample by a recorded seed: anybody can draw it again, and the order of the ids does not matter. */
export function drawSample(ids: readonly string[], size: number, seed: string): string[] {
  return drawnOrder(seed, ids).slice(0, Math.max(size, 0));
}

/**
 * Draws whom to ask as the rulebook says: everybody, a simple sample, or a simple sample in each stratum, whose seed is
 * the recorded one with the name of the stratum. The same seed draws the same again.
 */
export function drawByDesign(
  served: readonly Served[],
  terms: Pick<SurveyTerms, 'sampleShare' | 'minimumSample' | 'design' | 'precision'>,
  seed: string,
): DrawnSample {
  const size = sampleSize(served.length, terms);
  const { design = { kind: 'simple' } } = terms;
  if (design.kind !== 'stratified') {
    const ids = drawSample(
      served.map((one) => one.id),
      size,
      seed,
    );
    return { design: design.kind, strata: [], drawn: ids.map((id) => ({ id, stratum: null })) };
  }
  const strata = strataOf(served, design.by);
  const sizes = allocate(
    strata.map(({ ids }) => ids.length),
    size,
    design.leastPerStratum,
  );
  const drawn = strata.flatMap(({ stratum, ids }, at) =>
    drawSample(ids, sizes[at] ?? 0, `${seed}/${stratum}`).map((id) => ({ id, stratum })),
  );
  return {
    design: 'stratified',
    strata: strata.map(({ stratum, ids }, at) => ({ stratum, frame: ids.length, sample: sizes[at] ?? 0 })),
    drawn,
  };
}

/**
 * The strata of those served, by name. One of fewer than five people would name them: all of these are drawn as one,
 * and if that is still too small, together with the next smallest.
 */
function strataOf(served: readonly Served[], by: 'group' | 'street' | 'method') {
  const byKey = new Map<string, string[]>();
  for (const one of served) byKey.set(one[by], [...(byKey.get(one[by]) ?? []), one.id]);
  const bySize = [...byKey]
    .map(([stratum, ids]) => ({ stratum, ids }))
    .sort((a, b) => a.ids.length - b.ids.length || (a.stratum < b.stratum ? -1 : 1));
  const large = bySize.filter(({ ids }) => ids.length >= SMALLEST_GROUP);
  const others = bySize.filter(({ ids }) => ids.length < SMALLEST_GROUP).flatMap(({ ids }) => ids);
  if (others.length > 0 && others.length < SMALLEST_GROUP) others.push(...(large.shift()?.ids ?? []));
  return [...large, ...(others.length > 0 ? [{ stratum: OTHER_STRATA, ids: others }] : [])].sort((a, b) =>
    a.stratum < b.stratum ? -1 : 1,
  );
}
