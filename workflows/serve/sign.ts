import { projectEnded } from '../../domain/publish/programme-notices';
import { BY_DEADLINE } from '../../domain/record/party';
import type { RecordWrite } from '../../domain/record/step';
import { workflowId } from '../../domain/record/workflow-id';
import { concluded } from '../../domain/serve/conclude';
import { signAgreement } from '../../domain/serve/project-decisions';
import { signTask } from '../../domain/serve/project-tasks';
import {
  type GivenSignature,
  type Signature,
  type Signing,
  type SigningSide,
  signatureOf,
} from '../../domain/serve/signature';
import { core, printing } from '../record/acts';
import { tell } from '../record/children';
import { moveOn } from './move-on';
import type { ProjectStory } from './project-story';
import { mustNotBeHeld } from './stays';

/** The agreement is printed from the template; its hash is what both sides sign. */
export async function prepareAgreement(story: ProjectStory): Promise<void> {
  const { input, process } = story;
  const { agreement } = await process.perform(
    {
      decision: 'prepare-agreement',
      facts: { award: input.award, rulebookHash: input.rulebookHash, applicationId: input.applicationId },
      openTasks: [signTask(input, 'organisation'), signTask(input, 'bureau')],
      openDeadlines: [
        {
          key: 'sign',
          party: 'organisation',
          organisationId: input.organisationId,
          period: input.terms.signing.within,
          byDefault: 'agreement-lapses',
          reminders: input.terms.reminders,
        },
      ],
      notices: [
        {
          template: 'serve/agreement-ready',
          to: { role: 'organisation-certifier', organisationId: input.organisationId },
          businessKey: input.projectId,
          data: { projectId: input.projectId },
          deadlineKey: 'sign',
        },
      ],
    },
    (step) =>
      printing.prepareAgreement({
        step,
        projectId: input.projectId,
        applicationId: input.applicationId,
        project: recordOf(story),
      }),
  );
  story.progress = { ...story.progress, agreement };
}

function recordOf({ input }: ProjectStory) {
  const { organisationId, bureauId, streetId, rulebookHash, award } = input;
  return { organisationId, bureauId, streetId, rulebookHash, award };
}

/** Each side signs once, the exact document; the second signature makes the project run. */
export function takeSignatures(story: ProjectStory): void {
  const { process } = story;
  process.onDecision(
    signAgreement,
    'sign',
    async (input) => {
      await recordSignature(story, input);
      if (process.state === 'running') process.later(() => moveOn(story));
      return { state: process.state };
    },
    (signing) => {
      mustNotBeHeld(story);
      signatureOf(story.input, toBeSigned(story), signing);
    },
  );
}

function toBeSigned({ progress: { agreement, signatures } }: ProjectStory) {
  return agreement && { ...agreement, signatures };
}

async function recordSignature(story: ProjectStory, signed: Signing): Promise<void> {
  const { input, process, progress } = story;
  const { actor, at, sha256 } = signed;
  const signature = signatureOf(input, toBeSigned(story), signed);
  const { side } = signature;
  const signatures = [...progress.signatures, signature];
  const last = signatures.length === 2 ? concluded(input, at) : null;
  const dates = last ? { startsOn: last.startsOn, endsOn: last.endsOn } : {};
  const agreement = { ...progress.agreement, signatures: signatures.map(withoutSide) };
  const running = last ? { state: 'running', 'stages.running': at } : { state: 'agreement' };
  await process.record({
    decision: last ? 'conclude' : 'sign',
    actor,
    at,
    facts: { side, sha256, by: signature.by ?? 'confirm', ...signature.file, ...dates },
    writes: [
      {
        collection: 'projects',
        id: input.projectId,
        set: { agreement, ...running, ...dates } as unknown as RecordWrite['set'],
      },
    ],
    closeTasks: [{ key: `sign/${side}`, as: 'done' }],
    closeDeadlines: [{ key: 'sign', as: 'met' }],
    openDeadlines: last?.deadlines ?? passBall(story, 'sign', side),
    openTasks: last?.tasks ?? [],
  });
  story.progress = { ...story.progress, signatures, ...dates };
}

/** A signature as readers see it. */
export function withoutSide({ side: _, ...signature }: GivenSignature): Signature {
  return signature;
}

/** The one who has not signed holds the ball from now on; the day by which both must have signed stays. */
export function passBall({ input, process }: ProjectStory, key: string, signed: SigningSide) {
  const running = process.deadlines[key];
  if (!running) return [];
  const [party, organisationId] =
    signed === 'organisation'
      ? (['bureau', input.bureauId] as const)
      : (['organisation', input.organisationId] as const);
  return [
    {
      key,
      party,
      organisationId,
      due: running.due,
      byDefault: running.byDefault,
      reminders: input.terms.reminders,
    },
  ];
}

/** Not signed by both in time: the award lapses and the programme offers it to the next in rank. */
export async function lapseAgreement(story: ProjectStory): Promise<void> {
  const { input, process } = story;
  await process.perform(
    {
      decision: 'lapse',
      actor: BY_DEADLINE,
      facts: {
        signed: story.progress.signatures.map(({ side }) => side),
        due: process.deadlines.sign?.due ?? null,
      },
      writes: [{ collection: 'projects', id: input.projectId, set: { state: 'lapsed', endedAs: 'lapsed' } }],
      closeTasks: [{ key: 'sign/*', as: 'lapsed' }],
      closeDeadlines: [{ key: 'sign', as: 'lapsed' }],
    },
    (step) =>
      core.endBudget({ step, projectId: input.projectId, programmeId: input.programmeId, stage: 'lapsed' }),
  );
  await tell(workflowId.programme(input.programmeId), projectEnded, {
    projectId: input.projectId,
    endedAs: 'lapsed',
  });
}
