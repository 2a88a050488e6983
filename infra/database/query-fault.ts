import type { Collections, Filter, FindOptions } from '../../domain/record/store';
import { INDEXES, type IndexSpec } from './indexes';
import { ID_INDEX, isHeld, serviceOf } from './serving-index';

/** A question that was put to the database. */
export interface Asked extends FindOptions {
  collection: keyof Collections;
  filter: Filter;
}

/** Collections that stay small whatever happens, and why: these may be read as a whole. */
const SMALL: { readonly [name in keyof Collections]?: string } = {
  calendars: 'one for each year',
  clocks: 'there is one',
  ledgerTotals: 'a few numbers for each programme',
  rulebooks: 'some for each bureau and year',
};

/** Of one value of these there are at most some hundreds of records in any collection: those may be sorted after reading. */
const FEW: readonly (readonly string[])[] = [
  ...['id', 'projectId', 'workflowId', 'stream', 'surveyId', 'evaluationId', 'seatId', 'applicationId'],
  ...['householdId', 'userId', 'evaluatorId', 'evaluatorIds', 'hash', 'email', 'uscc', 'streetCode'],
  ...['paymentKey', 'about', 'documents', 'lookId'],
].map((field) => [field]);

const OF_PROGRAMME = [['programmeId']];
const OF_BOTH = [['programmeId'], ['organisationId']];
/** What belongs to a programme and to no project of it. */
const OF_PROGRAMME_ALONE = [['programmeId', 'projectId']];

/** The same, in these collections: of one value, or of one of each. */
const FEW_HERE: { readonly [name in keyof Collections]?: readonly (readonly string[])[] } = {
  users: [['organisationId']],
  questions: OF_PROGRAMME,
  applications: OF_BOTH,
  earlyLooks: OF_PROGRAMME,
  seats: OF_PROGRAMME,
  reviewSheets: OF_PROGRAMME,
  rankings: OF_PROGRAMME,
  objections: OF_PROGRAMME,
  projects: OF_BOTH,
  evaluations: OF_PROGRAMME,
  surveys: OF_PROGRAMME,
  findings: OF_PROGRAMME,
  standings: OF_BOTH,
  budgets: OF_PROGRAMME,
  disbursements: OF_BOTH,
  documents: OF_BOTH,
  processes: OF_PROGRAMME_ALONE,
  tasks: OF_PROGRAMME_ALONE,
  deadlines: OF_PROGRAMME_ALONE,
};

export const isSmall = (collection: keyof Collections): boolean => SMALL[collection] !== undefined;

/** The fields by which a filter finds little, however much there is. */
export function fewBy({ collection, filter }: Asked): (readonly string[])[] {
  const one = FEW.filter(([field = '']) => filter[field] !== null && isHeld(filter[field]));
  const here = (FEW_HERE[collection] ?? []).filter((fields) =>
    fields.every((field) => isHeld(filter[field])),
  );
  return [...one, ...here];
}

export const findsFew = (asked: Asked): boolean => fewBy(asked).length > 0;

/**
 * Why a query would become slow as the database grows, by the indexes that there are; null: it would not.
 * It must find what it wants by an index, and get it in order from that index unless it finds little.
 */
export function queryFault(asked: Asked): string | null {
  const { collection, filter, sort, limit } = asked;
  if (isSmall(collection)) return null;
  const specs: readonly IndexSpec[] = INDEXES[collection];
  const services = [ID_INDEX, ...specs.map(([fields]) => fields)].map((one) => serviceOf(one, filter, sort));
  const few = fewBy(asked);
  if (few.some((fields) => services.some(({ held }) => fields.every((field) => held.includes(field)))))
    return null;
  const wanted = Object.keys(filter).filter((field) => isHeld(filter[field]));
  const isPageOfAll = wanted.length === 0 && limit !== undefined && sort !== undefined;
  const finding = services.filter(
    ({ held, bounded }) =>
      wanted.every((field) => held.includes(field)) && (held.length > 0 || bounded !== null || isPageOfAll),
  );
  if (finding.length === 0) return 'no index finds it';
  return finding.some(({ ordered }) => ordered) ? null : 'sorted after all of it was read';
}

/** What queries of the same kind have in common: which fields they ask for in which way, and the order. */
export function shapeOf({ collection, filter, sort, limit }: Asked): string {
  const fields = Object.entries(filter).map(([field, value]) =>
    typeof value === 'object' && value !== null ? `${field} ${Object.keys(value).sort().join()}` : field,
  );
  const order = Object.entries(sort ?? {}).map(([field, one]) => `${field} ${one === 1 ? 'up' : 'down'}`);
  const [found, sorted] = [fields.sort().join(', ') || 'all', order.join(', ')];
  return `${collection}: ${found}${sorted && `; by ${sorted}`}${limit === undefined ? '' : '; some'}`;
}
