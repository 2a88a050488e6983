/** How an answer came: by the personal link, or entered by staff who asked on the phone, on the spot or on paper. */
export const ANSWER_MODES = ['link', 'phone', 'on-site', 'paper'] as const;
export type AnswerMode = (typeof ANSWER_MODES)[number];

/** The modes in which staff enter an answer. */
export const STAFF_MODES = ['phone', 'on-site', 'paper'] as const satisfies readonly AnswerMode[];
