/**
 * Parties that score in an evaluation (two groups are asked in Guangzhou: clients, and committees and partners 合作单位:
 * domain-rules.md 5); `records` is what the system computes from its own records.
 */
export const JUDGING_PARTIES = [
  'records',
  'bureau',
  'street',
  'recipients',
  'evaluators',
  'partners',
] as const;
export type JudgingParty = (typeof JUDGING_PARTIES)[number];
