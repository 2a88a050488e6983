import type { Carried } from '../record/carried';
import { type DecisionInput, decisionType } from '../record/decision';
import type { GoodCaseState } from './good-case-lifecycle';

export interface GoodCaseInput {
  caseId: string;
  projectId: string;
  programmeId: string;
  organisationId: string;
  /** Of all the words of the case, which lie in the database. */
  sha256: string;
  carried?: Carried<GoodCaseState>;
}

/** The bureau proposes the case whose words were saved before. */
export const proposeCase = decisionType<DecisionInput>('proposeCase');

/** The organisation agrees that the public may read it, or does not. */
export const answerCase = decisionType<DecisionInput & { agree: boolean }>('answerCase');

/** Bureau or organisation take it back; consent can be withdrawn (Personal Information Protection Law, Art. 15). */
export const withdrawCase = decisionType<DecisionInput>('withdrawCase');
