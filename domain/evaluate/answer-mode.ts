/**
 * How an answer came: by the personal link, by the code on a sheet that staff hand out at a visit, or entered by staff
 * who asked on the phone, on the spot or on paper.
 */
export const ANSWER_MODES = ['link', 'qr', 'phone', 'on-site', 'paper'] as const;
export type AnswerMode = (typeof ANSWER_MODES)[number];

/** The modes in which people answer by themselves, under a code of their own. */
export type CodeMode = 'link' | 'qr';

/** The modes in which staff enter an answer. */
export const STAFF_MODES = ['phone', 'on-site', 'paper'] as const satisfies readonly AnswerMode[];
