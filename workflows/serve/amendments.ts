import type { Deadline } from '../../domain/record/deadline';
import type { DecisionInput } from '../../domain/record/decision';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import type { RecordWrite } from '../../domain/record/step';
import type { WaitingAmendment } from '../../domain/serve/amendment';
import type { Approval } from '../../domain/serve/change-approval';
import type { ChangeRoute } from '../../domain/serve/change-terms';
import { amendmentKey, changeKey } from '../../domain/serve/milestones';
import { signAmendment } from '../../domain/serve/project-decisions';
import { withoutChange } from '../../domain/serve/project-progress';
import { amendmentTask } from '../../domain/serve/project-tasks';
import {
  type GivenSignature,
  missingSides,
  SIGNING_SIDES,
  type Signing,
  signatureOf,
} from '../../domain/serve/signature';
import { supplemented } from '../../domain/serve/supplemented';
import { core, printing } from '../record/acts';
import { effectOf, takeEffect } from './change-effect';
import { moveOn } from './move-on';
import type { ProjectStory } from './project-story';
import { passBall, withoutSide } from './sign';
import { mustNotBeHeld } from './stays';

/** The last approval of a change that both sides have to sign for: its amendment 补充协议 is printed. */
export async function prepareAmendment(
  story: ProjectStory,
  approved: DecisionInput & { changeId: string; given: Approval[]; route: ChangeRoute },
): Promise<void> {
  const { input, process } = story;
  const { actor, at, changeId, given, route } = approved;
  const { projectId, organisationId } = input;
  const { amendment } = await process.perform(
    {
      decision: 'prepare-amendment',
      actor,
      at,
      facts: { changeId, verdict: 'approved', kind: route.kind },
      closeTasks: [{ key: changeKey(changeId), as: 'done' }],
      closeDeadlines: [{ key: changeKey(changeId), as: 'met' }],
      openTasks: SIGNING_SIDES.map((side) => amendmentTask(input, changeId, side)),
      openDeadlines: [
        {
          key: amendmentKey(changeId),
          party: 'organisation',
          organisationId,
          ...(route.amendment && { period: route.amendment.signWithin }),
          byDefault: 'amendment-lapses',
          reminders: input.terms.reminders,
        },
      ],
      notices: told(story, changeId, 'to-sign'),
    },
    (step) => printing.prepareAmendment({ step, projectId, changeId, approvals: given }),
  );
  const progress = withoutChange(story.progress, changeId);
  const waiting: WaitingAmendment = { ...amendment, signatures: [] };
  story.progress = { ...progress, amendments: { ...progress.amendments, [changeId]: waiting } };
}

/** What became of the change, to those who asked and to those who sign. */
function told({ input }: ProjectStory, changeId: string, verdict: 'to-sign' | 'approved' | 'lapsed') {
  const { projectId, organisationId } = input;
  return (['organisation-editor', 'organisation-certifier'] as const).map((role) => ({
    template: 'serve/change-decided',
    to: { role, organisationId },
    businessKey: `${projectId}/${changeId}/${verdict}`,
    data: { projectId, changeId, verdict },
  }));
}

/** Both sides sign the amendment in the agreement's way; with the second signature the change takes effect. */
export function takeAmendments(story: ProjectStory): void {
  const { process } = story;
  process.onDecision(
    signAmendment,
    'sign-amendment',
    async (signing) => {
      const { changeId } = signing;
      const waiting = toBeSigned(story, changeId);
      const signature = signatureOf(story.input, waiting, signing);
      const signatures = [...waiting.signatures, signature];
      if (missingSides(signatures).length > 0) await recordOne(story, { ...waiting, signatures }, signing);
      else await conclude(story, { ...waiting, signatures }, signing);
      return { state: process.state };
    },
    (signing) => {
      mustNotBeHeld(story);
      const waiting = toBeSigned(story, signing.changeId);
      signatureOf(story.input, waiting, signing);
      if (waiting.supplement > 0 && !supplemented(story.progress, story.input.terms, 0))
        throw new Fault('conflict', {
          en: 'the last tranche is settled: nothing can be added any more',
          zh: '尾款已结清，不能再追加资金',
        });
    },
  );
}

/** @throws Fault `not-found` */
function toBeSigned({ progress }: ProjectStory, changeId: string): WaitingAmendment {
  const waiting = progress.amendments?.[changeId];
  if (!waiting)
    throw new Fault('not-found', { en: 'no amendment of this change to sign', zh: '没有这项待签的补充协议' });
  return waiting;
}

type SigningOf = Signing & { changeId: string };

/** What every signature leaves in the journal and on record. */
function signed({ changeId, sha256, actor, at }: SigningOf, signatures: readonly GivenSignature[]) {
  const last = signatures[signatures.length - 1];
  const side = last?.side ?? 'organisation';
  return {
    actor,
    at,
    facts: { changeId, side, sha256, by: last?.by ?? 'confirm', ...last?.file },
    writes: [
      {
        collection: 'changeRequests',
        id: changeId,
        set: { 'amendment.signatures': signatures.map(withoutSide) } as unknown as RecordWrite['set'],
      },
    ],
    closeTasks: [{ key: `${amendmentKey(changeId)}/${side}`, as: 'done' as const }],
    closeDeadlines: [{ key: amendmentKey(changeId), as: 'met' as const }],
  };
}

async function recordOne(story: ProjectStory, waiting: WaitingAmendment, signing: SigningOf): Promise<void> {
  const { changeId } = signing;
  const [given] = waiting.signatures;
  await story.process.record({
    decision: 'sign-amendment',
    ...signed(signing, waiting.signatures),
    openDeadlines: given ? passBall(story, amendmentKey(changeId), given.side) : [],
  });
  const { amendments } = story.progress;
  story.progress = { ...story.progress, amendments: { ...amendments, [changeId]: waiting } };
}

async function conclude(story: ProjectStory, waiting: WaitingAmendment, signing: SigningOf): Promise<void> {
  const { input, process } = story;
  const { projectId, programmeId } = input;
  const { changeId } = signing;
  const { supplement, extendDays } = waiting;
  const step = signed(signing, waiting.signatures);
  const effect = effectOf(story, extendDays);
  await process.perform(
    {
      decision: 'conclude-amendment',
      ...step,
      facts: { ...step.facts, supplement, extendDays },
      writes: [...step.writes, ...effect.writes],
      closeTasks: [...step.closeTasks, ...effect.closeTasks],
      closeDeadlines: [...step.closeDeadlines, ...effect.closeDeadlines],
      openDeadlines: effect.openDeadlines,
      openTasks: effect.openTasks,
      notices: told(story, changeId, 'approved'),
    },
    (recorded) => core.concludeAmendment({ step: recorded, projectId, programmeId, changeId }),
  );
  story.progress = takeEffect(story, changeId, waiting, effect.endsOn);
  process.later(() => moveOn(story));
}

/** Not signed by both in time: nothing changes. */
export async function lapseAmendment(
  story: ProjectStory,
  changeId: string,
  deadline: Deadline,
): Promise<void> {
  const key = amendmentKey(changeId);
  const { signatures = [] } = story.progress.amendments?.[changeId] ?? {};
  await story.process.record({
    decision: 'lapse-amendment',
    actor: BY_DEADLINE,
    facts: { changeId, signed: signatures.map(({ side }) => side), due: deadline.due },
    writes: [{ collection: 'changeRequests', id: changeId, set: { status: 'lapsed' } }],
    closeTasks: [{ key: `${key}/*`, as: 'lapsed' }],
    closeDeadlines: [{ key, as: 'lapsed' }],
    notices: told(story, changeId, 'lapsed'),
  });
  story.progress = withoutChange(story.progress, changeId);
}
