import { ulid } from 'ulid';
import type { Role } from '../domain/record/party';
import { workflowId } from '../domain/record/workflow-id';
import { cursorAfter } from '../infra/database/page-cursor';
import type { Seeded } from './page-seed';

/** A page as somebody asks for it; null: everybody, without signing in. */
export interface Visit {
  readonly role: Role | null;
  /** As the table names it. */
  readonly name: string;
  readonly path: string;
}

/** Lists with their first and a deep page and their filters, project pages and dashboards, each by who uses it. */
const NAMES: readonly (readonly [Role | null, readonly string[]])[] = [
  [
    'bureau-officer',
    ['/', '/projects', '/projects?{deep}', '/projects?state=running', '/projects?late=true'],
  ],
  ['bureau-officer', ['/projects?programmeId={programme}', '/programmes', '/programmes?state=running']],
  ['bureau-officer', ['/programmes/{programme}', '/programmes/{programme}/board']],
  ['bureau-officer', ['/programmes/{programme}/applications', '/programmes/{programme}/rankings']],
  ['bureau-officer', ['/projects/{project}', '/projects/{project}/households', '/projects/{project}/needs']],
  ['bureau-officer', ['/projects/{project}/needs?status=open', '/projects/{project}/services']],
  ['bureau-officer', ['/projects/{project}/documents', '/projects/{project}/reports']],
  ['bureau-officer', ['/projects/{project}/evaluations', '/projects/{project}/evaluations/final']],
  ['bureau-officer', ['/projects/{project}/changes', '/projects/{project}/findings']],
  ['bureau-officer', ['/projects/{project}/budget', '/journal?projectId={project}']],
  ['bureau-officer', ['/projects/{project}/spot-checks', '/projects/{project}/good-cases']],
  ['bureau-officer', ['/programmes/{programme}/questions', '/programmes/{programme}/objections']],
  ['bureau-officer', ['/programmes/{programme}/spot-checks', '/rulebooks']],
  [
    'bureau-officer',
    ['/organisations/{bureau}/what-works', '/organisations/{bureau}/what-works?year={year}'],
  ],
  ['bureau-officer', ['/organisations', '/organisations?kind=social-organisation', '/search?q=莲花']],
  ['bureau-finance', ['/', '/programmes/{programme}/ledger', '/payments', '/payments?{deep}']],
  ['bureau-finance', ['/payments?state=settled']],
  [
    'auditor',
    ['/programmes', '/projects', '/projects?{deep}', '/projects?state=closed', '/projects?late=true'],
  ],
  [
    'auditor',
    ['/payments', '/payments?state=settled', '/ledger', '/ledger?{deep at}', '/ledger/reconciliation'],
  ],
  ['auditor', ['/processes/{process}/journal', '/processes/{process}/journal/check']],
  ['auditor', ['/journal?programmeId={programme}', '/users', '/users?role=evaluator', '/organisations']],
  ['auditor', ['/search?q=莲花', '/search?q={project}', '/?of=everybody', '/projects/{project}/accesses']],
  ['administrator', ['/notices', '/notices?{deep queuedAt}', '/notices?status=sent', '/users']],
  ['organisation-editor', ['/', '/calls', '/applications', '/projects', '/projects/{project}', '/payments']],
  ['organisation-editor', ['/profile/notices', '/organisations/{organisation}/record']],
  ['street-officer', ['/', '/projects', '/projects/{project}', '/projects/{project}/needs']],
  ['evaluator', ['/', '/panel-seats', '/projects', '/projects/{project}/evaluations/final']],
  [null, ['/public', '/public/figures', '/public/programmes/{programme}']],
  [null, ['/public/programmes/{programme}/evaluations', '/public/organisations/{organisation}']],
  [null, ['/api/v1/public/feed.json', '/api/v1/public/calendar.ics']],
];

/** What lies behind this is on one of the last pages: records are spread over three years. */
const LONG_AGO_MS = 900 * 86_400_000;

/** The pages with the ids of what was seeded. */
export function visitsOf({ projectId, programmeId, organisationId, bureauId }: Seeded): Visit[] {
  const then = Date.now() - LONG_AGO_MS;
  const id = ulid(then);
  const at = new Date(then).toISOString();
  const deep = (field: string) => `cursor=${cursorAfter(field, { id, at, queuedAt: at } as { id: string })}`;
  const values: { [name: string]: string } = {
    project: projectId,
    programme: programmeId,
    organisation: organisationId,
    bureau: bureauId,
    year: String(new Date().getFullYear() - 1),
    process: encodeURIComponent(workflowId.project(projectId)),
    deep: deep('id'),
    'deep at': deep('at'),
    'deep queuedAt': deep('queuedAt'),
  };
  return NAMES.flatMap(([role, names]) =>
    names.map((name) => ({
      role,
      name,
      path: encodeURI(name).replace(/%7B([\w%]+?)%7D/g, (_, one: string) => values[decodeURI(one)] ?? ''),
    })),
  );
}
