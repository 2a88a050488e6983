import type { PageContext } from './page';

export interface SubjectLink {
  text: string;
  href: string;
}

/**
 * Key of words, address with parameters, the route whose rights decide whether it is shown, and the states in which
 * there is something to do there (every state when absent).
 */
type Row = readonly [label: string, path: string, right: string, states?: readonly string[]];

const PUBLISHED = ['open', 'sifting', 'reviewing', 'notice', 'settling', 'running', 'closed', 'failed'];

const SIFTED = PUBLISHED.filter((state) => state !== 'open' && state !== 'sifting');

const AWARDED = ['settling', 'running', 'closed'];

const OF_PROGRAMME: readonly Row[] = [
  ['publish.preview', '/programmes/:programmeId/preview', 'GET /programmes/:programmeId'],
  ['publish.change-draft', '/programmes/:programmeId/change', 'PUT /programmes/:programmeId', ['draft']],
  ['publish.propose', '/programmes/:programmeId/propose', 'POST /programmes/:programmeId/propose', ['draft']],
  ['publish.abandon', '/programmes/:programmeId/abandon', 'POST /programmes/:programmeId/abandon', ['draft']],
  [
    'publish.approve',
    '/programmes/:programmeId/approve',
    'POST /programmes/:programmeId/approve',
    ['proposed'],
  ],
  ['publish.return', '/programmes/:programmeId/return', 'POST /programmes/:programmeId/return', ['proposed']],
  ['publish.correct', '/programmes/:programmeId/correct', 'POST /programmes/:programmeId/correct', ['open']],
  [
    'publish.ask',
    '/programmes/:programmeId/questions/new',
    'POST /programmes/:programmeId/questions',
    ['open'],
  ],
  [
    'publish.questions',
    '/programmes/:programmeId/questions',
    'GET /programmes/:programmeId/questions',
    PUBLISHED,
  ],
  [
    'match.apply',
    '/programmes/:programmeId/applications/new',
    'POST /programmes/:programmeId/applications',
    ['open'],
  ],
  [
    'match.applications',
    '/programmes/:programmeId/applications',
    'GET /programmes/:programmeId/applications',
    PUBLISHED,
  ],
  [
    'match.ask-early-look',
    '/programmes/:programmeId/early-looks/new',
    'POST /programmes/:programmeId/early-looks',
    ['open'],
  ],
  [
    'match.early-looks',
    '/programmes/:programmeId/early-looks',
    'GET /programmes/:programmeId/early-looks',
    PUBLISHED,
  ],
  ['match.panel', '/programmes/:programmeId/panel', 'GET /programmes/:programmeId/panel', SIFTED],
  ['match.rankings', '/programmes/:programmeId/rankings', 'GET /programmes/:programmeId/rankings', SIFTED],
  [
    'match.raise',
    '/programmes/:programmeId/objections/new',
    'POST /programmes/:programmeId/objections',
    ['notice'],
  ],
  [
    'match.objections',
    '/programmes/:programmeId/objections',
    'GET /programmes/:programmeId/objections',
    SIFTED,
  ],
  ['serve.board', '/programmes/:programmeId/board', 'GET /programmes/:programmeId/board', AWARDED],
  [
    'evaluate.spot-checks',
    '/programmes/:programmeId/spot-checks',
    'GET /programmes/:programmeId/spot-checks',
    AWARDED,
  ],
  ['money.ledger', '/programmes/:programmeId/ledger', 'GET /programmes/:programmeId/postings', AWARDED],
  ['record.journal', '/journal?programmeId=:programmeId', 'GET /programmes/:programmeId/panel'],
  ['publish.continue', '/programmes/new?continues=:programmeId', 'POST /programmes', PUBLISHED],
];

const OF_PROJECT: readonly Row[] = [
  ['needs.households', '/projects/:projectId/households', 'GET /projects/:projectId/households'],
  ['needs.needs', '/projects/:projectId/needs', 'GET /projects/:projectId/needs'],
  ['needs.services', '/projects/:projectId/services', 'GET /projects/:projectId/services'],
  ['record.documents', '/projects/:projectId/documents', 'GET /projects/:projectId/documents'],
  ['record.journal', '/journal?projectId=:projectId', 'GET /projects/:projectId/documents'],
  ['serve.agreement', '/projects/:projectId/agreement', 'GET /projects/:projectId/agreement/text'],
  [
    'serve.sign-agreement',
    '/projects/:projectId/agreement/sign',
    'POST /projects/:projectId/agreement/sign',
    ['agreement'],
  ],
  ['serve.reports', '/projects/:projectId/reports', 'GET /projects/:projectId/reports'],
  ['serve.changes', '/projects/:projectId/changes', 'GET /projects/:projectId/changes'],
  [
    'serve.request-change',
    '/projects/:projectId/changes/new',
    'POST /projects/:projectId/changes',
    ['running'],
  ],
  ['money.budget', '/projects/:projectId/budget', 'GET /projects/:projectId/budget'],
  ['serve.pause-project', '/projects/:projectId/pause', 'POST /projects/:projectId/pause', ['running']],
  ['serve.resume-project', '/projects/:projectId/resume', 'POST /projects/:projectId/resume', ['paused']],
  [
    'serve.terminate-project',
    '/projects/:projectId/terminate',
    'POST /projects/:projectId/terminate',
    ['running', 'paused'],
  ],
  ['evaluate.evaluations', '/projects/:projectId/evaluations', 'GET /projects/:projectId/evaluations'],
  [
    'evaluate.spot-checks',
    '/projects/:projectId/spot-checks',
    'GET /projects/:projectId/spot-checks',
    ['running', 'paused', 'closing', 'closed'],
  ],
  ['improve.findings', '/projects/:projectId/findings', 'GET /projects/:projectId/findings'],
  ['improve.carry-over', '/projects/:projectId/carry-over', 'GET /projects/:projectId/carry-over'],
  [
    'improve.good-cases',
    '/projects/:projectId/good-cases',
    'GET /projects/:projectId/good-cases',
    ['closed'],
  ],
  ['improve.record', '/organisations/:organisationId/record', 'GET /organisations/:organisationId/record'],
];

/** The pages about a programme that this person may use. */
export async function linksOfProgramme(context: PageContext, programmeId: string): Promise<SubjectLink[]> {
  const { state } = await context.services.store.programmes.need(programmeId);
  return linksOf(context, OF_PROGRAMME, { programmeId }, state);
}

/** The pages about a project that this person may use. */
export async function linksOfProject(context: PageContext, projectId: string): Promise<SubjectLink[]> {
  const { state, organisationId } = await context.services.store.projects.need(projectId);
  return linksOf(context, OF_PROJECT, { projectId, organisationId }, state);
}

async function linksOf(
  { t, desk }: PageContext,
  rows: readonly Row[],
  params: { [name: string]: string },
  state: string,
): Promise<SubjectLink[]> {
  const allowed = await Promise.all(
    rows.map(async ([, , right, states]) => (states?.includes(state) ?? true) && desk.may(right, params)),
  );
  return rows
    .filter((_, n) => allowed[n])
    .map(([label, path]) => ({
      text: t(label),
      href: path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    }));
}
