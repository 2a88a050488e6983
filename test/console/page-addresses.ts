import { PAGES } from '../../api/pages';
import type { ConsolePage } from '../../api/record/pages/mount-pages';
import { routeNamed } from '../../api/record/pages/route-named';
import { ROUTES } from '../../api/rooms';
import { type AccessRow, accessRow, type Relation } from '../../domain/people/access';
import { ACCESS_TABLE } from '../../domain/people/access-table';
import type { User } from '../../domain/people/account';
import type { Role } from '../../domain/record/party';
import type { MongoStore } from '../../infra/database/mongo-store';

type Params = { [name: string]: string };

/** One thing that pages may be about: what its address is made of, and who has to do with it. */
export interface Subject {
  params: Params;
  /** What the address says behind its path. */
  query?: Params;
  parties: Parties;
}

interface Parties {
  bureaus: string[];
  streets: string[];
  organisations: string[];
  /** Users. */
  assigned: string[];
}

/** A page with everything in the sample that it may be about. */
export interface PageOnSample {
  page: ConsolePage;
  /** Null: everybody who is signed in. */
  row: AccessRow | null;
  subjects: readonly Subject[];
}

const NOBODY: Parties = { bureaus: [], streets: [], organisations: [], assigned: [] };
const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map((one) => String(one[1]));

/** Pages that need more than their path: what else their address says. */
const QUERIES: { [path: string]: (store: MongoStore, params: Params) => Promise<Params[]> } = {
  async '/projects/:projectId/evaluations/:round/appeal/sheets'(store, { projectId, round }) {
    const sheets = await store.scoreSheets.find({ evaluationId: `${projectId}/${round}` });
    return sheets.filter(({ submittedAt }) => submittedAt !== null).map(({ id }) => ({ replaces: id }));
  },
};

/** Every page of the console, those of rooms to come as well: what a page is about follows from its path. */
export async function pagesOnSample(store: MongoStore): Promise<PageOnSample[]> {
  const subjects = await subjectsOf(store);
  return Promise.all(
    PAGES.map(async (page) => {
      const action = page.right === null ? null : routeNamed(ROUTES, page.right).action;
      return {
        page,
        row: action === null ? null : accessRow(ACCESS_TABLE, action),
        subjects: await withQueries(store, page.path, fittingTo(page.path, subjects)),
      };
    }),
  );
}

/** What an address may be about, by what its path names; whatever has more to it is about something else. */
export function fittingTo(path: string, subjects: readonly Subject[]): readonly Subject[] {
  const names = namesIn(path);
  if (names.length === 0) return [subject({}, NOBODY)];
  const fitting = subjects.filter(({ params }) => names.every((name) => params[name] !== undefined));
  const least = Math.min(...fitting.map(({ params }) => Object.keys(params).length));
  return fitting.filter(({ params }) => Object.keys(params).length === least);
}

async function withQueries(
  store: MongoStore,
  path: string,
  subjects: readonly Subject[],
): Promise<readonly Subject[]> {
  const queriesOf = QUERIES[path];
  if (!queriesOf) return subjects;
  const found: Subject[] = [];
  for (const one of subjects)
    found.push(...(await queriesOf(store, one.params)).map((query) => ({ ...one, query })));
  return found;
}

export function addressOf({ path }: { path: string }, { params, query }: Subject): string {
  return pathOf(path, params) + (query ? `?${new URLSearchParams(query)}` : '');
}

function pathOf(path: string, params: Params): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** How the sample says that somebody stands to something: an opinion of its own, not that of the routes. */
export function relationsOf({ parties }: Subject, user: User): Relation[] {
  const { bureaus, streets, organisations, assigned } = parties;
  return [
    'any',
    ...(bureaus.includes(user.organisationId) ? (['own-bureau'] as const) : []),
    ...(streets.includes(user.organisationId) ? (['own-street'] as const) : []),
    ...(organisations.includes(user.organisationId) ? (['own-organisation'] as const) : []),
    ...(assigned.includes(user.id) ? (['assigned'] as const) : []),
  ];
}

/** What a row of the table says to that; null: it is for everybody. */
export function mayBy(row: AccessRow | null, role: Role, relations: readonly Relation[]): boolean {
  if (row === null) return true;
  const needed = row.allow[role];
  return needed !== undefined && relations.includes(needed);
}

/** Everything in the sample that an address may be about. */
export async function subjectsOf(store: MongoStore): Promise<Subject[]> {
  const projects = await partiesOfProjects(store);
  const programmes = await partiesOfProgrammes(store, projects);
  const inProgramme = (id: string) => programmes.get(id) ?? NOBODY;
  const inProject = (id: string | null) => projects.get(id ?? '') ?? NOBODY;
  return [
    ...(await aboutProgrammes(store, programmes, inProgramme)),
    ...(await aboutPanels(store)),
    ...(await aboutProjects(store, projects, inProject)),
    ...(await aboutAll(store, inProgramme, inProject)),
  ];
}

type Parted = (id: string) => Parties;

async function aboutProgrammes(
  store: MongoStore,
  programmes: Map<string, Parties>,
  parted: Parted,
): Promise<Subject[]> {
  const seats = await store.seats.find({ state: { $ne: 'void' } });
  const judges = (id: string) => seats.filter((one) => one.programmeId === id).map((one) => one.evaluatorId);
  const ofProgrammes = [...programmes].map(([programmeId, parties]) => subject({ programmeId }, parties));
  const ofApplications = (await store.applications.find({})).map(({ id, programmeId, organisationId }) =>
    subject(
      { applicationId: id },
      { ...parted(programmeId), organisations: [organisationId], assigned: judges(programmeId) },
    ),
  );
  const ofQuestions = (await store.questions.find({})).map(({ id, programmeId }) =>
    subject({ questionId: id }, parted(programmeId)),
  );
  // Of the applicants only who raised it may know of it.
  const ofObjections = (await store.objections.find({})).map(({ id, programmeId, raisedBy }) =>
    subject({ objectionId: id }, { ...parted(programmeId), organisations: [raisedBy] }),
  );
  // Nobody who applied may know which applications were looked at.
  const ofLooks = (await store.earlyLooks.find({})).map(({ id, programmeId }) =>
    subject({ lookId: id }, { ...NOBODY, bureaus: parted(programmeId).bureaus }),
  );
  const ofRankings = (await store.rankings.find({})).map(({ round, programmeId }) =>
    subject({ programmeId, round: String(round) }, parted(programmeId)),
  );
  return [...ofProgrammes, ...ofApplications, ...ofQuestions, ...ofObjections, ...ofLooks, ...ofRankings];
}

/** A seat is its evaluator's alone. */
async function aboutPanels(store: MongoStore): Promise<Subject[]> {
  const sheets = await store.reviewSheets.find({});
  return (await store.seats.find({})).flatMap(({ id, programmeId, number, evaluatorId }) => {
    const parties = { ...NOBODY, assigned: [evaluatorId] };
    const params = { programmeId, number: String(number) };
    const own = sheets.filter(({ seatId }) => seatId === id);
    return [
      subject(params, parties),
      ...own.map(({ applicationId }) => subject({ ...params, applicationId }, parties)),
    ];
  });
}

async function aboutProjects(
  store: MongoStore,
  projects: Map<string, Parties>,
  parted: (id: string | null) => Parties,
): Promise<Subject[]> {
  const about = ({ projectId }: { projectId: string }, more: Params) =>
    subject({ projectId, ...more }, parted(projectId));
  return [
    ...[...projects.keys()].flatMap((projectId) => [
      about({ projectId }, {}),
      ...['households', 'needs', 'services'].map((kind) => about({ projectId }, { kind })),
    ]),
    ...(await store.reports.find({})).flatMap((one) => [
      about(one, { reportId: one.reportId }),
      about(one, { reportId: one.reportId, version: String(one.version) }),
    ]),
    ...(await store.changeRequests.find({})).map((one) => about(one, { changeId: one.id })),
    ...(await store.findings.find({})).map((one) =>
      about(one, { finding: one.id.slice(one.projectId.length + 1) }),
    ),
    ...(await store.evaluations.find({})).flatMap((one) => [
      about(one, { round: one.round }),
      ...Object.keys(one.measures).map((measure) => about(one, { round: one.round, measure })),
      ...one.claims.map(({ code }) => about(one, { round: one.round, code })),
    ]),
    ...(await aboutCarriedTargets(store, parted)),
    ...(await aboutAnswers(store, parted)),
    ...(await store.surveys.find({})).map((one) => subject({ surveyId: one.id }, parted(one.projectId))),
    ...(await store.spotChecks.find({})).map(({ id, projectId, bureauId, secret, inspectorIds }) => {
      const parties = secret ? { ...NOBODY, bureaus: [bureauId] } : parted(projectId);
      return subject({ checkId: id }, { ...parties, assigned: inspectorIds });
    }),
    ...(await store.goodCases.find({})).map((one) => subject({ caseId: one.id }, parted(one.projectId))),
    ...(await store.disbursements.find({})).map((one) => about(one, { tranche: one.tranche })),
    ...(await store.households.find({})).map((one) => about(one, { householdId: one.id })),
    ...(await store.needs.find({})).map((one) => about(one, { needId: one.id })),
    ...(await store.documents.find({ projectId: { $ne: null } })).map((one) =>
      subject({ documentId: one.id }, parted(one.projectId)),
    ),
  ];
}

/** What an ended project carries into those of its organisation whose programme continues its own. */
async function aboutCarriedTargets(
  store: MongoStore,
  parted: (id: string | null) => Parties,
): Promise<Subject[]> {
  const lines = await store.standings.find({});
  const programmes = await store.programmes.find({});
  const before = (id: string) => programmes.find((one) => one.id === id)?.continues ?? null;
  return (await store.projects.find({ endedAs: null })).flatMap(({ id, organisationId, programmeId }) =>
    lines
      .filter((one) => one.organisationId === organisationId && one.programmeId === before(programmeId))
      .flatMap(({ projectId: planOf, plan = [] }) =>
        plan.map((one) => subject({ projectId: id, planOf, target: one.id }, parted(id))),
      ),
  );
}

/** Who is asked by the staff, one by one. */
async function aboutAnswers(store: MongoStore, parted: (id: string | null) => Parties): Promise<Subject[]> {
  const surveys = await store.surveys.find({});
  const invitations = await store.invitations.find({ usedAt: null, mode: 'staff' });
  return invitations.flatMap(({ surveyId, householdId }) => {
    const survey = surveys.find(({ id, state }) => id === surveyId && state === 'open');
    return survey ? [subject({ surveyId, householdId }, parted(survey.projectId))] : [];
  });
}

async function aboutAll(
  store: MongoStore,
  inProgramme: Parted,
  inProject: (id: string | null) => Parties,
): Promise<Subject[]> {
  return [
    ...(await store.organisations.find({})).map(({ id }) =>
      subject({ organisationId: id }, { ...NOBODY, organisations: [id] }),
    ),
    ...(await store.users.find({})).map(({ id }) => subject({ userId: id }, { ...NOBODY, assigned: [id] })),
    ...(await store.processes.find({})).map(({ id, projectId, programmeId }) =>
      subject({ processId: id }, projectId === null ? inProgramme(programmeId) : inProject(projectId)),
    ),
    ...(await store.rulebooks.find({})).map(({ id }) => subject({ hash: id }, NOBODY)),
    ...(await store.notices.find({ status: 'failed' })).map(({ id }) => subject({ noticeId: id }, NOBODY)),
    ...(await store.calendars.find({})).map(({ year }) => subject({ year: String(year) }, NOBODY)),
  ];
}

const subject = (params: Params, parties: Parties): Subject => ({ params, parties });

async function partiesOfProjects(store: MongoStore): Promise<Map<string, Parties>> {
  const evaluations = await store.evaluations.find({});
  return new Map(
    (await store.projects.find({}, { sort: { id: 1 } })).map(({ id, bureauId, streetId, organisationId }) => [
      id,
      {
        ...{
          bureaus: [bureauId],
          streets: streetId === null ? [] : [streetId],
          organisations: [organisationId],
        },
        assigned: evaluations.filter((one) => one.projectId === id).flatMap((one) => one.evaluatorIds),
      },
    ]),
  );
}

async function partiesOfProgrammes(
  store: MongoStore,
  ofProjects: Map<string, Parties>,
): Promise<Map<string, Parties>> {
  const seats = await store.seats.find({ state: { $ne: 'void' } });
  const applications = await store.applications.find({});
  const streets = await store.organisations.find({ kind: 'street', streetCode: { $ne: null } });
  const projects = await store.projects.find({});
  return new Map(
    (await store.programmes.find({}, { sort: { id: 1 } })).map(({ id, bureauId }) => {
      const own = projects
        .filter((one) => one.programmeId === id)
        .map((one) => ofProjects.get(one.id) ?? NOBODY);
      return [
        id,
        {
          bureaus: [bureauId],
          // Their lots are in the rulebook that all programmes of the sample share.
          streets: streets.map((one) => one.id),
          organisations: applications
            .filter((one) => one.programmeId === id)
            .map((one) => one.organisationId),
          assigned: [
            ...own.flatMap(({ assigned }) => assigned),
            ...seats.filter((one) => one.programmeId === id).map((one) => one.evaluatorId),
          ],
        },
      ];
    }),
  );
}
