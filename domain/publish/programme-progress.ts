import type { LateConflict } from '../match/panel-decisions';
import type { ProjectEnding } from './programme-notices';
import type { ProgrammeTerms } from './programme-terms';

/** What the programme's process remembers besides its state: ids only. */
export interface ProgrammeProgress {
  bureauId: string;
  /** Who drafted or proposed: may not approve. */
  draftedBy: string[];
  terms: ProgrammeTerms | null;
  /** Submitted applications by id. */
  applications: { [applicationId: string]: { organisationId: string; lotId: string | null } };
  /** Early looks that wait for an answer or last, by id; absent: none was ever asked for. */
  earlyLooks?: {
    [lookId: string]: { askedBy: string; applicationId: string | null; consented: boolean };
  };
  /** Ranking round on notice; 0 before the first. */
  round: number;
  /** Awards that the ranking of this round would make. */
  awards: number;
  /** That ranking has lots which an upheld objection left with too few applicants by law; absent: none. */
  tooFewLeft?: boolean;
  /** Objections that block, by id. */
  objections: { [objectionId: string]: { applicationId: string | null; escalated: boolean } };
  /** `<round>/<organisation id>`: an organisation objects once in each round. */
  raised: string[];
  /** Complaints that are not decided yet, by the objection that they are about; absent: none ever came. */
  complaints?: {
    /** `by`: organisation that complained; absent of complaints that older code took. */
    [objectionId: string]: { applicationId: string | null; stays: boolean; by?: string };
  };
  /** Objections about whose answer a complaint came: it comes once. */
  complained?: string[];
  /** An objection or complaint was upheld that ends the programme. */
  voidedBy?: 'objection' | 'complaint';
  excluded: string[];
  /** An exclusion that no ranking takes into account yet. */
  rerankNeeded: boolean;
  /** Applications that wait to be scored again. */
  toRescore: string[];
  /** How often the panel was sent back to score; its answer carries the same number. */
  reopened: number;
  panelReported: boolean;
  /** Conflicts of seats that came to light after the ranking and are not taken up yet; absent: none. */
  lateConflicts?: LateConflict[];
  /** Those that came after the awards and are on record, as `<seat>/<organisation id>/<kind>`. */
  notedConflicts?: string[];
  /** Application that each project was awarded for; absent for those of older code. */
  awardedFor?: { [projectId: string]: string };
  projects: { [projectId: string]: 'running' | 'closed' | 'lapsed' | 'terminated' };
  /** Ends that projects have told and that are not yet on record. */
  ended: ProjectEnding[];
}

export const NEW_PROGRAMME: ProgrammeProgress = {
  bureauId: '',
  draftedBy: [],
  terms: null,
  applications: {},
  round: 0,
  awards: 0,
  objections: {},
  raised: [],
  excluded: [],
  rerankNeeded: false,
  toRescore: [],
  reopened: 0,
  panelReported: false,
  projects: {},
  ended: [],
};
