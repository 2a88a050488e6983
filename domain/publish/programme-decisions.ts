import { type DecisionAnswer, type DecisionInput, decisionType } from '../record/decision';
import type { StatementRef } from '../record/statement';
import type { Words } from '../record/words';

/** Makes a draft, or changes it, from a pinned rulebook. */
export const draftProgramme = decisionType<
  DecisionInput & {
    rulebookHash: string;
    title: Words;
    bureauId: string;
    continues: string | null;
    /** The good case that it is written from; null or absent: none. */
    fromCase?: string | null;
    /** The version of the draft that is changed; null or absent: any. */
    version?: number | null;
  }
>('draftProgramme');

/** The officer hands the draft to a second one. */
export const proposeProgramme = decisionType<DecisionInput>('proposeProgramme');

/** The approver publishes: never who drafted or proposed it. The call is open from now on. */
export const approveProgramme = decisionType<DecisionInput, DecisionAnswer & { closesAt: string }>(
  'approveProgramme',
);

/** The words of the reason are saved before. */
export const returnProgramme = decisionType<DecisionInput & { reason: StatementRef }>('returnProgramme');

export const abandonProgramme = decisionType<DecisionInput>('abandonProgramme');

/**
 * A correction or clarification of the open call, whose words are saved before; a late one moves the closing by the
 * rulebook's rule.
 */
export const correctProgramme = decisionType<
  DecisionInput & { text: StatementRef },
  DecisionAnswer & { closesAt: string }
>('correctProgramme');
