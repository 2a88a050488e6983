import { METHOD_LAW } from '../../domain/publish/method-law';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { ProgrammeTerms } from '../../domain/publish/programme-terms';
import type { Rulebook } from '../../domain/publish/rulebook';
import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

export interface DraftProgrammeInput {
  step: Step;
  draft: Pick<
    ProgrammeRecord,
    'rulebookHash' | 'title' | 'bureauId' | 'continues' | 'fromCase' | 'draftedBy'
  >;
  /** The version of the draft that is changed; null or absent: any. */
  changes?: number | null;
}

/**
 * Makes or changes the draft of a programme from a pinned rulebook.
 * @throws Fault `not-found` for an unknown rulebook, `stale-version` for a change made on an old copy
 */
export async function draftProgramme(
  deps: RecordDeps,
  { step, draft, changes = null }: DraftProgrammeInput,
): Promise<{ recorded: RecordedStep; terms: ProgrammeTerms }> {
  const { store } = deps;
  const { rulebook } = await store.rulebooks.need(draft.rulebookHash);
  const recorded = await recordStep(deps, step, async () => {
    const before = await store.programmes.get(step.process.programmeId);
    const version = before ? (before.version ?? 1) : 0;
    if (changes !== null && changes !== version)
      throw new Fault('stale-version', {
        en: `the draft is at version ${version} by now, not ${changes}`,
        zh: '别人刚刚改过这份草稿，请核对后再保存',
      });
    await store.programmes.put(step.process.programmeId, {
      ...EMPTY,
      ...draft,
      kind: rulebook.kind,
      state: step.state,
      version: version + 1,
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

function programmeTerms(rulebook: Rulebook): ProgrammeTerms {
  const { call, publicNotice, review, reminders, purchase } = rulebook;
  const { panelSize, reserve, quorum, expertShare, declareWithin, scoreWithin, lookBackYears } = review;
  const { whenApart, apartLimit } = review.calibration ?? {};
  return {
    call,
    publicNotice,
    panel: {
      ...{ panelSize, reserve, quorum, expertShare, declareWithin, scoreWithin, lookBackYears },
      ...(review.draw && { draw: review.draw }),
      ...(review.reading && { reading: review.reading }),
      ...(review.closeWithin && { closeWithin: review.closeWithin }),
      ...(whenApart === 'one-more-evaluator' && apartLimit !== undefined && { oneMoreWhenApart: apartLimit }),
      ...(purchase && { oddFrom: METHOD_LAW[purchase.method].panel?.least ?? 1 }),
    },
    reminders,
    ...spotCheckCourse(rulebook),
  };
}

function spotCheckCourse({ evaluation, review, reminders }: Rulebook): Pick<ProgrammeTerms, 'spotChecks'> {
  if (!evaluation.spotChecks) return {};
  const { checklist: _checklist, ...terms } = evaluation.spotChecks;
  const { lookBackYears, draw } = review;
  const { leastAppraisal } = draw ?? {};
  return {
    spotChecks: { ...terms, lookBackYears, ...(leastAppraisal && { leastAppraisal }), reminders },
  };
}
