import type { z } from 'zod';
import { periodWords } from '../../../domain/record/period';
import { formPage } from '../../record/pages/form-page';
import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import type { agreementText } from '../agreement-text';
import { type Checked, type Paper, signedWords, signingBody, signingFields } from './signing-parts';
import { factsOf, type Project, projectCrumbs, tableOf, theProject } from './the-project';

type Text = z.output<typeof agreementText>;

const of = ({ params }: PageContext) => ({ projectId: String(params.projectId) });
const theAgreement = (context: PageContext) =>
  context.desk.see<Paper>('/projects/:projectId/agreement', of(context));

/** The agreement, clause by clause, with the file that is signed and who has signed it. */
export const agreementPage = page({
  path: '/projects/:projectId/agreement',
  right: 'GET /projects/:projectId/agreement/text',
  template: 'serve/agreement-page',
  async show(context) {
    const project = await theProject(context);
    const maySign = await context.desk.may('POST /projects/:projectId/agreement/sign', of(context));
    return {
      title: context.t('serve.agreement-of', { project: project.title }),
      crumbs: await projectCrumbs(context),
      ...(await agreementView(context, project)),
      sign: maySign && project.state === 'agreement' ? `/projects/${project.id}/agreement/sign` : null,
    };
  },
});

/** Signing names the hash of the file that was read. */
export const signPage = formPage({
  path: '/projects/:projectId/agreement/sign',
  right: 'POST /projects/:projectId/agreement/sign',
  title: 'serve.sign-agreement',
  lead: 'serve.sign-lead',
  button: 'serve.sign',
  check: true,
  template: 'serve/sign-page',
  fields: async (context) => signingFields(context, await theAgreement(context)),
  body: signingBody,
  async around(context) {
    const view = await agreementView(context, await theProject(context));
    return { ...view, crumbs: await projectCrumbs(context) };
  },
  done: ({ params }) => `/projects/${params.projectId}`,
  doneText: 'serve.signed',
});

async function agreementView(context: PageContext, project: Project) {
  const { t, desk, own } = context;
  const text = await desk.see<Text>('/projects/:projectId/agreement/text', of(context));
  const checked = await desk.see<Checked>('/projects/:projectId/agreement/check', of(context));
  const signed = (organisationId: string) => signedWords(context, checked, organisationId);
  const { names } = text;
  return {
    pdf: `/api/v1/projects/${project.id}/agreement/file`,
    hash: t('serve.file-hash', { hash: checked.sha256 }),
    parties: factsOf([
      [t('serve.party-a'), names.bureau],
      [t('serve.party-a-signed'), signed(project.bureauId)],
      [t('serve.party-b'), [names.organisation, names.uscc].filter(Boolean).join(' · ')],
      [t('serve.party-b-signed'), signed(project.organisationId)],
      [t('serve.street'), names.street || null],
      [t('serve.programme'), own(text.programmeTitle)],
      [t('serve.file-check'), t(checked.whole ? 'serve.file-same' : 'serve.file-differs')],
    ]),
    clauses: clausesOf(context, text),
    tables: tablesOf(context, text),
  };
}

function clausesOf(context: PageContext, text: Text): string[] {
  const { t, money, number } = context;
  const within = (period: Parameters<typeof periodWords>[0]) => periodWords(period)[context.lang];
  return [
    text.summary,
    t('serve.clause-term', { months: text.months, people: number(text.beneficiaries) }),
    t('serve.clause-money', { award: money(text.award), selfRaised: money(text.selfRaised) }),
    ...(text.reduced ? [t('serve.clause-reduced')] : []),
    t('serve.clause-visits', { files: within(text.fileUpdateEvery), visits: within(text.visitEvery) }),
    t(text.silenceAccepts ? 'serve.clause-review-silent' : 'serve.clause-review-escalates', {
      within: within(text.reviewWithin),
      again: within(text.resubmitWithin),
    }),
    t('serve.clause-changes', { free: number(text.lineShiftFree), most: number(text.supplementMaximum) }),
    ...(text.stopsOnFailure ? [t('serve.clause-stop')] : []),
    t('serve.clause-duties'),
    t('serve.clause-breach'),
    t('serve.clause-signing', { within: within(text.signWithin), rulebook: text.rulebookHash.slice(0, 16) }),
  ];
}

function tablesOf(context: PageContext, text: Text) {
  const { own, money, number, percent, t, lang } = context;
  const amount = (fen: number): Cell => ({ text: money(fen), format: 'numeric' });
  const count = (value: number): Cell => ({ text: number(value), format: 'numeric' });
  return [
    tableOf(
      context,
      'serve.deliverables',
      ['serve.deliverable', 'serve.agreed', 'serve.unit-price'],
      text.deliverables.map((one) => [{ text: own(one.title) }, count(one.count), amount(one.unitPrice)]),
    ),
    tableOf(
      context,
      'money.budget',
      ['money.category', 'money.item', 'money.source', 'money.amount'],
      text.budget.map((one) => [
        { text: own(one.category) },
        { text: one.item },
        { text: own(one.source) },
        amount(one.amount),
      ]),
    ),
    tableOf(
      context,
      'money.tranches',
      ['money.tranche', 'money.gate', 'money.share', 'money.amount'],
      text.tranches.map((one) => [
        { text: own(one.title) },
        { text: own(one.gate) },
        { text: percent(one.share / 100), format: 'numeric' },
        amount(one.amount),
      ]),
    ),
    tableOf(
      context,
      'serve.reports',
      ['serve.report', 'serve.due-after', 'serve.if-late'],
      text.reports.map((one) => [
        { text: own(one.title) },
        { text: t('serve.due-months', { month: one.atMonth, within: periodWords(one.within)[lang] }) },
        { text: t(one.failed ? 'serve.late-fails' : 'serve.late-is-finding') },
      ]),
    ),
    tableOf(
      context,
      'serve.rounds',
      ['serve.round', 'serve.pass-mark', 'serve.appeal-within'],
      text.rounds.map((one) => [
        { text: own(one.title) },
        count(one.passMark),
        { text: periodWords(one.appealWithin)[lang] },
      ]),
    ),
    tableOf(
      context,
      'serve.consequences',
      ['serve.grade', 'serve.last-tranche-paid', 'serve.standing'],
      text.consequences.map((one) => [
        { text: own(one.grade) },
        { text: percent(one.pay / 100), format: 'numeric' },
        {
          text: [
            own(one.standing),
            ...(one.years > 0 ? [t('serve.years', { count: one.years })] : []),
            ...(one.sanction ? [own(one.sanction)] : []),
          ].join(' · '),
        },
      ]),
    ),
  ];
}
