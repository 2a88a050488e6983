import type { Fen } from '../../domain/money/fen';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import { projectTerms } from '../../domain/publish/project-terms';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Store } from '../../domain/record/store';
import type { ProjectInput } from '../../domain/serve/project-input';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { openBudget } from '../money/open-budget';

/** An award as it becomes a project. */
export type NewProject = {
  projectId: string;
  applicationId: string;
  amount: Fen;
};

/** Writes the record, the budget and the posting of each award. Inside the caller's transaction. */
export async function openProjects(
  store: Store,
  programme: ProgrammeRecord,
  rulebook: Rulebook,
  awards: readonly NewProject[],
  at: string,
): Promise<void> {
  for (const { projectId, applicationId, amount } of awards) {
    const application = await store.applications.need(applicationId);
    const lot = rulebook.funding.lots?.find((one) => one.id === application.lotId);
    const street = lot && (await store.organisations.first({ kind: 'street', streetCode: lot.streetCode }));
    const record: ProjectRecord = {
      id: projectId,
      programmeId: programme.id,
      applicationId,
      organisationId: application.organisationId,
      bureauId: programme.bureauId,
      streetId: street?.id ?? null,
      title: application.title,
      lotId: application.lotId,
      rulebookHash: programme.rulebookHash,
      state: 'awarded',
      award: amount,
      agreement: null,
      startsOn: null,
      endsOn: null,
      stages: { awarded: at },
      grades: {},
      paid: 0,
      withheld: 0,
      pausedAt: null,
      endedAs: null,
    };
    await store.projects.insert(record);
    await openBudget(store, { programmeId: programme.id, projectId, award: amount }, at);
  }
}

/** The projects that a recorded step awarded: read from the journal, so that asking again gives the same. */
export async function awardedBy(store: Store, stepKey: string): Promise<ProjectRecord[]> {
  const entry = await store.journal.need(stepKey);
  const { awards } = entry.facts as { awards: NewProject[] };
  return store.projects.find({ id: { $in: awards.map((one) => one.projectId) } }, { sort: { id: 1 } });
}

/** What the process of each project is started with. */
export function projectInputs(projects: readonly ProjectRecord[], rulebook: Rulebook): ProjectInput[] {
  const terms = projectTerms(rulebook);
  return projects.map(
    ({ id, programmeId, applicationId, organisationId, bureauId, streetId, rulebookHash, award }) => ({
      projectId: id,
      programmeId,
      applicationId,
      organisationId,
      bureauId,
      streetId,
      rulebookHash,
      award,
      terms,
    }),
  );
}
