import { type DecisionInput, decisionType } from '../record/decision';
import type { StatementRef } from '../record/statement';

/** An officer asks to look at sealed applications, or at one; the reason is saved before, and public. */
export const askEarlyLook = decisionType<
  DecisionInput & { lookId: string; applicationId: string | null; reason: StatementRef }
>('askEarlyLook');

/** Another officer consents or refuses; the words are saved before, and public. */
export const answerEarlyLook = decisionType<
  DecisionInput & { lookId: string; verdict: 'consented' | 'refused'; answer: StatementRef }
>('answerEarlyLook');
