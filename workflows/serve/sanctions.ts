import { recoveryOf } from '../../domain/money/back-tranche';
import type { Json } from '../../domain/record/journal';
import { lapsedAmendments } from '../../domain/serve/amendment';
import { cutOf, type Sanction, type StopReason, withSanction } from '../../domain/serve/sanction';
import { withNothingOpen } from '../../domain/serve/with-nothing-open';
import { core } from '../record/acts';
import { askBack } from './ask-back';
import type { ProjectStory } from './project-story';
import { toBoth } from './to-both';

/** What a grade takes: the award is cut at once, what was paid is asked back by a payment of its own. */
export async function takeSanction(story: ProjectStory, sanction: Sanction): Promise<void> {
  const { input, process } = story;
  const { projectId, programmeId, terms } = input;
  const { round, grade, cuts, recover } = sanction;
  const cut = cutOf(sanction);
  const rule = terms.consequences.find((one) => one.grade === grade)?.sanction ?? null;
  await process.perform(
    {
      decision: 'take-sanction',
      facts: {
        rule: 'consequences.sanction',
        inputs: { round, grade, terms: rule, paid: story.progress.paid, tranches: story.progress.tranches },
        outcome: sanction,
      } as unknown as Json,
      notices: toBoth(story, 'serve/sanction-taken', `${projectId}/${round}`, { round, cut, recover }),
    },
    (step) => core.takeSanction({ step, projectId, programmeId, round, cuts }),
  );
  story.progress = withSanction(story.progress, sanction);
  if (recover > 0) await askBack(input, recoveryOf(round), recover);
}

/** The rulebook ends the project: settled as any that ends early, and public. */
export async function stop(story: ProjectStory, reason: StopReason): Promise<void> {
  const { input, process } = story;
  const { projectId } = input;
  const kept = { collection: 'projects', id: projectId };
  await process.perform(
    {
      decision: 'stop',
      facts: { rule: reason.because === 'finding' ? 'improve.whenFailed' : 'consequences.sanction', reason },
      writes: [
        { ...kept, set: { state: 'winding-up', stopped: reason } },
        ...lapsedAmendments(story.progress),
      ],
      closeTasks: [{ key: '*', as: 'withdrawn' }],
      closeDeadlines: [{ key: '*', as: 'cancelled' }],
      notices: toBoth(story, 'serve/project-stopped', projectId, { because: reason.because }),
    },
    (step) => core.recordProjectStep({ step, projectId, stage: 'winding-up' }),
  );
  story.progress = withNothingOpen(story.progress);
}
