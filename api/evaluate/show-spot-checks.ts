import type { z } from 'zod';
import type { SpotCheck } from '../../domain/evaluate/spot-check';
import { visitKey } from '../../domain/evaluate/spot-check';
import { workflowId } from '../../domain/record/workflow-id';
import type { Caller, Services } from '../record/route';
import type { spotCheckView, spotCheckWhole } from './spot-check-schema';

type Store = Services['store'];

/** With the names of project and organisation, and the words of the checklist. */
export async function showSpotChecks(
  store: Store,
  checks: readonly SpotCheck[],
): Promise<z.input<typeof spotCheckView>[]> {
  const projects = await store.projects.find({ id: { $in: checks.map((one) => one.projectId) } });
  const organisations = await store.organisations.find({
    id: { $in: [...new Set(checks.map((one) => one.organisationId))] },
  });
  const views = [];
  for (const check of checks) {
    const checklist = await checklistOf(store, check);
    const { faults } = check;
    views.push({
      ...check,
      drawing: check.drawing + 1,
      project: projects.find(({ id }) => id === check.projectId)?.title ?? '',
      organisation: organisations.find(({ id }) => id === check.organisationId)?.name ?? '',
      faults: faults && checklist.filter(({ code }) => faults.includes(code)),
    });
  }
  return views;
}

/** One with what was seen on the spot. */
export async function showSpotCheck(
  store: Store,
  check: SpotCheck,
  caller: Caller,
): Promise<z.input<typeof spotCheckWhole>> {
  const [view] = await showSpotChecks(store, [check]);
  const checklist = await checklistOf(store, check);
  const process = workflowId.spotCheck(check.programmeId);
  const of = { workflowId: process, key: visitKey(check.id), status: 'open' };
  const clock = check.state === 'drawn' ? await store.deadlines.first(of) : null;
  const visit = check.visitId === null ? null : await store.spotVisits.get(check.visitId);
  const findings = await openedBy(store, check);
  const { state } = await store.projects.need(check.projectId);
  const titleOf = (item: string) =>
    checklist.find(({ code }) => code === item)?.title ?? { zh: item, en: item };
  return {
    ...(view as z.input<typeof spotCheckView>),
    due: clock?.due ?? null,
    mayRecord: check.state === 'drawn' && check.inspectorIds.includes(caller.userId),
    checklist,
    findings,
    toOpen:
      state === 'running'
        ? (view?.faults ?? []).filter(({ code }) => findings.every((one) => one.item !== code))
        : [],
    visit: visit && {
      ...visit,
      answers: visit.answers.map((one) => ({ ...one, code: one.item, title: titleOf(one.item) })),
    },
  };
}

/** The findings that its faults have become, also those that were withdrawn. */
async function openedBy(store: Store, { id, projectId }: SpotCheck) {
  const found = await store.findings.find({ projectId, 'spotCheck.checkId': id });
  return found.map(({ id: finding, spotCheck, state }) => ({
    ...{ item: spotCheck?.item ?? '', finding: finding.slice(projectId.length + 1), state },
  }));
}

/** What the rulebook has looked at on the spot. */
export async function checklistOf(store: Store, { rulebookHash }: Pick<SpotCheck, 'rulebookHash'>) {
  const { rulebook } = await store.rulebooks.need(rulebookHash);
  return rulebook.evaluation.spotChecks?.checklist ?? [];
}
