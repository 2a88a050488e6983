import type { Rulebook } from '../publish/rulebook';
import type { Json } from '../record/journal';
import { composite } from './composite';
import type { MarkedSheet, MeasureValues } from './departure';
import { findingKey, findingsOf } from './findings';
import { verdictOf } from './grade';
import type { GradeBand } from './indicator';
import { roundOf } from './round-of';

/** Rule, inputs and outcome of a scored round, as a journal keeps them. */
export interface ScoredFacts {
  rule: { rulebookHash: string; round: string };
  inputs: { sheets: MarkedSheet[]; measures: MeasureValues };
  outcome: Json;
}

/** A round that was concluded: how the score became the grade. */
export interface ConcludedFacts {
  scored: ScoredFacts;
  rule: { bands: GradeBand[]; passMark: number; findingBelow: number };
  vetoes: string[];
  /** The ids of findings end with their key. */
  outcome: { [part: string]: Json; findings: string[] };
}

/** A round's score once more, from the sheets and measures in its journal and the pinned rulebook. */
export function scoredAgain(facts: ScoredFacts, rulebook: Rulebook): { outcome: object } {
  const { score, earned, of, total, departures } = compositeAgain(facts, rulebook);
  return { outcome: { score, earned, of, total, ...(departures && { departures }) } };
}

/** A round's score, its grade and its findings once more. */
export function concludedAgain(
  { scored, rule, vetoes, outcome }: ConcludedFacts,
  rulebook: Rulebook,
): { [part: string]: unknown } {
  const { score, indicators } = compositeAgain(scored, rulebook);
  const verdict = verdictOf(score, vetoes, rule.bands, rule.passMark);
  const keys = findingsOf(indicators, rule.findingBelow).map(({ indicator }) =>
    findingKey(indicator, scored.rule.round),
  );
  const project = outcome.findings[0]?.split('/')[0] ?? '';
  return {
    scored: { ...scored, ...scoredAgain(scored, rulebook) },
    outcome: { ...outcome, ...verdict, findings: keys.map((key) => `${project}/${key}`) },
  };
}

const compositeAgain = ({ rule, inputs }: ScoredFacts, rulebook: Rulebook) =>
  composite({ ...roundOf(rulebook, rule.round), ...inputs });
