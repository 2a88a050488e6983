import type { PassedOver } from '../match/next-in-line';
import type { Words } from '../record/words';
import type { ProgrammeFigures } from './programme-figures';
import type { Rulebook } from './rulebook';

/** id = content hash */
export interface PinnedRulebook {
  id: string;
  rulebook: Rulebook;
}

/** The programme as readers see it; kept by `programme/<id>`. */
export interface ProgrammeRecord {
  id: string;
  title: Words;
  kind: Rulebook['kind'];
  bureauId: string;
  rulebookHash: string;
  state: string;
  /** Grows with every save of the draft; absent: 1. */
  version?: number;
  draftedBy: string;
  /** The programme that this one continues: its records decide priority and carry-over. */
  continues: string | null;
  /** The good case 优秀案例 that it was written from; absent: none. */
  fromCase?: string | null;
  publishedAt: string | null;
  closesAt: string | null;
  /** Corrections before closing, oldest first. */
  corrections: { at: string; text: string; closesAt: string }[];
  applications: number;
  /** Ranking round on notice; 0 before the first. */
  round: number;
  noticeEndsAt: string | null;
  awardedAt: string | null;
  closedAt: string | null;
  failure: string | null;
  /** Awards that fell, and who followed, oldest first; absent: none did. */
  moves?: AwardMove[];
  /** What it came to, once it has closed. */
  figures: ProgrammeFigures | null;
}

/** An award fell: not signed in time, or annulled. */
export interface AwardMove {
  at: string;
  /** The project that lost it, and those that followed; empty: nobody could. */
  from: string;
  to: string[];
  passedOver: PassedOver[];
}

export interface QuestionRecord {
  id: string;
  programmeId: string;
  text: string;
  askedBy: string;
  askedAt: string;
  /** The bureau should have answered by then. */
  answerBy: string;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
}
