import type { Measure } from '../../domain/evaluate/indicator';
import type { Collections, Filter } from '../../domain/record/store';
import type { Services } from '../record/services';

interface Source {
  kind: 'reports' | 'households' | 'serviceRecords' | 'changeRequests' | 'answers' | 'spotChecks';
  filter: Filter;
}

const SOURCES: { readonly [measure in Exclude<Measure, 'satisfaction'>]: Source } = {
  'output-completion': { kind: 'reports', filter: { status: 'accepted' } },
  'file-timeliness': { kind: 'households', filter: {} },
  'visit-frequency': { kind: 'serviceRecords', filter: { kind: 'visit' } },
  'activity-frequency': {
    kind: 'serviceRecords',
    filter: { kind: { $in: ['activity', 'group', 'training'] } },
  },
  'budget-pace': { kind: 'reports', filter: { status: 'accepted' } },
  'budget-shift': {
    kind: 'changeRequests',
    filter: { kind: 'budget-shift', status: { $in: ['approved', 'noted'] } },
  },
  'report-punctuality': { kind: 'reports', filter: { submittedAt: { $ne: null } } },
  'spot-check-faults': { kind: 'spotChecks', filter: { state: 'visited' } },
  'late-reports': { kind: 'reports', filter: { late: true } },
};

const MOST = 100;

/** The records that a measure was taken from. Answers of a survey are nobody's evidence: they stay anonymous. */
export async function measureEvidence({ store }: Services, projectId: string, measure: Measure) {
  if (measure === 'satisfaction') return { kind: 'survey', total: 0, ids: [] };
  const { kind, filter } = SOURCES[measure];
  const collection = store[kind as keyof Collections] as Collections['reports'];
  const all = { ...filter, projectId };
  const records = await collection.find(all, { sort: { id: 1 }, limit: MOST });
  return { kind, total: await collection.count(all), ids: records.map(({ id }) => id) };
}
