import { workflowId } from '../../../domain/record/workflow-id';
import { type PageContext, page } from '../../record/pages/page';
import { deadlineRows } from '../../record/pages/process-rows';
import type { SubjectLink } from '../../record/pages/subject-links';
import { aboutFinding, findingCrumbs } from './about-finding';
import { FINDING, type FindingView, findingAddress, findingPart, seeFinding } from './the-finding';

/** One finding: plan, evidence, inspections, who holds the ball, and what can be done now. */
export const findingPage = page({
  path: FINDING,
  right: `GET ${FINDING}`,
  template: 'improve/finding-page',
  async show(context) {
    const finding = await seeFinding(context);
    const about = await aboutFinding(context, finding);
    const process = workflowId.rectification(finding.projectId, findingPart(finding));
    return {
      ...about,
      title: about.name,
      crumbs: await findingCrumbs(context, finding, null),
      links: await actsOn(context, finding),
      deadlines: await deadlineRows(context, { workflowId: process }),
    };
  },
});

/** What can be done in each state, and where. */
const ACTS: { readonly [state: string]: readonly [label: string, path: string] } = {
  planning: ['improve.submit-plan', '/plan'],
  contested: ['improve.answer-contest', '/contest/answer'],
  'plan-review': ['improve.review-plan', '/plan/review'],
  correcting: ['improve.submit-evidence', '/evidence'],
  inspecting: ['improve.inspect', '/inspect'],
  escalated: ['improve.inspect', '/inspect'],
};
const CONTEST = ['improve.contest', '/contest'] as const;

async function actsOn({ desk, params, t }: PageContext, finding: FindingView): Promise<SubjectLink[]> {
  const act = ACTS[finding.state];
  const links: SubjectLink[] = [];
  for (const [label, path] of [...(act ? [act] : []), ...(finding.mayBeContested ? [CONTEST] : [])]) {
    const href = `${findingAddress(finding.projectId, findingPart(finding))}${path}`;
    if (await desk.may(`POST ${FINDING}${path}`, params)) links.push({ text: t(label), href });
  }
  return links;
}
