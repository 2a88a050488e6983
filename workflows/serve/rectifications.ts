import type { RectificationInput } from '../../domain/improve/rectification-input';
import type { ProjectStory } from './project-story';

/** The tranche that findings of a round hold: that of the round whose gate says so, unless it is settled. */
export function heldTranche({ input, progress }: ProjectStory, round: string): string | null {
  const held = input.terms.tranches.find(
    ({ id, gate }) =>
      gate.heldByFindings && gate.after === round && progress.tranches[id]?.status === 'waiting',
  );
  return held?.id ?? null;
}

export function rectificationInput(story: ProjectStory, finding: string, round: string): RectificationInput {
  const { projectId, programmeId, organisationId, bureauId, terms } = story.input;
  return {
    projectId,
    programmeId,
    organisationId,
    bureauId,
    finding,
    holds: heldTranche(story, round),
    terms: terms.improve,
    reminders: terms.reminders,
  };
}
