import { addDays, civilDate } from '../../domain/record/civil-date';
import type { Account } from './company';
import { type OpenTask, once, type Production, type ProjectOnStage } from './production';
import type { Stage } from './stage';

function pathOf(project: ProjectOnStage, task: OpenTask): string {
  return `/projects/${project.id}/findings/${encodeURIComponent(findingOf(task))}`;
}

function findingOf(task: OpenTask): string {
  return task.processId.split('/').slice(2).join('/');
}

function script({ example }: Production, project: ProjectOnStage, task: OpenTask) {
  const round = task.processId.endsWith('final') ? 'final' : 'mid-term';
  return example.behaviour.rectifications.find(
    (one) => one.application === project.application && one.round === round,
  );
}

export async function planRectification(
  stage: Stage,
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const { measure, target } = script(production, project, task) ?? {
    measure: '按指标要求补充服务与记录。',
    target: '达到协议约定。',
  };
  const dueOn = addDays(civilDate(stage.now()), 14);
  await user.post(`${pathOf(project, task)}/plan`, { owner: '项目主管', measure, target, dueOn });
}

export async function reviewPlan(project: ProjectOnStage, task: OpenTask, { user }: Account): Promise<void> {
  await user.post(`${pathOf(project, task)}/plan/review`, { accept: true, reason: '计划可行。' });
}

export async function handInEvidence(
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const text = script(production, project, task)?.evidence ?? '已按计划完成整改，附记录。';
  const document = await user.upload(
    '/documents',
    { purpose: `finding/${findingOf(task).slice(0, 100)}`, projectId: project.id },
    'evidence.txt',
    `${text}\n`,
  );
  await user.post(`${pathOf(project, task)}/evidence`, { text, documents: [document.id] });
}

/** Each re-inspection as the example says; the last result repeats. */
export async function inspectFinding(
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const results = script(production, project, task)?.inspections ?? ['passed'];
  const inspections = await user.reads.inspections(project.id, findingOf(task));
  const passed = (results[Math.min(inspections, results.length - 1)] ?? 'passed') === 'passed';
  await user.post(`${pathOf(project, task)}/inspect`, {
    passed,
    reason: passed ? '整改到位。' : '记录仍不完整，需再次整改。',
  });
}

/** When all projects have ended: the bureau proposes what others can learn from. */
export async function proposeGoodCases(stage: Stage, production: Production): Promise<boolean> {
  const { goodCases = [] } = production.example.behaviour;
  const projects = [...production.projects.values()];
  const acted: boolean[] = [];
  for (const { application, agrees: _, ...words } of goodCases) {
    const project = projects.find((one) => one.application === application);
    if (!project) continue;
    const propose = async () => {
      const officer = await stage.company.somebody(project.bureauId, 'bureau-officer');
      await officer.user.post(`/projects/${project.id}/good-cases`, words);
    };
    acted.push(await once(production, `good case ${application}`, propose));
  }
  return acted.includes(true);
}

export async function answerGoodCase(
  { example }: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const script = example.behaviour.goodCases?.find(({ application }) => application === project.application);
  await user.post(task.at ?? '', { agree: script?.agrees ?? true });
}
