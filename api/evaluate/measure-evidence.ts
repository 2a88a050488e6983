import type { MeasureReading } from '../../domain/evaluate/evaluation-record';
import type { Measure } from '../../domain/evaluate/indicator';
import { upheldAt } from '../../domain/needs/complaint-measures';
import { ACTIVITY_TYPES } from '../../domain/needs/frequency-measures';
import { type CivilDate, civilDate } from '../../domain/record/civil-date';
import type { Collections, Filter } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import type { Services } from '../record/services';

interface Source {
  kind: 'reports' | 'households' | 'serviceRecords' | 'changeRequests' | 'spotChecks';
  filter: Filter;
  /** The newest first, as the lists of the API have them. */
  sort?: { [field: string]: -1 };
}

/** What a reading was taken over. */
interface Stretch {
  project: ProjectRecord;
  /** Business instant of the reading, and its day. */
  at: string;
  on: CivilDate;
  basis: MeasureReading['basis'];
}

const accepted = ({ at }: Stretch): Source => ({
  kind: 'reports',
  filter: { status: 'accepted', submittedAt: { $lte: at } },
});

/** Services between the start and the day of the reading, or the end of the project. */
const services =
  (kinds: readonly string[]) =>
  ({ project: { startsOn, endsOn }, on }: Stretch): Source => ({
    kind: 'serviceRecords',
    filter: {
      kind: { $in: kinds },
      on: { $gte: startsOn, $lte: endsOn !== null && endsOn < on ? endsOn : on },
    },
    sort: { on: -1 },
  });

const SOURCES: {
  readonly [measure in Exclude<Measure, 'satisfaction' | 'upheld-complaints'>]: (stretch: Stretch) => Source;
} = {
  'output-completion': accepted,
  'file-timeliness': ({ on }) => ({ kind: 'households', filter: { openedOn: { $lte: on } } }),
  'visit-frequency': services(['visit']),
  'activity-frequency': services(ACTIVITY_TYPES),
  'budget-pace': accepted,
  'budget-shift': () => ({
    kind: 'changeRequests',
    filter: { kind: 'budget-shift', status: { $in: ['approved', 'noted'] } },
  }),
  'report-punctuality': ({ at }) => ({
    kind: 'reports',
    filter: { submittedAt: { $ne: null, $lte: at } },
  }),
  // Those that never came are named in the basis: there is nothing else of them.
  'late-reports': ({ basis }) => ({ kind: 'reports', filter: { reportId: { $in: lateIn(basis) } } }),
  'spot-check-faults': ({ at }) => ({
    kind: 'spotChecks',
    filter: { state: 'visited', endedAt: { $lte: at } },
  }),
};

const MOST = 100;

/**
 * The records behind the number as it was read, the newest of them if there are many. Answers of a survey are nobody's
 * evidence: they stay anonymous.
 */
export async function measureEvidence(
  { store }: Services,
  projectId: string,
  measure: Measure,
  { at, basis }: Pick<MeasureReading, 'at' | 'basis'>,
) {
  if (measure === 'satisfaction') return { kind: 'survey', total: 0, ids: [] };
  const project = await store.projects.need(projectId);
  const stretch = { project, at, on: civilDate(at), basis };
  if (measure === 'upheld-complaints') return upheldEvidence(store, stretch);
  const { kind, filter, sort = { id: -1 } } = SOURCES[measure](stretch);
  const collection = store[kind as keyof Collections] as Collections['reports'];
  const all = { ...filter, projectId };
  const records = await collection.find(all, { sort, limit: MOST });
  return { kind, total: await collection.count(all), ids: records.map(({ id }) => id) };
}

/** Few enough to be looked at one by one. */
async function upheldEvidence({ objections }: Services['store'], { project, at }: Stretch) {
  const { programmeId, applicationId } = project;
  const about = await objections.find({ programmeId, applicationId }, { sort: { id: -1 } });
  const ids = about.filter((one) => (upheldAt(one) ?? '9999') <= at).map(({ id }) => id);
  return { kind: 'objections', total: ids.length, ids };
}

function lateIn(basis: MeasureReading['basis']): readonly unknown[] {
  const late = basis !== null && typeof basis === 'object' && 'late' in basis ? basis.late : [];
  return Array.isArray(late) ? late : [];
}
