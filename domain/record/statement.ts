/**
 * Words that somebody gave with a decision: a reason, a correction. They may hold personal data, so they lie here
 * only; processes, the journal and notices refer to them.
 */
export interface Statement {
  id: string;
  /** Process that the decision went to. */
  about: string;
  text: string;
  sha256: string;
  by: string;
  organisationId: string;
  at: string;
}

/** How a decision and its journal entry name a statement: the hash proves that the words are still the same. */
export type StatementRef = { statementId: string; sha256: string };
