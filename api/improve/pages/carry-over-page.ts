import type { z } from 'zod';
import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import type { carryOverView } from '../improve-schemas';
import { checkedTable } from './checked-targets';
import { standingTag, whyStanding } from './standing-lines';
import { findingAddress, namesOf, projectCrumb } from './the-finding';

type CarryOver = z.output<typeof carryOverView>;

const CARRY_OVER = '/projects/:projectId/carry-over';

/** The improvement plan: targets against results, what is done about the gaps, and what the next phase takes over. */
export const carryOverPage = page({
  path: CARRY_OVER,
  right: `GET ${CARRY_OVER}`,
  template: 'improve/carry-over-page',
  async show(context) {
    const { desk, params, t, own } = context;
    const { plan, gradeTitle, carried, carriedOver, checked, judging, standing } = await desk.see<CarryOver>(
      CARRY_OVER,
      params,
    );
    const { projectId, organisationId } = plan;
    const mayRead = await desk.may('GET /organisations/:organisationId/record', { organisationId });
    return {
      title: t('improve.carry-over'),
      crumbs: [await projectCrumb(context, projectId)],
      reachedAll: plan.reachedAll,
      carried,
      grade: gradeTitle ? own(gradeTitle) : plan.grade,
      targets: targetsTable(context, plan.targets),
      checked: await checkedHere(context, checked, judging),
      findings: await findingLinks(context, plan),
      carriedOver: carriedOver.map(({ kind, ref, text }) => ({
        kind: t(`improve.carried-${kind}`),
        text: plan.targets.find((one) => one.ref === ref)?.title ?? text,
      })),
      standing: standing && {
        text: t(`improve.standing-${standing.standing}`),
        classes: standingTag(standing.standing),
        why: whyStanding(context, standing),
      },
      record: mayRead ? `/organisations/${encodeURIComponent(organisationId)}/record` : null,
    };
  },
});

const JUDGE = 'POST /projects/:projectId/carried-plan/:planOf/:target/judge';

/** What earlier plans carried into this project, with a form for each where the reader may judge; null: nothing. */
async function checkedHere(context: PageContext, checked: CarryOver['checked'], judging: boolean) {
  const [first] = checked;
  if (!first) return null;
  const { desk, params, t } = context;
  const one = { ...params, planOf: first.planOf, target: first.id };
  const mayJudge = judging && (await desk.may(JUDGE, one));
  const here = `/projects/${encodeURIComponent(String(params.projectId))}/carried-plan`;
  const judge = ({ planOf, id }: typeof first) =>
    `${here}/${encodeURIComponent(planOf)}/${encodeURIComponent(id)}/judge`;
  return checkedTable(context, t('improve.checked-here'), checked, mayJudge ? judge : null);
}

function targetsTable({ t, number, percent, day }: PageContext, targets: CarryOver['plan']['targets']) {
  const rows = targets.map((one): Cell[] => [
    { text: one.title },
    { text: number(one.target), format: 'numeric' },
    { text: number(one.result), format: 'numeric' },
    { text: number(one.gap), format: 'numeric' },
    { text: percent(one.reached / 100), format: 'numeric' },
    { text: one.measure ?? '—' },
    { text: one.owner ?? '—' },
    { text: one.dueOn ? day(one.dueOn) : '—' },
  ]);
  return {
    caption: t('improve.targets'),
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: t('improve.agreed') },
      ...['improve.target-number', 'improve.result', 'improve.gap', 'improve.reached'].map((key) => ({
        text: t(key),
        format: 'numeric',
      })),
      ...['improve.measure', 'improve.owner', 'improve.due-on'].map((key) => ({ text: t(key) })),
    ],
    rows,
  };
}

/** The findings that were not put right. */
async function findingLinks(context: PageContext, { projectId, openFindings }: CarryOver['plan']) {
  const found = await context.desk.seeIf<{ items: { id: string; round: string; indicator: string }[] }>(
    '/projects/:projectId/findings',
    { projectId },
    { limit: '100' },
  );
  const names = await namesOf(context, projectId);
  return openFindings.map((id) => {
    const part = id.slice(projectId.length + 1);
    const finding = found?.items.find((one) => one.id === id);
    return { text: finding ? names(finding).indicator : part, href: findingAddress(projectId, part) };
  });
}
