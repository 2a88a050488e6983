import type { JudgingParty } from '../publish/rulebook';
import type { Json } from '../record/journal';

/** One evaluation round of one project. id = `<project id>/<round>` */
export interface EvaluationRecord {
  id: string;
  projectId: string;
  programmeId: string;
  round: string;
  state: string;
  /** Evaluators drawn for this round. */
  evaluatorIds: string[];
  surveyId: string | null;
  score: number | null;
  grade: string | null;
  vetoes: string[];
  /** Indicator by indicator: points, judges, measures, rule. */
  derivation: Json;
  reportDocumentIds: { html: string | null; pdf: string | null };
  openedAt: string;
  finalAt: string | null;
}

/** One judge's sheet. id = `<evaluation id>|<party>|<user id>` */
export interface ScoreSheet {
  id: string;
  evaluationId: string;
  party: JudgingParty;
  userId: string;
  organisationId: string;
  /** null = not applicable. */
  marks: { indicator: string; points: number | null; comment: string }[];
  vetoes: { code: string; evidence: string }[];
  submittedAt: string | null;
}
