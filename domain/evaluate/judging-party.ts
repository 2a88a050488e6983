/** Parties that score in an evaluation; `records` is what the system computes from its own records. */
export type JudgingParty = 'records' | 'bureau' | 'street' | 'recipients' | 'evaluators';
