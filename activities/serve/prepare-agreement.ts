import type { RecordedStep, Step } from '../../domain/record/step';
import { agreementView } from '../../domain/serve/agreement-view';
import { PAPER_TEMPLATES } from '../../domain/serve/paper-templates';
import type { ProjectInput } from '../../domain/serve/project-input';
import type { SignedPaper } from '../../domain/serve/signature';
import type { ActivityDeps } from '../deps';
import { openBudget } from '../money/open-budget';
import { recordStep } from '../record/record-step';
import { printPaper } from './print-paper';

export interface AgreementOrder {
  step: Step;
  projectId: string;
  applicationId: string;
  project: Pick<ProjectInput, 'organisationId' | 'bureauId' | 'streetId' | 'rulebookHash' | 'award'>;
}

/**
 * Writes the agreement from the template, stores the printed file and opens the project's record. The hash in the
 * journal is that of the stored file: it is what both sides sign. Run again it gives the agreement of the first run.
 */
export async function prepareAgreement(
  deps: ActivityDeps,
  order: AgreementOrder,
): Promise<{ recorded: RecordedStep; agreement: SignedPaper }> {
  const { store } = deps;
  const { step, projectId } = order;
  const done = await store.journal.get(step.key);
  const printed = done ? null : await print(deps, order);
  const recorded = await recordStep(
    deps,
    { ...step, facts: { ...(step.facts as object), ...(printed && factsOf(printed)) } },
    async (at) => {
      if (!printed) return;
      await store.documents.insert({ ...printed.document, at });
      await openRecord(deps, order, printed.agreement, printed.title, printed.lotId, at);
      await openBudget(
        store,
        { programmeId: step.process.programmeId, projectId, award: order.project.award },
        at,
      );
    },
  );
  const agreement = printed?.agreement ?? (await store.projects.need(projectId)).agreement;
  if (!agreement) throw new Error(`project ${projectId} has no agreement on record`);
  return { recorded, agreement: { documentId: agreement.documentId, sha256: agreement.sha256 } };
}

function factsOf({ agreement, template }: Awaited<ReturnType<typeof print>>) {
  return { ...agreement, template };
}

async function print(deps: ActivityDeps, { step, projectId, applicationId, project }: AgreementOrder) {
  const { store } = deps;
  const application = await store.applications.need(applicationId);
  const [pinned, programme, organisation, bureau, street] = [
    await store.rulebooks.need(project.rulebookHash),
    await store.programmes.need(step.process.programmeId),
    await store.organisations.need(project.organisationId),
    await store.organisations.need(project.bureauId),
    project.streetId === null ? null : await store.organisations.get(project.streetId),
  ];
  const view = agreementView({
    projectId,
    award: project.award,
    rulebookHash: project.rulebookHash,
    application,
    rulebook: pinned.rulebook,
    programmeTitle: programme.title,
    names: {
      organisation: organisation.name,
      uscc: organisation.uscc,
      bureau: bureau.name,
      street: street?.name ?? null,
    },
  });
  const { paper, template, document } = await printPaper(deps, {
    template: PAPER_TEMPLATES.agreement,
    view,
    fileName: `agreement-${projectId}.pdf`,
    of: {
      organisationId: project.organisationId,
      programmeId: step.process.programmeId,
      projectId,
      purpose: `agreement/${projectId}`,
    },
  });
  const { title, lotId } = application;
  return { agreement: paper, template, document, title, lotId };
}

async function openRecord(
  { store }: ActivityDeps,
  { step, projectId, applicationId, project }: AgreementOrder,
  agreement: SignedPaper,
  title: string,
  lotId: string | null,
  at: string,
): Promise<void> {
  await store.projects.put(projectId, {
    ...project,
    programmeId: step.process.programmeId,
    applicationId,
    title,
    lotId,
    state: 'agreement',
    agreement: { ...agreement, signatures: [] },
    startsOn: null,
    endsOn: null,
    stages: { agreement: at },
    grades: {},
    paid: 0,
    withheld: 0,
    supplements: 0,
    pausedAt: null,
    pauses: [],
    endedAs: null,
  });
}
