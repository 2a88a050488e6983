import type { Fen } from '../money/fen';

/** The project as readers see it; kept by `project/<id>`. */
export interface ProjectRecord {
  id: string;
  programmeId: string;
  applicationId: string;
  organisationId: string;
  bureauId: string;
  streetId: string | null;
  title: string;
  lotId: string | null;
  rulebookHash: string;
  state: string;
  award: Fen;
  agreement: {
    documentId: string;
    sha256: string;
    signatures: { userId: string; organisationId: string; at: string }[];
  } | null;
  startsOn: string | null;
  endsOn: string | null;
  /** Stage → instant it was reached. */
  stages: { [stage: string]: string };
  grades: { [round: string]: { score: number; grade: string } };
  paid: Fen;
  withheld: Fen;
  /** Organisations that the bureau named as partners 合作单位: they judge the rounds that open from then on. */
  partnerIds?: string[];
  pausedAt: string | null;
  /** Times during which all clocks stood. */
  pauses?: { from: string; to: string }[];
  /** Elapsed days charged to the party that held the ball. */
  chargedDays?: { [party: string]: { days: number; workingDays: number } };
  /** Money added to the award by supplements. */
  supplements?: Fen;
  endedAs: 'closed' | 'lapsed' | 'terminated' | null;
}
