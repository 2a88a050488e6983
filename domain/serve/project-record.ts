import type { TargetJudgement } from '../improve/carried-target';
import type { Fen } from '../money/fen';
import type { StopReason } from './sanction';
import type { Signature } from './signature';

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
    signatures: Signature[];
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
  /** What officers said of targets carried into it from earlier plans; absent: nothing yet. */
  targetJudgements?: TargetJudgement[];
  /** By tranche: how much less it came to because of a grade. */
  cuts?: { [tranche: string]: Fen };
  /** Ended by its rulebook, at the instant of the stage `winding-up`: why is public. */
  stopped?: StopReason;
  /** A complaint holds it: nothing is signed, performed or paid; absent: none ever did. */
  stayed?: boolean;
  /** An upheld complaint took the award away; then `award` and `paid` are what could not be had back. */
  annulled?: boolean;
  endedAs: 'closed' | 'lapsed' | 'terminated' | null;
}
