/** What a round comes to, as the process needs it: the derivation stays in the database. */
export interface EvaluationOutcome {
  /** With `grade` and `passed` null: nobody scored, there is no result, and nothing follows from it. */
  score: number | null;
  grade: string | null;
  passed: boolean | null;
  vetoed: boolean;
  /** Ids of the findings: `<project id>/<indicator>-<round>`. */
  findings: string[];
}
