/**
 * Who may ask households and enter what they say. Never the provider; the bureau pays and scores, so that its staff
 * should not hear what a household says by name: answers are anonymous to provider and bureau.
 */
export const ENTERERS = ['evaluators', 'street', 'bureau'] as const;
export type Enterer = (typeof ENTERERS)[number];
