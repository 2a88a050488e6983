import { loadExample } from '../../examples/load-example';
import type { ComparedFigures } from '../../examples/play/faults-of-figures';
import { faultsOfFigures } from '../../examples/play/faults-of-figures';
import { play } from '../../examples/play/play';
import { temporaryFolder } from '../../infra/engines/run-engine';
import { type Chromium, openChromium } from '../console/open-chromium';
import { ADMINISTRATOR, type RunningService, startService } from '../kill/running-service';
import { answeredRequests } from './answered-requests';
import { ClickingDirector } from './clicking-director';
import { ClickingRecipient } from './clicking-recipient';
import { ClickingUser } from './clicking-user';
import { figuresOnPages } from './figures-on-pages';
import { BY_KEYBOARD, Hall } from './hall';

const HEFEI = loadExample('hefei-purchase');
/** By the route that each sends to; recipients' survey has no form of this kind. */
const FORMS_OF_THE_CYCLE = [
  'POST /applications/:applicationId/submit',
  'POST /disbursements/:projectId/:tranche/approve',
  'POST /objections/:objectionId/answer',
  'POST /organisations',
  'POST /panel-seats/:programmeId/:number/declare',
  'POST /panel-seats/:programmeId/:number/submit',
  'POST /programmes',
  'POST /programmes/:programmeId/applications',
  'POST /programmes/:programmeId/approve',
  'POST /programmes/:programmeId/correct',
  'POST /programmes/:programmeId/objections',
  'POST /programmes/:programmeId/propose',
  'POST /programmes/:programmeId/questions',
  'POST /projects/:projectId/:kind/import',
  'POST /projects/:projectId/agreement/sign',
  'POST /projects/:projectId/changes',
  'POST /projects/:projectId/changes/:changeId/decide',
  'POST /projects/:projectId/evaluations/:round/respond',
  'POST /projects/:projectId/evaluations/:round/sheet/submit',
  'POST /projects/:projectId/findings/:finding/evidence',
  'POST /projects/:projectId/findings/:finding/inspect',
  'POST /projects/:projectId/findings/:finding/plan',
  'POST /projects/:projectId/findings/:finding/plan/review',
  'POST /projects/:projectId/reports/:reportId/certify',
  'POST /projects/:projectId/reports/:reportId/review',
  'POST /projects/:projectId/reports/:reportId/submit',
  'POST /questions/:questionId/answer',
  'POST /rulebooks',
  'POST /surveys/:surveyId/answers',
  'POST /users',
  'PUT /applications/:applicationId',
  'PUT /panel-seats/:programmeId/:number/sheets/:applicationId',
  'PUT /projects/:projectId/evaluations/:round/sheet',
  'PUT /projects/:projectId/reports/:reportId',
];

const folder = temporaryFolder();
let chromium: Chromium;
let service: RunningService;
let hall: Hall;
let figures: ComparedFigures;

beforeAll(async () => {
  chromium = openChromium();
  service = await startService(folder.path);
  hall = new Hall(chromium, service.url, HEFEI.rulebook);
  const { mail = '', bank = '' } = service.table.sandbox ?? {};
  const played = await play({
    examples: [HEFEI],
    cast: {
      meet: (name) => new ClickingUser(hall, name),
      visitor: new ClickingRecipient(hall),
      director: new ClickingDirector(service.url),
    },
    mailUrl: mail,
    bankUrl: bank,
    administrator: ADMINISTRATOR,
    say: () => undefined,
  });
  const auditor = HEFEI.users.find(({ roles }) => roles.includes('auditor'));
  const { password } = ADMINISTRATOR;
  figures = await figuresOnPages(service.url, played, { email: auditor?.email ?? '', password });
}, 600_000);

afterAll(async () => {
  await chromium?.close();
  service?.program.child.kill('SIGTERM');
  await service?.program.ended;
  folder.remove();
}, 60_000);

describe('the whole Hefei cycle by clicking', () => {
  it('comes to what it comes to over the API', () => {
    expect(faultsOfFigures(figures, [HEFEI])).toEqual([]);
    expect(figures.programmes.map(({ state }) => state)).toEqual(['closed']);
    expect(figures.ledgerSum).toBe(0);
    expect(figures.journals.broken).toEqual([]);
  });

  it('asks the API for nothing: only the bank calls back', () => {
    const requests = answeredRequests(service);
    const ofApi = requests.filter(({ isApi }) => isApi).map(({ method, route }) => `${method} ${route}`);
    expect([...new Set(ofApi)]).toEqual(['POST /bank/callbacks']);
    // The log is that of the whole play.
    expect(requests.length - ofApi.length).toBeGreaterThan(1_000);
  });

  it('lets everybody find every page by a link', () => {
    expect([...hall.typed]).toEqual([]);
  });

  it('has sent every form of the cycle with scripts, and filled in each without', () => {
    // Whether the reserve has a fitting successor for every void seat is left to the draw.
    const sent = [...hall.sent.keys()].filter(
      (form) => form !== 'POST /programmes/:programmeId/panel/extend',
    );
    expect(sent.sort()).toEqual(FORMS_OF_THE_CYCLE);
  });

  it('lets the three main tasks be done with the keyboard alone, always forward and in sight', () => {
    expect([...hall.byKeyboard.keys()].sort()).toEqual(BY_KEYBOARD);
    const runs = [...hall.byKeyboard.values()];
    expect(runs.flatMap(({ faults }) => faults)).toEqual([]);
    // Past the header and to a link or a button takes two at the least.
    expect(runs.filter(({ stops }) => stops < 4)).toEqual([]);
  });

  it('makes no browser complain', () => {
    expect(hall.complaints).toEqual([]);
  });
});
