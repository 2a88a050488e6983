/**
 * What the check of a carried plan 绩效改进计划书 brings for the record: points of the next review's criterion that
 * reads it. No city among the sources prints such figures (domain-rules.md 3.6 marks its like [G]; seeds 004 wants the
 * plan put into effect in the next stage): a rulebook that uses them chose them locally.
 */
export interface PlanCheckTerms {
  /** Points added when every target that could be judged was kept. */
  allKept: number;
  /** Points taken for each target that was not kept. */
  perNotKept: number;
}
