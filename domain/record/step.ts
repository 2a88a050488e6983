import type { ClockReading } from './clock';
import type { Deadline, DeadlineDraft, DeadlineEnd } from './deadline';
import type { Json } from './journal';
import type { NoticeDraft } from './notice';
import type { Actor } from './party';
import type { TaskDraft, TaskStatus } from './task';

export type ProcessKind =
  | 'programme'
  | 'panel'
  | 'project'
  | 'evaluation'
  | 'survey'
  | 'rectification'
  | 'disbursement'
  | 'reconciliation'
  | 'good-case'
  | 'contest';

/** Which process a step belongs to. The workflow id is also the id of its journal stream. */
export interface ProcessRef {
  workflowId: string;
  kind: ProcessKind;
  programmeId: string;
  projectId?: string;
}

/**
 * One decision, one record: what a step writes in one database transaction.
 * Recording the same key twice changes nothing and gives the first answer again.
 */
export interface Step {
  /** `<workflow id>#<step name>`; unique over all time. */
  key: string;
  process: ProcessRef;
  decision: string;
  /** State after the decision. */
  state: string;
  /** True when the process ends with this step. */
  final?: boolean;
  actor: Actor;
  /** Business instant; absent when the clock decides (a deadline or a rule): then it is read while recording. */
  at?: string;
  facts: Json;
  /** Fields to set on the process's own record and on others it owns. */
  writes?: RecordWrite[];
  openTasks?: TaskDraft[];
  /** Keys, or a prefix ending in `*`, of tasks of this process. */
  closeTasks?: { key: string; as: Exclude<TaskStatus, 'open'> }[];
  openDeadlines?: DeadlineDraft[];
  closeDeadlines?: { key: string; as: DeadlineEnd }[];
  notices?: NoticeDraft[];
}

/** Sets fields of one record of one collection; makes it when it is not there. */
export interface RecordWrite {
  collection: string;
  id: string;
  set: { [field: string]: Json };
  /** Fields to set afterwards to the words of saved statements, by their ids: no words travel with a step. */
  texts?: { [field: string]: string };
}

/** What the process gets back: the instant that was recorded, its new deadlines, and how time runs towards them. */
export interface RecordedStep {
  at: string;
  deadlines: Deadline[];
  /** With new deadlines only: of older ones a process is told when the clock is moved past them. */
  clock?: ClockReading;
}
