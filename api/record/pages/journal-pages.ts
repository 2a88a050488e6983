import { listPage } from './list-page';
import { type PageContext, page } from './page';

interface Process {
  id: string;
  kind: string;
  state: string;
  open: boolean;
  startedAt: string;
}

interface Entry {
  seq: number;
  at: string;
  decision: string;
  state: string;
  actor: { kind: 'person'; role: string } | { kind: 'system'; because: string };
  person: string | null;
  facts: unknown;
  hash: string;
}

const processAt = (id: string) => `/processes/${encodeURIComponent(id)}`;

/** Where one begins: the processes of a programme or project, each with its journal and the check of its chain. */
export const journalPage = page({
  path: '/journal',
  right: null,
  template: 'record/journal-page',
  async show(context) {
    const { desk, t, query, code, time } = context;
    const { programmeId = '', projectId = '', cursor } = query;
    const asked = programmeId !== '' || projectId !== '';
    const { items, next } = asked
      ? await desk.see<{ items: Process[]; next: string | null }>(
          '/processes',
          {},
          { programmeId, projectId, cursor },
        )
      : { items: [], next: null };
    const kept = new URLSearchParams(programmeId ? { programmeId } : { projectId });
    return {
      title: t('record.journal'),
      programmeId,
      projectId,
      asked,
      more: next && `?${kept}&cursor=${encodeURIComponent(next)}`,
      processes: {
        caption: t('record.processes'),
        captionClasses: 'govuk-table__caption--m',
        head: ['record.process', 'record.state', 'record.began', 'record.journal', 'record.chain'].map(
          (key) => ({
            text: t(key),
          }),
        ),
        rows: items.map(({ id, kind, state, startedAt }) => [
          { text: `${t(`record.process-${kind}`)} ${id.slice(id.indexOf('/') + 1)}` },
          { text: code(state) },
          { text: time(startedAt) },
          { text: t('record.read-journal'), href: `${processAt(id)}/journal` },
          { text: t('record.check-chain'), href: `${processAt(id)}/journal/check` },
        ]),
      },
    };
  },
});

/** The journal of one process: who decided what, by which rule, with which inputs. */
export const processJournalPage = listPage<Entry>({
  path: '/processes/:processId/journal',
  right: 'GET /processes/:processId/journal',
  title: 'record.journal',
  empty: 'record.no-entry',
  template: 'record/process-journal-page',
  filters: () => [
    { kind: 'line', name: 'decision', label: 'record.decision-code' },
    { kind: 'date', name: 'from', label: 'record.from' },
    { kind: 'date', name: 'to', label: 'record.to' },
  ],
  columns: [
    { label: 'record.number', value: ({ seq }) => seq },
    { label: 'record.when', value: ({ at }) => at, show: ({ at }, { time }) => ({ text: time(at) }) },
    { label: 'record.decision', value: ({ decision }, { decided }) => decided(decision) },
    { label: 'record.state', value: ({ state }, { code }) => code(state) },
    { label: 'record.by', value: byOf },
    {
      label: 'record.facts',
      value: ({ facts }) => JSON.stringify(facts),
      show: ({ facts }) => shortly(facts),
    },
    { label: 'record.hash', value: ({ hash }) => hash, show: ({ hash }) => ({ text: hash.slice(0, 12) }) },
  ],
  around: async (context) => aboutProcess(context),
});

function byOf({ actor, person }: Entry, { code, t }: PageContext): string {
  if (actor.kind === 'system') return t(`record.because-${actor.because}`);
  return person ? `${person} (${code(actor.role)})` : code(actor.role);
}

const MOST = 300;

function shortly(facts: unknown) {
  const text = JSON.stringify(facts);
  return { text: text.length > MOST ? `${text.slice(0, MOST)}…` : text };
}

async function aboutProcess({ params, t, desk }: PageContext) {
  const { processId = '' } = params;
  const links = [
    { text: t('record.read-journal'), href: `${processAt(processId)}/journal`, right: '/journal' },
    {
      text: t('record.check-chain'),
      href: `${processAt(processId)}/journal/check`,
      right: '/journal/verify',
    },
  ];
  const allowed = await Promise.all(
    links.map(({ right }) => desk.may(`GET /processes/:processId${right}`, { processId })),
  );
  return {
    process: processId,
    crumbs: [{ text: t('record.journal'), href: '/journal' }],
    links: links.filter((_, n) => allowed[n]),
  };
}

type Verdict =
  | { whole: true; entries: number; head: string }
  | { whole: false; brokenAt: number; why: string };

interface Judgement {
  seq: number;
  decision: string;
  at: string;
  kind: 'draw' | 'sharing' | 'ranking' | 'score' | 'grade';
  differs: string[];
}

/** Whether the chain of one journal is whole, in words; and whether what it says was computed comes out again. */
export const chainPage = page({
  path: '/processes/:processId/journal/check',
  right: 'GET /processes/:processId/journal/verify',
  template: 'record/chain-page',
  async show(context) {
    const { desk, t, params } = context;
    const { processId = '' } = params;
    const found = await desk.see<Verdict>('/processes/:processId/journal/verify', { processId });
    return {
      title: t('record.check-chain'),
      ...(await aboutProcess(context)),
      ...(await performedAgain(context)),
      whole: found.whole,
      said: found.whole
        ? t('record.chain-whole', { count: found.entries })
        : t('record.chain-broken', { number: found.brokenAt }),
      why: found.whole ? null : found.why,
      head: found.whole ? found.head : null,
    };
  },
});

/** Judgements performed again when it is asked for, since it costs, by those who may read the journal that they are in. */
async function performedAgain({ desk, t, params, query, time, decided }: PageContext) {
  const { processId = '' } = params;
  const at = '/processes/:processId/judgements';
  if (!(await desk.may(`GET ${at}`, { processId }))) return { again: null };
  const exported = `/api/v1/processes/${encodeURIComponent(processId)}/journal/export`;
  if (query.again !== 'yes') return { exported, perform: `${processAt(processId)}/journal/check?again=yes` };
  const { judgements } = await desk.see<{ judgements: Judgement[] }>(at, { processId });
  if (judgements.length === 0) return { exported, nothing: t('record.nothing-computed') };
  return {
    again: {
      caption: t('record.performed-again'),
      captionClasses: 'govuk-table__caption--m',
      head: ['record.number', 'record.when', 'record.decision', 'record.judgement', 'record.comes-out'].map(
        (key) => ({
          text: t(key),
        }),
      ),
      rows: judgements.map((one) => [
        { text: String(one.seq) },
        { text: time(one.at) },
        { text: decided(one.decision) },
        { text: t(`record.judgement-${one.kind}`) },
        {
          text:
            one.differs.length === 0
              ? t('record.as-recorded')
              : t('record.otherwise-in', { parts: one.differs.join() }),
        },
      ]),
    },
    exported,
  };
}
