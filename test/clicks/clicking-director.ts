import { localDateTime } from '../../api/record/pages/form-values';
import { wordsIn } from '../../api/record/pages/words';
import { wordsOf } from '../../domain/record/catalogue';
import { civilDate } from '../../domain/record/civil-date';
import { PARTY_ROLE_WORDS } from '../../domain/record/party-role-words';
import { TASK_WORDS } from '../../domain/record/task-words';
import type { Advanced, Director, StageClock } from '../../examples/play/director';
import type { OpenTask, Production, ProjectOnStage } from '../../examples/play/production';
import { type Browser, openBrowser, type Shown } from '../support/form-browser';
import { factOf, instantOf, type ReadCell, tableRows } from '../support/read-page';
import { everyRow } from './every-row';
import { fenShown } from './fen-shown';
import { NamesOnLists } from './names-on-lists';
import { taskAt } from './task-at';

const { t } = wordsIn('zh');
const PATIENCE_MS = 120_000;
const CLOCK = '/sandbox/clock';
/** What the play asks for by name; states of others are as good as their words. */
const STATES = ['open', 'notice', 'running', 'closed', 'failed', 'abandoned'];

type Term = Pick<ProjectOnStage, 'startsOn' | 'endsOn'>;

/**
 * Directs as an administrator of the sandbox: sees on the page of everybody's work what is to be done, on the lists of
 * programmes and projects what has come of it, and moves the clock by its form.
 */
export class ClickingDirector implements Director {
  private browser: Promise<Browser> | null = null;
  /** The form that moves the clock, as it came last. */
  private clockForm: Promise<Shown> | null = null;
  private readonly names = new NamesOnLists(() => this.signedIn());
  private readonly programmes = new Map<string, Promise<string>>();
  private readonly terms = new Map<string, Term>();

  constructor(private readonly url: string) {}

  async signIn(email: string, password: string): Promise<void> {
    this.browser = openBrowser(this.url, { email, password });
    await this.browser;
  }

  async clock(): Promise<StageClock> {
    this.clockForm = this.see(CLOCK);
    return { now: nowOn(await this.clockForm), jump: true };
  }

  async advance({ to }: { to?: string }): Promise<Advanced> {
    const browser = await this.signedIn();
    const form = await (this.clockForm ?? this.see(CLOCK));
    const typed = { to: to === undefined ? '' : localDateTime(to), go: 'on' };
    const until = Date.now() + PATIENCE_MS;
    let answer = await browser.send(form, typed);
    while (answer.status === 503 && Date.now() < until) answer = await browser.send(form, typed);
    if (answer.location === null) throw new Error(`the clock does not move: ${answer.html}`);
    return { now: (await this.clock()).now, next: null };
  }

  async openTasks(): Promise<OpenTask[]> {
    const rows = tableRows((await this.see('/?of=everybody')).html);
    return Promise.all(rows.map((row) => this.taskOf(row)));
  }

  async stateOf(programmeId: string): Promise<string> {
    const rows = await everyRow(await this.signedIn(), '/programmes');
    const own = rows.find(([title]) => title?.href === `/programmes/${programmeId}`);
    return stateSaid(own?.[1]?.text ?? '');
  }

  async projectsOf({
    example,
    programmeId,
    bureauId,
    applicationIds,
  }: Production): Promise<ProjectOnStage[]> {
    const rows = await everyRow(await this.signedIn(), `/projects?programmeId=${programmeId}`);
    return Promise.all(
      rows.map(async ([title, organisation, , state, , , award]) => {
        const id = title?.href?.split('/').at(-1) ?? '';
        const application = example.applications.find((one) => title?.text.startsWith(one.title))?.code ?? '';
        return {
          ...{ id, application, bureauId, state: stateSaid(state?.text ?? '') },
          applicationId: applicationIds.get(application) ?? '',
          organisationId: await this.names.need('/organisations', organisation?.text ?? ''),
          award: fenShown(award?.text ?? ''),
          ...(await this.termOf(id)),
        };
      }),
    );
  }

  private async taskOf([what, subject, who, organisation, due]: ReadCell[]): Promise<OpenTask> {
    const { href } = what ?? {};
    if (!what || !href || !due) throw new Error('a task without an address');
    const code = Object.keys(TASK_WORDS).find((one) => wordsOf(one).zh === what.text) ?? what.text;
    const role = Object.entries(PARTY_ROLE_WORDS).find(([, { zh }]) => zh === who?.text)?.[0] ?? null;
    const isOfRole = role !== null || who?.text === '—';
    return {
      ...taskAt(href),
      ...(await this.subjectOf(subject?.href ?? '')),
      id: [code, href, who?.text, organisation?.text].join(' '),
      what: { code },
      role,
      userId: isOfRole ? null : await this.names.need('/users', who?.text ?? ''),
      organisationId:
        isOfRole && organisation?.text !== '—'
          ? await this.names.need('/organisations', organisation?.text ?? '')
          : null,
      due: due.text.startsWith('—') ? null : instantOf(due.text),
    };
  }

  /** What a task is about leads to its project, or to its programme. */
  private async subjectOf(href: string): Promise<Pick<OpenTask, 'projectId' | 'programmeId'>> {
    const [, kind, id = ''] = href.split('/');
    if (kind !== 'projects') return { projectId: null, programmeId: id };
    const known = this.programmes.get(id) ?? this.programmeOfProject(id);
    this.programmes.set(id, known);
    return { projectId: id, programmeId: await known };
  }

  private async programmeOfProject(projectId: string): Promise<string> {
    const { html } = await this.see(`/projects/${projectId}`);
    return /href="\/programmes\/([^/"]+)"/.exec(html.slice(html.indexOf('govuk-breadcrumbs')))?.[1] ?? '';
  }

  /** `2025年5月12日 – 2026年5月11日`; read until it is known. */
  private async termOf(projectId: string): Promise<Term> {
    const known = this.terms.get(projectId) ?? (await this.readTerm(projectId));
    if (known.startsOn !== null) this.terms.set(projectId, known);
    return known;
  }

  private async readTerm(projectId: string): Promise<Term> {
    const runs = factOf((await this.see(`/projects/${projectId}`)).html, t('serve.runs'));
    if (runs === t('serve.not-begun')) return { startsOn: null, endsOn: null };
    const [startsOn = null, endsOn = null] = runs.split(' – ').map((day) => civilDate(instantOf(day)));
    return { startsOn, endsOn };
  }

  private async see(address: string): Promise<Shown> {
    const page = await (await this.signedIn()).get(address);
    if (page.status !== 200) throw new Error(`${address} answered ${page.status}: ${page.html}`);
    return page;
  }

  private signedIn(): Promise<Browser> {
    if (this.browser === null) throw new Error('the director has not signed in');
    return this.browser;
  }
}

const nowOn = ({ html }: Shown): string => instantOf(factOf(html, t('record.clock-now')));

const stateSaid = (words: string): string => STATES.find((code) => wordsOf(code).zh === words) ?? words;
