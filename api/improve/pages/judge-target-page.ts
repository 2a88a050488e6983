import type { z } from 'zod';
import { TARGET_VERDICTS } from '../../../domain/improve/carried-target';
import { Fault } from '../../../domain/record/fault';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import type { carryOverView } from '../improve-schemas';
import { figures, verdictText } from './checked-targets';
import { projectCrumb } from './the-finding';

const JUDGE = '/projects/:projectId/carried-plan/:planOf/:target/judge';

/** The bureau says what became of a target that an earlier plan carried into the project. */
export const judgeTargetPage = formPage({
  path: JUDGE,
  right: `POST ${JUDGE}`,
  template: 'improve/case-form-page',
  title: 'improve.judge-target',
  lead: 'improve.judge-target-lead',
  button: 'improve.decide',
  check: true,
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'verdict',
      label: 'improve.verdict',
      options: TARGET_VERDICTS.map((value) => ({ value, text: t(`improve.verdict-${value}`) })),
    },
    { kind: 'paragraph', name: 'reason', label: 'improve.reason' },
  ],
  shown: async (context) => (await targetOf(context)).judged,
  async around(context) {
    const { t, own, params } = context;
    const one = await targetOf(context);
    const facts: [string, string][] = [
      ['improve.carried-target', own(one.title)],
      ['improve.earlier', figures(context, one.result, one.target)],
      ['improve.measure', one.measure ?? '—'],
      ['improve.this-phase', figures(context, one.done, one.promised)],
      ['improve.records-say', verdictText(context, one.byRecords)],
    ];
    return {
      crumbs: [
        await projectCrumb(context, String(params.projectId)),
        { text: t('improve.carry-over'), href: carryOverAddress(context) },
      ],
      facts: facts.map(([label, text]) => ({ key: { text: t(label) }, value: { text } })),
    };
  },
  done: carryOverAddress,
  doneText: 'improve.target-judged',
});

function carryOverAddress({ params }: PageContext): string {
  return `/projects/${encodeURIComponent(String(params.projectId))}/carry-over`;
}

/** @throws Fault `not-found` */
async function targetOf({ desk, params }: PageContext) {
  const { projectId, planOf, target } = params;
  const path = '/projects/:projectId/carry-over';
  const { checked } = await desk.see<z.output<typeof carryOverView>>(path, { projectId: String(projectId) });
  const found = checked.find((one) => one.planOf === planOf && one.id === target);
  if (found) return found;
  throw new Fault('not-found', { en: 'no such target was carried into this project', zh: null });
}
