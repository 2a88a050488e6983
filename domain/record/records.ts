import type { Deadline, DeadlineEnd } from './deadline';
import type { NoticeDraft } from './notice';
import type { Addressee } from './party';
import type { ProcessKind } from './step';
import type { TaskStatus } from './task';

/** A workflow as readers see it; id = workflow id. */
export interface ProcessRecord {
  id: string;
  kind: ProcessKind;
  programmeId: string;
  projectId: string | null;
  state: string;
  /** Journal entries recorded so far. */
  steps: number;
  /** Hash of the newest journal entry. */
  head: string;
  /** Key of the latest journal entry. */
  lastKey?: string;
  open: boolean;
  startedAt: string;
  endedAt: string | null;
}

/** id = `<workflow id>#<task key>#<n>` */
export interface TaskRecord {
  id: string;
  workflowId: string;
  programmeId: string;
  projectId: string | null;
  key: string;
  what: string;
  role: Addressee['role'] | null;
  organisationId: string | null;
  userId: string | null;
  deadlineKey: string | null;
  due: string | null;
  byDefault: string | null;
  at: string | null;
  status: TaskStatus;
  openedAt: string;
  closedAt: string | null;
}

/** id = `<workflow id>#<deadline key>#<n>` */
export interface DeadlineRecord extends Deadline {
  id: string;
  workflowId: string;
  programmeId: string;
  projectId: string | null;
  status: 'open' | DeadlineEnd;
  closedAt: string | null;
}

/** One message to one person. id = `<recipient>|<template>|<business key>`: that is what makes it one send. */
export interface NoticeRecord {
  id: string;
  template: string;
  /** `user/<id>` or `household/<id>` */
  recipient: string;
  programmeId: string;
  businessKey: string;
  data: NoticeDraft['data'];
  /** Calendar event to attach; a deadline that was called off takes it out again. */
  event: { uid: string; due: string; what: string; cancelled?: boolean } | null;
  status: 'queued' | 'sending' | 'sent' | 'failed';
  queuedAt: string;
  sentAt: string | null;
  attempts: number;
  /** Which run of the delivery took it last. */
  claimed?: string;
  /** A process died while sending it: it may have arrived before. */
  possibleDuplicate?: boolean;
  /** Why the last attempt did not succeed. */
  failure?: string | null;
  /** Who had it sent again after it had failed, by user id, and when, oldest first. */
  sentAgain?: { by: string; at: string }[];
}
