import type { ApplicantFacts } from '../../domain/match/applicant-facts';
import type { Application } from '../../domain/match/application';
import { budgetSums } from '../../domain/match/check-application';
import { recordEffect } from '../../domain/match/record-effect';
import type { Organisation } from '../../domain/people/account';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Store } from '../../domain/record/store';

/** Reads what the eligibility rules need to know of one application, as it stands on record. */
export async function gatherApplicantFacts(
  store: Store,
  of: {
    application: Application;
    all: readonly Application[];
    programme: ProgrammeRecord;
    rulebook: Rulebook;
    at: string;
  },
): Promise<ApplicantFacts> {
  const { application, all, programme, rulebook, at } = of;
  const organisation = await store.organisations.need(application.organisationId);
  const standings = await store.standings.find({ organisationId: organisation.id });
  const running = await store.projects.find({ organisationId: organisation.id, endedAs: null });
  return {
    at,
    organisationId: organisation.id,
    place: organisation.place,
    registration: organisation.registration,
    title: application.title,
    lotId: application.lotId,
    requested: application.requested,
    selfRaised: application.selfRaised,
    wholeBudget: budgetSums(application.budget).whole,
    declaredNoDoubleFunding: application.declarations.noDoubleFunding,
    record: recordEffect(standings, at, rulebook.review.record),
    runningProjects: running.map(({ id, title }) => ({ projectId: id, title })),
    laterApplications: all
      .filter((one) => one.organisationId === organisation.id && one.id !== application.id)
      .filter((one) => rulebook.funding.basis === 'pool' || one.lotId === application.lotId)
      .filter((one) => isLater(one, application))
      .map((one) => one.id)
      .sort(),
    involvements: await involvements(store, organisation, programme),
  };
}

function isLater(one: Application, than: Application): boolean {
  return `${one.submittedAt ?? ''}/${one.id}` > `${than.submittedAt ?? ''}/${than.id}`;
}

/**
 * Who designs, runs or supervises a programme may not apply in it (Implementing Regulations of the Government
 * Procurement Law, Art. 18).
 */
async function involvements(
  store: Store,
  organisation: Organisation,
  programme: ProgrammeRecord,
): Promise<string[]> {
  const found: string[] = [];
  if (organisation.id === programme.bureauId) found.push('runs the programme');
  if (organisation.kind !== 'social-organisation') found.push(`is of kind ${organisation.kind}`);
  const drafter = await store.users.get(programme.draftedBy);
  if (drafter?.organisationId === organisation.id && organisation.id !== programme.bureauId)
    found.push('drafted the programme');
  return found;
}
