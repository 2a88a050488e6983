import {
  abandonProgramme,
  approveProgramme,
  draftProgramme,
  proposeProgramme,
  returnProgramme,
} from '../../domain/publish/programme-decisions';
import { core } from '../record/acts';
import { closingDeadline } from './call-story';
import type { ProgrammeDesk } from './programme-desk';
import { mustBeAnother, personOf } from './second-person';

/** Drafted by one officer, approved by another. */
export class DraftStory {
  constructor(private readonly desk: ProgrammeDesk) {}

  takeDecisions(): void {
    const { desk } = this;
    const { process } = desk;
    process.onDecision(
      draftProgramme,
      'draft',
      async ({ actor, at, rulebookHash, title, bureauId, continues, fromCase, version = null }) => {
        const draftedBy = personOf(actor);
        const origin = { continues, ...(fromCase && { fromCase }) };
        const draft = { rulebookHash, title, bureauId, fromCase: null, ...origin, draftedBy };
        const { terms } = await process.perform(
          { decision: 'draft', actor, at, facts: { rulebookHash, title: { ...title }, bureauId, ...origin } },
          (step) => core.draftProgramme({ step, draft, changes: version }),
        );
        desk.remember({ terms, bureauId, draftedBy: [...new Set([...desk.progress.draftedBy, draftedBy])] });
        return { state: process.state };
      },
    );
    process.onDecision(proposeProgramme, 'propose', async ({ actor, at }) => {
      await desk.record({
        decision: 'propose',
        actor,
        at,
        facts: {},
        openTasks: [
          {
            key: 'approve',
            what: 'programme.approve',
            for: { role: 'bureau-approver', organisationId: desk.progress.bureauId },
            at: `/programmes/${desk.programmeId}/approve`,
          },
        ],
      });
      desk.remember({ draftedBy: [...new Set([...desk.progress.draftedBy, personOf(actor)])] });
      return { state: process.state };
    });
    process.onDecision(
      approveProgramme,
      'approve',
      async ({ actor, at }) => {
        const { closesAt } = await desk.perform(
          {
            decision: 'approve',
            actor,
            at,
            facts: { open: { ...desk.terms.call.open } },
            openDeadlines: [closingDeadline(desk)],
            closeTasks: [{ key: 'approve', as: 'done' }],
          },
          (step) => core.publishProgramme({ step }),
        );
        return { state: process.state, closesAt };
      },
      ({ actor }) =>
        mustBeAnother(actor, desk.progress.draftedBy, {
          en: 'who drafted or proposed a programme may not approve it',
          zh: '起草或提请发布的人不能审批自己的项目计划',
        }),
    );
    process.onDecision(returnProgramme, 'return', async ({ actor, at, reason }) => {
      await desk.record({
        decision: 'return',
        actor,
        at,
        facts: { reason },
        closeTasks: [{ key: 'approve', as: 'done' }],
      });
      return { state: process.state };
    });
    process.onDecision(abandonProgramme, 'abandon', async ({ actor, at }) => {
      await desk.record({ decision: 'abandon', actor, at, facts: {} });
      return { state: process.state };
    });
  }
}
