/** What a round comes to, as the process needs it: the derivation stays in the database. */
export interface EvaluationOutcome {
  score: number;
  grade: string;
  passed: boolean;
  vetoed: boolean;
  /** Ids of the findings: `<project id>/<indicator>-<round>`. */
  findings: string[];
}
