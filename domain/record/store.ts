import type { EvaluationRecord, ScoreSheet } from '../evaluate/evaluation-record';
import type { SpotCheck, SpotVisit } from '../evaluate/spot-check';
import type { Answer, Invitation, KeptAnswers, SurveyRecord } from '../evaluate/survey-record';
import type { FindingRecord } from '../improve/finding-record';
import type { GoodCase } from '../improve/good-case';
import type { ProjectOutcome } from '../improve/project-outcome';
import type { Standing } from '../improve/standing';
import type { Application } from '../match/application';
import type { EarlyLook, EarlyRead } from '../match/early-look';
import type { ObjectionRecord } from '../match/objection-record';
import type { RankingRecord } from '../match/ranking-record';
import type { ReviewSheet, Seat } from '../match/seat';
import type { DisbursementRecord } from '../money/disbursement-record';
import type { LedgerPosting } from '../money/ledger-posting';
import type { LedgerTotals } from '../money/ledger-totals';
import type { ProjectBudget } from '../money/project-budget';
import type { AccessRecord } from '../needs/access-record';
import type { Household, Need, ServiceRecord } from '../needs/household';
import type { ApiToken, Organisation, User } from '../people/account';
import type { PinnedRulebook, ProgrammeRecord, QuestionRecord } from '../publish/programme-record';
import type { ChangeRequest } from '../serve/change-request';
import type { ProjectRecord } from '../serve/project-record';
import type { Report } from '../serve/report';
import type { StreetMap } from '../serve/street-map';
import type { HolidayTable } from './calendar';
import type { ClockReading } from './clock';
import type { DocumentRecord } from './document-record';
import type { IdempotentRequest } from './idempotent-request';
import type { JournalEntry } from './journal';
import type { DeadlineRecord, NoticeRecord, ProcessRecord, TaskRecord } from './records';
import type { Statement } from './statement';

/** Conditions on top-level or dotted fields. */
export type Filter = { [field: string]: FilterValue };
export type FilterValue =
  | string
  | number
  | boolean
  | null
  | {
      $in?: readonly unknown[];
      $nin?: readonly unknown[];
      $lt?: unknown;
      $lte?: unknown;
      $gt?: unknown;
      $gte?: unknown;
      $ne?: unknown;
    };

export interface FindOptions {
  sort?: { [field: string]: 1 | -1 } | undefined;
  limit?: number | undefined;
}

/** One kind of record, by id. Inside {@link Store.transaction} every call belongs to the transaction. */
export interface Collection<T extends { id: string }> {
  get(id: string): Promise<T | null>;
  /** @throws Fault `not-found` */
  need(id: string): Promise<T>;
  find(filter: Filter, options?: FindOptions): Promise<T[]>;
  first(filter: Filter, options?: FindOptions): Promise<T | null>;
  /** Only some fields of what a filter finds: for records that are large. */
  pick<K extends keyof T>(filter: Filter, fields: readonly K[]): Promise<Pick<T, K | 'id'>[]>;
  count(filter: Filter): Promise<number>;
  /** @throws Fault `conflict` when the id, or another unique key, is taken. */
  insert(record: T): Promise<void>;
  insertMany(records: T[]): Promise<void>;
  /** Sets fields of a record that meets the filter; false when there is none. */
  update(filter: Filter, set: Partial<T> | Record<string, unknown>): Promise<boolean>;
  /** Sets fields of every record that meets the filter; how many. */
  updateAll(filter: Filter, set: Partial<T> | Record<string, unknown>): Promise<number>;
  /** Sets fields; makes the record when it is not there. */
  put(id: string, set: Partial<T> | Record<string, unknown>): Promise<void>;
  /** Adds to number fields of a record that meets the filter; false when there is none. */
  add(filter: Filter, increments: { [field: string]: number }): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** Removes every record that meets the filter; how many. */
  removeAll(filter: Filter): Promise<number>;
}

export interface Collections {
  organisations: Collection<Organisation>;
  users: Collection<User>;
  tokens: Collection<ApiToken>;
  rulebooks: Collection<PinnedRulebook>;
  programmes: Collection<ProgrammeRecord>;
  questions: Collection<QuestionRecord>;
  applications: Collection<Application>;
  earlyLooks: Collection<EarlyLook>;
  earlyReads: Collection<EarlyRead>;
  seats: Collection<Seat>;
  reviewSheets: Collection<ReviewSheet>;
  rankings: Collection<RankingRecord>;
  objections: Collection<ObjectionRecord>;
  projects: Collection<ProjectRecord>;
  reports: Collection<Report>;
  changeRequests: Collection<ChangeRequest>;
  streetMaps: Collection<StreetMap>;
  households: Collection<Household>;
  needs: Collection<Need>;
  serviceRecords: Collection<ServiceRecord>;
  accesses: Collection<AccessRecord>;
  evaluations: Collection<EvaluationRecord>;
  scoreSheets: Collection<ScoreSheet>;
  spotChecks: Collection<SpotCheck>;
  spotVisits: Collection<SpotVisit>;
  surveys: Collection<SurveyRecord>;
  invitations: Collection<Invitation>;
  answers: Collection<Answer>;
  keptAnswers: Collection<KeptAnswers>;
  findings: Collection<FindingRecord>;
  standings: Collection<Standing>;
  outcomes: Collection<ProjectOutcome>;
  goodCases: Collection<GoodCase>;
  budgets: Collection<ProjectBudget>;
  disbursements: Collection<DisbursementRecord>;
  postings: Collection<LedgerPosting>;
  ledgerTotals: Collection<LedgerTotals>;
  documents: Collection<DocumentRecord>;
  statements: Collection<Statement>;
  journal: Collection<JournalEntry & { id: string }>;
  processes: Collection<ProcessRecord>;
  tasks: Collection<TaskRecord>;
  deadlines: Collection<DeadlineRecord>;
  notices: Collection<NoticeRecord>;
  calendars: Collection<HolidayTable & { id: string }>;
  clocks: Collection<ClockReading & { id: string }>;
  requests: Collection<IdempotentRequest>;
}

/** The database as activities and the API see it; `infra/database` keeps the promise. */
export interface Store extends Collections {
  /**
   * All or nothing. The work may run again after a write conflict: no mail, no call to Temporal inside,
   * and no two calls at the same time.
   * @param turn what many write at the same time, such as the totals of a ledger: in this process those that name the
   * same go one after the other, since each run into the other's conflict would cost all of its work again
   */
  transaction<T>(work: () => Promise<T>, turn?: string): Promise<T>;
}
