import type { EvaluationOutcome } from '../evaluate/evaluation-outcome';
import type { Fen } from '../money/fen';
import type { CivilDate } from '../record/civil-date';
import type { Deadline } from '../record/deadline';
import type { WaitingAmendment } from './amendment';
import type { ChangeOnRoute } from './change-approval';
import type { ProjectInput } from './project-input';
import { type GivenSignature, missingSides, type SigningSide } from './signature';

export interface ReportProgress {
  /** `missed`: the deadline passed, a finding was opened, the report is still expected. */
  status: 'due' | 'submitted' | 'certified' | 'returned' | 'missed' | 'accepted' | 'failed';
  version: number;
  submittedBy: string | null;
  /** Its deadline passed before it was certified. */
  late: boolean;
  /** Accepted expenses paid from the grant. */
  spent: Fen;
}

export interface RoundProgress {
  status: 'waiting' | 'open' | 'closed';
  /** With `grade` and `passed` null: closed without a result, since nobody scored. */
  score: number | null;
  grade: string | null;
  passed: boolean | null;
  vetoed: boolean;
}

export interface TrancheProgress {
  status: 'waiting' | 'released' | 'paid' | 'withheld' | 'refused';
  amount: Fen;
}

export interface SanctionProgress {
  terminate: boolean;
  /** Of the money asked back, what came; null while it is on its way. */
  recovered: Fen | null;
  /** What was asked back; absent once it is known what came. */
  asked?: Fen;
}

export interface FindingProgress {
  round: string;
  status: 'open' | 'corrected' | 'failed' | 'withdrawn';
}

/** Where a running project stands: plain data, carried from run to run. Nothing but ids, dates, codes and sums. */
export interface ProjectProgress {
  agreement: { documentId: string; sha256: string } | null;
  signatures: GivenSignature[];
  startsOn: CivilDate | null;
  endsOn: CivilDate | null;
  reports: { [reportId: string]: ReportProgress };
  rounds: { [round: string]: RoundProgress };
  /** Rounds without a report of their own whose day has come. */
  dueRounds: string[];
  findings: { [finding: string]: FindingProgress };
  tranches: { [tranche: string]: TrancheProgress };
  /** Changes that wait for the bureau. */
  openChanges: string[];
  /** Those of them on a route of the rulebook; absent: none ever was. */
  onRoute?: { [changeId: string]: ChangeOnRoute };
  /** Approved changes that take effect when both have signed; absent: none ever did. */
  amendments?: { [changeId: string]: WaitingAmendment };
  supplements: Fen;
  extendedDays: number;
  pausedAt: string | null;
  /** Deadlines that stand still while the project is paused. */
  stopped: Deadline[];
  paid: Fen;
  withheld: Fen;
  /** What the grade of a round took, by round; absent: nothing. */
  sanctions?: { [round: string]: SanctionProgress };
  /** Complaints that hold the project; absent: none ever did. */
  stays?: string[];
  /** Since when it has stood still for them; null or absent: it does not. */
  stayedSince?: string | null;
  /** Business instant of the last news about them. */
  stayNewsAt?: string;
  /** A complaint took the award away. */
  annulled?: boolean;
  /** And that is on the project's record. */
  annulRecorded?: boolean;
  /** Money asked back at the end; null until it is known. */
  giveBack: { amount: Fen; status: 'asked' | 'returned' | 'refused' } | null;
  /** Children's notices not yet worked through. */
  inbox: ProjectNotice[];
}

/** A notice of a child, or of the programme's spot checks, as kept until its turn comes. */
export type ProjectNotice =
  | ({ kind: 'evaluation'; round: string } & EvaluationOutcome)
  | { kind: 'finding'; finding: string; outcome: 'corrected' | 'failed' | 'withdrawn' }
  | { kind: 'spot-check'; checkId: string; drawing: number; items: string[] }
  | {
      kind: 'disbursement';
      tranche: string;
      outcome: 'paid' | 'returned' | 'refused' | 'failed';
      amount: Fen;
    };

/** What a child says when it ends. */
export type ChildNotice = Exclude<ProjectNotice, { kind: 'spot-check' }>;

/** The progress of a project that was just awarded. */
export function freshProgress(input: ProjectInput, amounts: { [tranche: string]: Fen }): ProjectProgress {
  const { terms } = input;
  return {
    agreement: null,
    signatures: [],
    startsOn: null,
    endsOn: null,
    reports: Object.fromEntries(terms.serve.reports.map(({ id }) => [id, freshReport()])),
    rounds: Object.fromEntries(terms.rounds.map(({ id }) => [id, freshRound()])),
    dueRounds: [],
    findings: {},
    tranches: Object.fromEntries(
      terms.tranches.map(({ id }) => [id, { status: 'waiting' as const, amount: amounts[id] ?? 0 }]),
    ),
    openChanges: [],
    supplements: 0,
    extendedDays: 0,
    pausedAt: null,
    stopped: [],
    paid: 0,
    withheld: 0,
    giveBack: null,
    inbox: [],
  };
}

function freshReport(): ReportProgress {
  return { status: 'due', version: 0, submittedBy: null, late: false, spent: 0 };
}

function freshRound(): RoundProgress {
  return { status: 'waiting', score: 0, grade: '', passed: false, vetoed: false };
}

/** The progress with some fields of one report changed. */
export function withReport(
  progress: ProjectProgress,
  reportId: string,
  change: Partial<ReportProgress>,
): ProjectProgress {
  const report = progress.reports[reportId] ?? freshReport();
  return { ...progress, reports: { ...progress.reports, [reportId]: { ...report, ...change } } };
}

/** The progress with some fields of one round changed. */
export function withRound(
  progress: ProjectProgress,
  round: string,
  change: Partial<RoundProgress>,
): ProjectProgress {
  const before = progress.rounds[round] ?? freshRound();
  return { ...progress, rounds: { ...progress.rounds, [round]: { ...before, ...change } } };
}

/** The progress with some fields of one tranche changed. */
export function withTranche(
  progress: ProjectProgress,
  tranche: string,
  change: Partial<TrancheProgress>,
): ProjectProgress {
  const before = progress.tranches[tranche] ?? { status: 'waiting', amount: 0 };
  return { ...progress, tranches: { ...progress.tranches, [tranche]: { ...before, ...change } } };
}

/** The progress with a change no longer waiting for anybody. */
export function withoutChange(progress: ProjectProgress, changeId: string): ProjectProgress {
  const without = <T>(all: { [id: string]: T } | undefined) =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([id]) => id !== changeId));
  const { onRoute, amendments } = progress;
  return {
    ...progress,
    openChanges: progress.openChanges.filter((one) => one !== changeId),
    ...(onRoute && { onRoute: without(onRoute) }),
    ...(amendments && { amendments: without(amendments) }),
  };
}

/** The progress with a finding opened or closed. */
export function withFinding(
  progress: ProjectProgress,
  finding: string,
  change: FindingProgress,
): ProjectProgress {
  return { ...progress, findings: { ...progress.findings, [finding]: change } };
}

/** The sides that still have to sign, the organisation first. */
export function sidesToSign(progress: ProjectProgress): SigningSide[] {
  return missingSides(progress.signatures);
}
