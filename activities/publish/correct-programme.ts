import { closingAfterCorrection } from '../../domain/publish/closing-after-correction';
import type { DeadlineDraft } from '../../domain/record/deadline';
import type { StatementRef } from '../../domain/record/statement';
import type { RecordedStep, Step } from '../../domain/record/step';
import { businessNow } from '../record/business-now';
import { type RecordDeps, readCalendar, recordStep } from '../record/record-step';
import { readRulebook } from './read-rulebook';

export interface CorrectProgrammeInput {
  step: Step;
  /** The saved words of the correction. */
  text: StatementRef;
  /** The closing as it stands. */
  closing: { due: string; provisional: boolean };
  /** How the deadline is drafted when it moves. */
  draft: DeadlineDraft;
}

/** Publishes a correction; when it comes too late for the notice period, the closing moves. */
export async function correctProgramme(
  deps: RecordDeps,
  { step, text, closing, draft }: CorrectProgrammeInput,
): Promise<{ recorded: RecordedStep; closesAt: string }> {
  const { store } = deps;
  const [{ programme, rulebook }, { text: words }, calendar, at] = await Promise.all([
    readRulebook(store, step.process.programmeId),
    store.statements.need(text.statementId),
    readCalendar(store),
    step.at ?? businessNow(deps),
  ]);
  const next = closingAfterCorrection(calendar, closing, at, rulebook.call.correctionNotice);
  const moved = next.due !== closing.due;
  const recorded = await recordStep(deps, {
    ...step,
    at,
    facts: {
      text,
      closedAtBefore: closing.due,
      closesAt: next.due,
      correctionNotice: { ...rulebook.call.correctionNotice },
    },
    writes: [
      ...(step.writes ?? []),
      {
        collection: 'programmes',
        id: programme.id,
        set: {
          closesAt: next.due,
          corrections: [...programme.corrections, { at, text: words, closesAt: next.due }],
        },
      },
    ],
    ...(moved
      ? {
          closeDeadlines: [{ key: draft.key, as: 'cancelled' as const }],
          openDeadlines: [{ ...draft, from: at, period: rulebook.call.correctionNotice }],
        }
      : {}),
  });
  // Of the record, not of `next`: recorded before, it answers as it did then.
  const opened = recorded.deadlines.find(({ key }) => key === draft.key);
  return { recorded, closesAt: opened?.due ?? closing.due };
}
