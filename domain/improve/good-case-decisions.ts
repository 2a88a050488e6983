import type { Carried } from '../record/carried';
import { type DecisionInput, decisionType } from '../record/decision';
import type { Period } from '../record/period';
import type { GoodCaseState } from './good-case-lifecycle';

export interface GoodCaseInput {
  caseId: string;
  projectId: string;
  programmeId: string;
  organisationId: string;
  /** It is told of the answer. */
  bureauId?: string;
  /** Of all the words of the case, which lie in the database. */
  sha256: string;
  /** The organisation's time to answer; without one the question stays open until somebody takes it back. */
  answerWithin?: Period;
  /** Reminders this long before. */
  reminders?: Period[];
  carried?: Carried<GoodCaseState>;
}

/** The bureau proposes the case whose words were saved before. */
export const proposeCase = decisionType<DecisionInput>('proposeCase');

/** The organisation agrees that the public may read it, or does not. */
export const answerCase = decisionType<DecisionInput & { agree: boolean }>('answerCase');

/** Bureau or organisation take it back; consent can be withdrawn (Personal Information Protection Law, Art. 15). */
export const withdrawCase = decisionType<DecisionInput>('withdrawCase');
