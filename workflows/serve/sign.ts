import { projectEnded } from '../../domain/publish/programme-notices';
import type { DecisionInput } from '../../domain/record/decision';
import { Fault } from '../../domain/record/fault';
import { type Actor, BY_DEADLINE } from '../../domain/record/party';
import type { RecordWrite } from '../../domain/record/step';
import { workflowId } from '../../domain/record/workflow-id';
import { concluded } from '../../domain/serve/conclude';
import { signAgreement } from '../../domain/serve/project-decisions';
import { type SigningSide, sidesToSign } from '../../domain/serve/project-progress';
import { signTask } from '../../domain/serve/project-tasks';
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
    ({ actor, sha256 }) => {
      mustNotBeHeld(story);
      const side = sideOf(story, actor);
      if (!sidesToSign(story.progress).includes(side))
        throw new Fault('conflict', { en: 'this side has signed already', zh: '贵方已经签署' });
      if (sha256 !== story.progress.agreement?.sha256) {
        throw new Fault('stale-version', {
          en: 'this is not the agreement that is to be signed: look at it again',
          zh: '协议内容已有变动，请重新查看后再签署',
        });
      }
    },
  );
}

async function recordSignature(
  story: ProjectStory,
  signed: DecisionInput & { sha256: string },
): Promise<void> {
  const { input, process, progress } = story;
  const { actor, at, sha256 } = signed;
  const side = sideOf(story, actor);
  const organisationId = side === 'organisation' ? input.organisationId : input.bureauId;
  const signatures = [...progress.signatures, { side, userId: userOf(actor), organisationId, at }];
  const last = signatures.length === 2 ? concluded(input, at) : null;
  const dates = last ? { startsOn: last.startsOn, endsOn: last.endsOn } : {};
  const agreement = { ...progress.agreement, signatures: signatures.map(({ side: _, ...one }) => one) };
  const running = last ? { state: 'running', 'stages.running': at } : { state: 'agreement' };
  await process.record({
    decision: last ? 'conclude' : 'sign',
    actor,
    at,
    facts: { side, sha256, ...dates },
    writes: [
      {
        collection: 'projects',
        id: input.projectId,
        set: { agreement, ...running, ...dates } as RecordWrite['set'],
      },
    ],
    closeTasks: [{ key: `sign/${side}`, as: 'done' }],
    closeDeadlines: [{ key: 'sign', as: 'met' }],
    openDeadlines: last?.deadlines ?? passBall(story, side),
    openTasks: last?.tasks ?? [],
  });
  story.progress = { ...story.progress, signatures, ...dates };
}

/** The one who has not signed holds the ball from now on; the day by which both must have signed stays. */
function passBall({ input, process }: ProjectStory, signed: SigningSide) {
  const running = process.deadlines.sign;
  if (!running) return [];
  const [party, organisationId] =
    signed === 'organisation'
      ? (['bureau', input.bureauId] as const)
      : (['organisation', input.organisationId] as const);
  return [
    {
      key: 'sign',
      party,
      organisationId,
      due: running.due,
      byDefault: running.byDefault,
      reminders: input.terms.reminders,
    },
  ];
}

function sideOf({ input }: ProjectStory, actor: Actor): SigningSide {
  if (actor.kind === 'person') {
    if (actor.role === 'organisation-certifier' && actor.organisationId === input.organisationId)
      return 'organisation';
    if (actor.role === 'bureau-approver' && actor.organisationId === input.bureauId) return 'bureau';
  }
  throw new Fault('forbidden', {
    en: 'the agreement is signed by a certifier of the organisation and an approver of the bureau',
    zh: '协议由机构签发人和民政审批人员签署',
  });
}

function userOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.userId : 'system';
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
