import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { ProgrammeTerms } from '../../domain/publish/programme-terms';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

export interface DraftProgrammeInput {
  step: Step;
  draft: Pick<ProgrammeRecord, 'rulebookHash' | 'title' | 'bureauId' | 'continues' | 'draftedBy'>;
}

/** Makes or changes the draft of a programme from a pinned rulebook. @throws Fault `not-found` for an unknown rulebook */
export async function draftProgramme(
  deps: RecordDeps,
  { step, draft }: DraftProgrammeInput,
): Promise<{ recorded: RecordedStep; terms: ProgrammeTerms }> {
  const { store } = deps;
  const { rulebook } = await store.rulebooks.need(draft.rulebookHash);
  const recorded = await recordStep(deps, step, async () => {
    await store.programmes.put(step.process.programmeId, {
      ...EMPTY,
      ...draft,
      kind: rulebook.kind,
      state: step.state,
    });
  });
  return { recorded, terms: programmeTerms(rulebook) };
}

const EMPTY = {
  publishedAt: null,
  closesAt: null,
  corrections: [],
  applications: 0,
  round: 0,
  noticeEndsAt: null,
  awardedAt: null,
  closedAt: null,
  failure: null,
  figures: null,
} satisfies Partial<ProgrammeRecord>;

function programmeTerms({ call, publicNotice, review, reminders }: Rulebook): ProgrammeTerms {
  const { panelSize, reserve, quorum, expertShare, declareWithin, scoreWithin, lookBackYears } = review;
  return {
    call,
    publicNotice,
    panel: { panelSize, reserve, quorum, expertShare, declareWithin, scoreWithin, lookBackYears },
    reminders,
  };
}
