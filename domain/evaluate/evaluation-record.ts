import type { Json } from '../record/journal';
import type { Appraisal } from './appraisal';
import type { DepartureFigures } from './departure-terms';
import type { ScoringParty } from './judged-by';
import type { JudgingParty } from './judging-party';
import type { Mark } from './mark';
import type { Silence } from './silence';
import type { Total } from './total';

/** One evaluation round of one project. id = `<project id>/<round>` */
export interface EvaluationRecord {
  id: string;
  projectId: string;
  programmeId: string;
  organisationId: string;
  bureauId: string;
  streetId: string | null;
  rulebookHash: string;
  round: string;
  state: string;
  /** Seed of the evaluators' draw. */
  seed: string;
  /** Evaluators drawn for this round. */
  evaluatorIds: string[];
  /** Evaluators who were silent and replaced; absent: none. */
  silentIds?: string[];
  /** Organisations that judge as partners of the project; absent: none were named. */
  partnerIds?: string[];
  /** Who had to score; a street's absence or a party without indicators leaves it out. */
  parties: ScoringParty[];
  /** Parties, `evaluators/<user id>` or `partners/<organisation id>`, that stayed silent past their clock. */
  abstained: string[];
  surveyId: string | null;
  /** Measures from the records with what they were taken from; taken at the opening, and again for the draft. */
  measures: { [measure: string]: MeasureReading };
  score: number | null;
  grade: string | null;
  passed: boolean | null;
  /** Codes of vetoes that stand. */
  vetoes: string[];
  claims: VetoClaim[];
  /** Indicator by indicator: points, judges, measures, rule. */
  derivation: Json;
  /** How the indicators came to the score: stages, bonus, penalty, factor, ceiling. Absent: drafted before it was kept. */
  total?: Total;
  /** Departures from the records. Absent: the rulebook allows none. */
  departures?: DepartureFigures | null;
  /** Ids of its findings: `<project id>/<indicator>-<round>`. */
  findings: string[];
  /** Texts that decisions refer to, by id; one whose decision was refused stays without effect. */
  statements: { [id: string]: Statement };
  /** Ids of statements. */
  response: string | null;
  appeal: Appeal | null;
  /** What bureau and provider think of the evaluators; absent: not said, or not yet. */
  appraisals?: Appraisal[];
  /** What the bureau is asked, since judges were silent; null or absent: nothing. */
  asks?: Silence | null;
  /** Closed without a result, by this statement; absent: it has one, or none yet. */
  noResult?: { reason: string; at: string };
  reportDocumentIds: { html: string | null; pdf: string | null };
  openedAt: string;
  draftedAt: string | null;
  finalAt: string | null;
}

/** A measure at one instant; null: there was nothing to measure. */
export interface MeasureReading {
  value: number | null;
  basis: Json;
  at: string;
}

export interface Statement {
  text: string;
  by: string;
  organisationId: string;
  at: string;
}

/** A veto that a judge claimed with evidence. It stands only if a bureau approver rules so before the final. */
export interface VetoClaim {
  code: string;
  party: ScoringParty;
  evidence: string;
  /** Who claimed it must not rule on it. */
  claimedBy: string;
  /** null: nobody has ruled; past the ruling's clock it falls. */
  ruling: 'stands' | 'dismissed' | null;
  /** Statement with the reason. */
  reason: string | null;
  /** Who ruled must not hear the appeal; absent: nobody has, or it was not kept yet. */
  ruledBy?: string;
}

export interface Appeal {
  /** Statement with the grounds. */
  grounds: string;
  /** Indicators, or codes of vetoes, that it contests. */
  contested: string[];
  at: string;
  outcome: 'upheld' | 'rejected' | 'unanswered' | null;
  /** Statement with the reason. */
  reason: string | null;
  decidedAt: string | null;
  /** What stood before. */
  before: { score: number | null; grade: string | null };
}

/** One judge's sheet. id = `<evaluation id>|<party>|<user id>`; one re-scored on appeal adds `|appeal`. */
export interface ScoreSheet {
  id: string;
  evaluationId: string;
  party: JudgingParty;
  userId: string;
  organisationId: string;
  marks: Mark[];
  /** Comments on indicators that are not judged yet; absent: none. Every one has become a mark when it is handed in. */
  remarks?: { indicator: string; comment: string }[];
  vetoes: { code: string; evidence: string }[];
  /** Grows with every save; absent: 1. */
  version?: number;
  submittedAt: string | null;
  /** The sheet whose place it takes after an upheld appeal; absent or null: none. */
  replaces?: string | null;
  /** An approver's re-scored sheet counts from the upheld appeal on. */
  replacedBy?: string | null;
}
