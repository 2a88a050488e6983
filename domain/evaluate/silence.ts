/** What the bureau is asked when judges were silent: whether to try again, or to go on without them. */
export const SILENCES = ['no-result', 'no-evaluators'] as const;
export type Silence = (typeof SILENCES)[number];

/** Key of its task and of its clock. */
export const SILENCE = 'silence';
