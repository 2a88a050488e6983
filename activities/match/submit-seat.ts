import { missingMarks } from '../../domain/match/check-sheet';
import { readBy } from '../../domain/match/seat-reads';
import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import { readRulebook } from '../publish/read-rulebook';
import { type RecordDeps, recordStep } from '../record/record-step';
import { eligibleIn } from './eligible-in';

/**
 * A seat hands in all its sheets at once.
 * @throws Fault `rule-broken` naming every sheet, criterion and comment that is missing
 */
export async function submitSeat(
  deps: RecordDeps,
  { step, seatId }: { step: Step; seatId: string },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { programme, rulebook } = await readRulebook(store, step.process.programmeId);
  const recorded = await recordStep(deps, step, async (at) => {
    const ids = readBy(await store.seats.need(seatId), await eligibleIn(store, programme.id));
    const sheets = await store.reviewSheets.find({ programmeId: programme.id, seatId });
    const missing = missingMarks(sheets, ids, rulebook.review.criteria);
    if (missing.length > 0)
      throw new Fault(
        'rule-broken',
        { en: 'the sheets are not complete', zh: '评分表尚未填完' },
        { fields: missing },
      );
    for (const sheet of sheets) await store.reviewSheets.update({ id: sheet.id }, { submittedAt: at });
  });
  return { recorded };
}
