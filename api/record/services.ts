import type { SurveyCodes } from '../../domain/evaluate/survey-codes';
import type { ClockReading } from '../../domain/record/clock';
import type { DecisionInput, DecisionType, NoticeType } from '../../domain/record/decision';
import type { DocumentPort } from '../../domain/record/document-port';
import type { FilePort } from '../../domain/record/file-port';
import type { Actor } from '../../domain/record/party';
import type { SignaturePort } from '../../domain/record/signature-port';
import type { Collection, Collections, Filter, Store } from '../../domain/record/store';
import type { TablePort } from '../../domain/record/table-port';

/** The record that a collection holds. */
export type RecordOf<C extends keyof Collections> = Collections[C] extends Collection<infer T> ? T : never;

export interface PageOptions {
  /** As given by the page before; opaque. */
  cursor?: string | undefined;
  /** At most 100. */
  limit: number;
  /** One field; ties are ordered by id. Newest id first when absent. */
  sort?: { [field: string]: 1 | -1 };
}

export interface Page<T> {
  items: T[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
}

export interface PagedStore extends Store {
  /**
   * One page of what a filter finds, or of what any of several find.
   * @throws Fault `invalid-input` for a cursor that this list did not give
   */
  page<C extends keyof Collections>(
    collection: C,
    filter: Filter | readonly Filter[],
    options: PageOptions,
  ): Promise<Page<RecordOf<C>>>;
  page<T extends { id: string }>(
    collection: keyof Collections,
    filter: Filter | readonly Filter[],
    options: PageOptions,
  ): Promise<Page<T>>;
}

export interface Observed {
  atRest: boolean;
  events: number;
  children: string[];
}

/** What routes stand on: given by the composition root, replaced in tests. */
export interface Services {
  store: PagedStore;
  /** The business instant it is now. */
  now(): Promise<string>;
  clock(): Promise<ClockReading>;
  /** A new ULID. */
  newId(): string;
  /** A new seed for a recorded draw: 32 hex digits. */
  newSeed(): string;
  sha256(text: string): string;
  /** An answer that costs much to find, at most a minute old. `name` stands for the question. */
  remembered<T>(name: string, find: () => Promise<T>): Promise<T>;
  files: FilePort;
  documents: DocumentPort;
  /** Verifies signatures that were made elsewhere. */
  signatures: SignaturePort;
  surveyCodes: SurveyCodes;
  /** Reads workbooks and CSV files that people fill in. */
  tables: TablePort;
  /**
   * Puts a decision to the process that owns it and waits for its answer. The same key is the same decision.
   * @throws Fault as the process refused it; `not-found` without such a process; `not-allowed-now` when it has
   * ended; `unavailable` when no answer came in time (the decision may still be taken: ask again under the same key)
   */
  decide<I extends DecisionInput, O>(
    workflowId: string,
    type: DecisionType<I, O>,
    input: Omit<I, 'actor' | 'at'> & { actor: Actor; at: string },
    key: string,
  ): Promise<O>;
  /** Starts a process by its workflow's name; starting it twice starts it once. */
  start(workflow: string, workflowId: string, input: unknown): Promise<void>;
  /** Tells a process something; one that has ended need not know. */
  signal<T>(workflowId: string, type: NoticeType<T>, input: T): Promise<void>;
  /**
   * How far a process has come and whether it is at rest: nothing under way but timers.
   * Two equal readings in a row mean that nothing happened in between.
   * `children` are the processes that it started and that have not ended.
   */
  observe(workflowId: string): Promise<Observed>;
  /** Which of the engines answer now. */
  ready(): Promise<{ database: boolean; temporal: boolean }>;
  /** Shared with the bank, to know its notices by; null: none are taken. */
  bankSecret?: string | null;
  /** Null outside a sandbox. */
  sandbox: { pace: number } | null;
}
