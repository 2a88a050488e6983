import type { BudgetLine, OfferedDeliverable } from '../match/application';
import type { ServeTerms } from '../publish/rulebook';
import type { CivilDate } from '../record/civil-date';
import type { Report } from '../serve/report';
import type { Household, ServiceRecord } from './household';

/** Everything the measures read, frozen at one instant: keep it and the same numbers come out again. */
export interface MeasureFacts {
  /** Up to and including this day. */
  on: CivilDate;
  startsOn: CivilDate;
  endsOn: CivilDate;
  /** Days on which the project was paused: they count neither as elapsed nor as planned. */
  pausedDays: number;
  terms: Pick<ServeTerms, 'fileUpdateEvery' | 'visitEvery'>;
  households: Pick<Household, 'id' | 'openedOn' | 'updatedOn'>[];
  services: Pick<ServiceRecord, 'kind' | 'on' | 'householdIds' | 'people' | 'deliverableId'>[];
  deliverables: Pick<OfferedDeliverable, 'id' | 'type' | 'count' | 'minimumSize' | 'unitPrice'>[];
  /** Accepted reports only; their outputs and expenses are those of the report's own period. */
  acceptedReports: Pick<Report, 'reportId' | 'outputs' | 'expenses'>[];
  /** Reports that were due by then and how they came in. */
  dueReports: { reportId: string; onTime: boolean }[];
  /** Items with a fault in each spot check whose visit was on record by then. */
  spotChecks: { faults: string[] }[];
  /** Days on which objections or complaints about the project were upheld. */
  upheld: CivilDate[];
  /** The budget as approved now, changes included. */
  budget: Pick<BudgetLine, 'id' | 'amount' | 'source'>[];
  /** Fen moved between lines by changes that took effect. */
  shifted: number;
}
