/**
 * Something about the answers of a survey that made-up answers would show as well as honest ones: a reason to look,
 * never a verdict. It counts answers, five at least, and tells of none what it said.
 */
export type SurveySign =
  /**
   * So many of the answers that came in by this person, or (null) by links or codes on a sheet, give every question
   * the same mark.
   */
  | {
      kind: 'straight-lines';
      enteredBy: string | null;
      /** Absent: by links, or by this person. */
      mode?: 'qr';
      answers: number;
      of: number;
      from: number;
    }
  /** Answers that staff entered are better than those that came by links by so many points of a hundred. */
  | { kind: 'staff-above-links'; staff: number; links: number; points: number; from: number }
  /** So many answers came in within so many seconds, and so often. */
  | { kind: 'same-seconds'; answers: number; times: number; seconds: number; from: number }
  /** So many of the households reached when they were called back say that nobody asked them. */
  | { kind: 'not-asked'; notAsked: number; reached: number }
  /** So many of the households drawn to be called back were not called in time. */
  | { kind: 'not-called'; notCalled: number; of: number }
  /** So many answers came by links or codes from a browser that had already sent one. */
  | { kind: 'same-device'; answers: number; of: number; from: number };
