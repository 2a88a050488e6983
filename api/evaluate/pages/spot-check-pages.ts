import type { z } from 'zod';
import { FINDING, findingAddress } from '../../improve/pages/the-finding';
import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import type { spotCheckWhole } from '../spot-check-schema';
import { table } from './round-tables';
import { projectCrumbs } from './the-round';

type CheckWhole = z.output<typeof spotCheckWhole>;

const CHECK = '/spot-checks/:checkId';

const seeCheck = ({ desk, params }: PageContext): Promise<CheckWhole> =>
  desk.see(CHECK, { checkId: String(params.checkId) });

function factsOf({ t, time, day }: PageContext, check: CheckWhole) {
  const { project, organisation, drawing, state, drawnAt, due, visit } = check;
  return [
    [t('serve.project'), project],
    [t('people.organisation'), organisation],
    [t('evaluate.drawing'), t('evaluate.drawing-number', { number: drawing, at: time(drawnAt) })],
    [t('record.state'), t(`evaluate.check-${state}`)],
    ...(due === null ? [] : [[t('evaluate.visit-by'), time(due)]]),
    ...(visit === null
      ? []
      : [
          [t('evaluate.visited-on'), day(visit.on)],
          [t('evaluate.visited-place'), visit.place],
          [t('evaluate.visit-summary'), visit.summary],
        ]),
  ].map(([key, value]) => ({ key: { text: String(key) }, value: { text: String(value) } }));
}

/** Item by item: what was found and what became of it, or what is to be looked at. */
async function itemsTable(context: PageContext, { checklist, visit, findings, projectId }: CheckWhole) {
  const { own, t, code, desk } = context;
  const [{ finding = '' } = {}] = findings;
  const reads = finding !== '' && (await desk.may(`GET ${FINDING}`, { projectId, finding }));
  const became = (item: string): Cell => {
    const found = findings.find((one) => one.item === item);
    if (!found) return { text: '—' };
    return { text: code(found.state), href: reads ? findingAddress(projectId, found.finding) : null };
  };
  const rows = visit
    ? visit.answers.map((one): Cell[] => [
        { text: own(one.title) },
        { text: t(`evaluate.found-${one.found}`) },
        { text: one.note || '—' },
        became(one.code),
      ])
    : checklist.map((one): Cell[] => [{ text: own(one.title) }, ...[1, 2, 3].map(() => ({ text: '—' }))]);
  return table(
    context,
    'evaluate.checklist',
    ['evaluate.checklist-item', 'evaluate.found', 'evaluate.found-note', 'evaluate.rectification'],
    rows,
  );
}

/** What can be done now: record the visit, or make findings of its faults. */
async function linksOf({ desk, t, params }: PageContext, { mayRecord, toOpen }: CheckWhole) {
  const opens = toOpen.length > 0 && (await desk.may(`POST ${CHECK}/findings`, params));
  return [
    ...(mayRecord
      ? [{ text: t('evaluate.record-visit'), href: `/spot-checks/${params.checkId}/visits/new` }]
      : []),
    ...(opens
      ? [{ text: t('evaluate.open-finding'), href: `/spot-checks/${params.checkId}/findings/new` }]
      : []),
  ];
}

/** One spot check: where to go and what to look at; then what was found, with photos. */
export const spotCheckPage = page({
  path: CHECK,
  right: `GET ${CHECK}`,
  template: 'evaluate/spot-check-page',
  async show(context) {
    const { t } = context;
    const check = await seeCheck(context);
    const photos = check.visit?.photos ?? [];
    return {
      title: t('evaluate.spot-check-of', { title: check.project }),
      crumbs: await projectCrumbs(context, check.projectId),
      links: await linksOf(context, check),
      facts: factsOf(context, check),
      items: await itemsTable(context, check),
      photos: photos.map((id, n) => ({
        text: t('evaluate.photo-number', { number: n + 1 }),
        href: `/api/v1/documents/${encodeURIComponent(id)}/content`,
      })),
    };
  },
});

interface Typed {
  answers?: { [n: string]: { found?: string; note?: string } };
  [field: string]: unknown;
}

/** The inspector records the visit, item by item. */
export const recordVisitPage = formPage({
  path: `${CHECK}/visits/new`,
  right: `POST ${CHECK}/visits`,
  title: 'evaluate.record-visit',
  lead: 'evaluate.record-visit-lead',
  button: 'evaluate.send-visit',
  check: true,
  template: 'evaluate/record-visit-page',
  async fields(context) {
    const { t, own, params } = context;
    const { checklist } = await seeCheck(context);
    const options = ['in-order', 'fault', 'not-applicable'].map((value) => ({
      value,
      text: t(`evaluate.found-${value}`),
    }));
    return [
      { kind: 'date', name: 'on', label: 'evaluate.visited-on' },
      { kind: 'line', name: 'place', label: 'evaluate.visited-place' },
      ...checklist.flatMap(({ title }, n): Field[] => [
        { kind: 'choice', name: `answers.${n}.found`, label: { text: own(title) }, options },
        {
          kind: 'line',
          name: `answers.${n}.note`,
          label: { text: t('evaluate.found-note-of', { title: own(title) }) },
        },
      ]),
      { kind: 'paragraph', name: 'summary', label: 'evaluate.visit-summary', rows: 4 },
      {
        kind: 'files',
        name: 'photos',
        label: 'evaluate.photos',
        hint: 'evaluate.photos-hint',
        purpose: `spot-check/${params.checkId}`,
      },
    ];
  },
  async body(context, typed) {
    const { answers = {}, ...rest } = typed as Typed;
    const { checklist } = await seeCheck(context);
    return { ...rest, answers: checklist.map(({ code }, n) => ({ item: code, ...answers[n] })) };
  },
  async around(context) {
    const check = await seeCheck(context);
    return { facts: factsOf(context, check) };
  },
  done: ({ params }) => `/spot-checks/${params.checkId}`,
  doneText: 'evaluate.visit-recorded',
});

/** The bureau makes a finding of a fault: what was seen on the spot stands beside it. */
export const openFindingPage = formPage({
  path: `${CHECK}/findings/new`,
  right: `POST ${CHECK}/findings`,
  title: 'evaluate.open-finding',
  lead: 'evaluate.open-finding-lead',
  button: 'evaluate.send-finding',
  check: true,
  template: 'evaluate/open-finding-page',
  async fields(context) {
    const { t, own } = context;
    const { toOpen } = await seeCheck(context);
    if (toOpen.length === 0) return [];
    return [
      {
        kind: 'choice',
        name: 'item',
        label: 'evaluate.faulty-item',
        options: toOpen.map(({ code, title }) => ({ value: code, text: own(title) })),
      },
      {
        kind: 'choice',
        name: 'severity',
        label: 'improve.severity',
        options: (['minor', 'major'] as const).map((value) => ({
          value,
          text: t(`improve.severity-${value}`),
        })),
      },
    ];
  },
  async around(context) {
    const check = await seeCheck(context);
    return {
      crumbs: await projectCrumbs(context, check.projectId),
      facts: factsOf(context, check),
      items: await itemsTable(context, check),
      nothing: check.toOpen.length === 0,
    };
  },
  shown: async () => ({ severity: 'minor' }),
  done: (_, { projectId, finding }: { projectId: string; finding: string }) =>
    findingAddress(projectId, finding),
  doneText: 'evaluate.finding-was-opened',
});
