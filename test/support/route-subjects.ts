import type { Route } from '../../api/record/route';
import { type AccessRow, accessRow } from '../../domain/people/access';
import { ACCESS_TABLE } from '../../domain/people/access-table';
import type { MongoStore } from '../../infra/database/mongo-store';
import { fittingTo, type Subject, subjectsOf } from '../console/page-addresses';
import { SURVEY_CODE } from './sample-cycle';

/** A route with everything in the sample that it may be about. */
export interface RouteOnSample {
  route: Route;
  /** Null: for everybody, signed in or not. */
  row: AccessRow | null;
  subjects: readonly Subject[];
}

type Query = (one: Subject) => { [name: string]: string };

/** Routes that are about what their query names. */
const BY_QUERY: { [path: string]: { about: string; query: Query } } = {
  '/journal': { about: 'processId', query: ({ params }) => ({ stream: params.processId ?? '' }) },
  '/journal/verify': { about: 'processId', query: ({ params }) => ({ stream: params.processId ?? '' }) },
  '/processes': { about: 'programmeId', query: ({ params }) => ({ programmeId: params.programmeId ?? '' }) },
  '/search': { about: '', query: () => ({ q: '救助' }) },
};

const NOBODY = { bureaus: [], streets: [], organisations: [], assigned: [] };

export async function routesOnSample(
  store: MongoStore,
  routes: readonly Route[],
): Promise<readonly RouteOnSample[]> {
  const subjects = [...(await subjectsOf(store)), ...(await aboutFurther(store))];
  return routes.map((route) => ({
    route,
    row: route.action === 'public' ? null : accessRow(ACCESS_TABLE, route.action),
    subjects: subjectsFor(route.path, subjects),
  }));
}

function subjectsFor(path: string, subjects: readonly Subject[]): readonly Subject[] {
  const byQuery = BY_QUERY[path];
  if (!byQuery) return fittingTo(path, subjects);
  const about = byQuery.about === '' ? '/' : `/:${byQuery.about}`;
  return fittingTo(about, subjects).map((one) => ({ ...one, params: {}, query: byQuery.query(one) }));
}

/** What only programs ask for, no page. */
async function aboutFurther(store: MongoStore): Promise<Subject[]> {
  const processes = (await subjectsOf(store)).filter(({ params }) => params.processId !== undefined);
  const partiesOf = (id: string) => processes.find(({ params }) => params.processId === id)?.parties;
  return [
    { params: { code: SURVEY_CODE }, parties: NOBODY },
    ...(await store.statements.find({})).map(({ id, about }) => ({
      params: { statementId: id },
      parties: partiesOf(about) ?? NOBODY,
    })),
    ...(await store.tokens.find({})).map(({ id, userId }) => ({
      params: { tokenId: id },
      parties: { ...NOBODY, assigned: [userId] },
    })),
  ];
}
