import { type DecisionInput, decisionType } from '../record/decision';

/** An inspector hands in the record of the visit that was saved before. */
export const recordVisit = decisionType<DecisionInput & { checkId: string; visitId: string }>('recordVisit');
