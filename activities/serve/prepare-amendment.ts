import type { RecordedStep, Step } from '../../domain/record/step';
import { amendmentView } from '../../domain/serve/amendment-view';
import type { Approval } from '../../domain/serve/change-approval';
import type { ChangeRequest } from '../../domain/serve/change-request';
import { PAPER_TEMPLATES } from '../../domain/serve/paper-templates';
import type { SignedPaper } from '../../domain/serve/signature';
import type { ActivityDeps } from '../deps';
import { recordStep } from '../record/record-step';
import { readChange } from './change-facts';
import { printPaper } from './print-paper';

export interface AmendmentOrder {
  step: Step;
  projectId: string;
  changeId: string;
  approvals: Approval[];
}

/** What the process needs to know of an amendment. */
type Prepared = SignedPaper & Pick<ChangeRequest, 'supplement' | 'extendDays'>;

/**
 * Writes the amendment 补充协议 of an approved change from the template and stores the printed file. The change is not in
 * force yet. Run again it gives the amendment of the first run.
 */
export async function prepareAmendment(
  deps: ActivityDeps,
  order: AmendmentOrder,
): Promise<{ recorded: RecordedStep; amendment: Prepared }> {
  const { store } = deps;
  const { step, changeId, approvals } = order;
  const change = await readChange(store, order);
  const printed = (await store.journal.get(step.key)) ? null : await print(deps, order, change);
  const made = printed && { ...printed.paper, template: printed.template };
  const facts = { ...(step.facts as object), ...made };
  const recorded = await recordStep(deps, { ...step, facts }, async (at) => {
    if (!printed) return;
    await store.documents.insert({ ...printed.document, at });
    await store.changeRequests.put(changeId, {
      status: 'to-sign',
      approvals,
      decidedBy: approvals.at(-1)?.userId ?? null,
      decidedAt: at,
      amendment: { ...printed.paper, number: printed.number, changed: printed.changed, signatures: [] },
    });
  });
  const paper = printed?.paper ?? (await store.changeRequests.need(changeId)).amendment;
  if (!paper) throw new Error(`change ${changeId} has no amendment on record`);
  const { documentId, sha256 } = paper;
  const { supplement, extendDays } = change;
  return { recorded, amendment: { documentId, sha256, supplement, extendDays } };
}

async function print(deps: ActivityDeps, { projectId }: AmendmentOrder, change: ChangeRequest) {
  const { store } = deps;
  const project = await store.projects.need(projectId);
  const { organisationId, programmeId } = project;
  const [application, programme, organisation, bureau, others] = [
    await store.applications.need(project.applicationId),
    await store.programmes.need(programmeId),
    await store.organisations.need(organisationId),
    await store.organisations.need(project.bureauId),
    await store.changeRequests.find({ projectId, id: { $ne: change.id } }),
  ];
  const number = others.filter((one) => one.amendment).length + 1;
  const view = amendmentView({
    number,
    project: { ...project, agreementHash: project.agreement?.sha256 ?? '' },
    rulebookHash: project.rulebookHash,
    programmeTitle: programme.title,
    names: { organisation: organisation.name, uscc: organisation.uscc, bureau: bureau.name },
    change,
    agreed: application.budget,
    others,
  });
  const paper = await printPaper(deps, {
    template: PAPER_TEMPLATES.amendment,
    view,
    fileName: `amendment-${projectId}-${number}.pdf`,
    of: { organisationId, programmeId, projectId, purpose: `amendment/${change.id}` },
  });
  return { ...paper, number, changed: view.changed };
}
