import { z } from 'zod';
import type { Store } from '../../domain/record/store';
import { agreementView } from '../../domain/serve/agreement-view';
import { words } from '../record/schemas';

const period = z.object({ count: z.number(), unit: z.enum(['working-day', 'day', 'month', 'hour']) });

/** What the agreement says, clause by clause; the file whose hash is signed says the same. */
export const agreementText = z.object({
  projectTitle: z.string(),
  programmeTitle: words,
  names: z.object({ organisation: z.string(), uscc: z.string(), bureau: z.string(), street: z.string() }),
  summary: z.string(),
  beneficiaries: z.int(),
  months: z.int(),
  award: z.int(),
  selfRaised: z.int(),
  reduced: z.boolean(),
  deliverables: z.array(z.object({ title: words, count: z.int(), unitPrice: z.int() })),
  budget: z.array(z.object({ category: words, item: z.string(), amount: z.int(), source: words })),
  tranches: z.array(z.object({ title: words, share: z.number(), amount: z.int(), gate: words })),
  reports: z.array(z.object({ title: words, atMonth: z.number(), within: period, failed: z.boolean() })),
  rounds: z.array(z.object({ title: words, passMark: z.number(), appealWithin: period })),
  consequences: z.array(
    z.object({
      grade: words,
      pay: z.number(),
      standing: words,
      years: z.number(),
      sanction: words.nullable(),
    }),
  ),
  stopsOnFailure: z.boolean(),
  reviewWithin: period,
  silenceAccepts: z.boolean(),
  resubmitWithin: period,
  fileUpdateEvery: period,
  visitEvery: period,
  lineShiftFree: z.number(),
  supplementMaximum: z.number(),
  signWithin: period,
  rulebookHash: z.string(),
});

/** @throws Fault `not-found` */
export async function readAgreementText(
  store: Store,
  projectId: string,
): Promise<z.input<typeof agreementText>> {
  const project = await store.projects.need(projectId);
  const [application, { rulebook }, programme, organisation, bureau, street] = await Promise.all([
    store.applications.need(project.applicationId),
    store.rulebooks.need(project.rulebookHash),
    store.programmes.need(project.programmeId),
    store.organisations.need(project.organisationId),
    store.organisations.need(project.bureauId),
    project.streetId === null ? null : store.organisations.get(project.streetId),
  ]);
  return agreementView({
    projectId,
    award: project.award,
    rulebookHash: project.rulebookHash,
    application,
    rulebook,
    programmeTitle: programme.title,
    names: {
      organisation: organisation.name,
      uscc: organisation.uscc,
      bureau: bureau.name,
      street: street?.name ?? null,
    },
  });
}
