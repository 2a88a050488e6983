/** The five stages of the whole course: publish, match, serve, evaluate, improve. */
export const STAGES = ['publish', 'match', 'serve', 'evaluate', 'improve'] as const;
export type Stage = (typeof STAGES)[number];

export interface StageFacts {
  /** State of the project's process. */
  state: string;
  /** Evaluation rounds that are under way. */
  openRounds: number;
  /** Findings that are not yet settled. */
  openFindings: number;
}

/** The stage that a project is in: where several go on at once, the one that decides what comes next; null once it has ended. */
export function presentStage({ state, openRounds, openFindings }: StageFacts): Stage | null {
  if (['closed', 'lapsed', 'terminated'].includes(state)) return null;
  if (state === 'awarded' || state === 'agreement') return 'match';
  if (state === 'closing' || state === 'winding-up') return 'improve';
  if (openRounds > 0) return 'evaluate';
  return openFindings > 0 ? 'improve' : 'serve';
}

/** When a stage began and ended; instants, or civil days for what is planned. */
interface Span {
  from: string | null;
  to: string | null;
}

export type StageDates = { readonly [stage in Stage]: Span };

export interface TrackStage extends Span {
  stage: Stage;
  /** `left-out`: the project ended before it came to it. */
  status: 'done' | 'present' | 'to-come' | 'left-out';
}

/** The track of a project: each stage with its dates and whether it is over, going on or still to come. */
export function projectTrack(facts: StageFacts, dates: StageDates): TrackStage[] {
  const present = presentStage(facts);
  return STAGES.map((stage) => ({ stage, status: statusOf(stage, present, facts, dates), ...dates[stage] }));
}

function statusOf(
  stage: Stage,
  present: Stage | null,
  { state }: StageFacts,
  dates: StageDates,
): TrackStage['status'] {
  if (present === null) return state === 'closed' || dates[stage].from !== null ? 'done' : 'left-out';
  const order = STAGES.indexOf(stage) - STAGES.indexOf(present);
  if (order === 0) return 'present';
  return order < 0 ? 'done' : 'to-come';
}
