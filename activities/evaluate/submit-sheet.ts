import { checkScoreSheet } from '../../domain/evaluate/check-score-sheet';
import type { ScoreSheet } from '../../domain/evaluate/evaluation-record';
import { roundOf } from '../../domain/evaluate/round-of';
import { canonicalJson } from '../../domain/record/canonical-json';
import { Fault } from '../../domain/record/fault';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';

/**
 * Hands a saved sheet in.
 * @throws Fault `rule-broken` naming every mark and veto that is not in order; `conflict` when the sheet changed
 * while it was handed in
 */
export async function submitSheet(
  deps: RecordDeps,
  input: { step: Step; evaluationId: string; sheetId: string; party: string; userId: string },
): Promise<{ recorded: RecordedStep }> {
  const { store, sha256 } = deps;
  const sheet = await store.scoreSheets.need(input.sheetId);
  if (
    sheet.evaluationId !== input.evaluationId ||
    sheet.party !== input.party ||
    sheet.userId !== input.userId
  ) {
    throw new Fault('forbidden', {
      en: "the sheet is not this judge's sheet for this round",
      zh: '这不是您在本轮的评分表',
    });
  }
  const evaluation = await store.evaluations.need(input.evaluationId);
  const { rulebook } = await store.rulebooks.need(evaluation.rulebookHash);
  const round = roundOf(rulebook, evaluation.round);
  const fields = checkScoreSheet(round.indicators, round.vetoes, sheet);
  if (fields.length > 0)
    throw new Fault(
      'rule-broken',
      { en: 'the score sheet is not complete', zh: '评分表尚未填完' },
      { fields },
    );
  const content = contentOf(sheet);
  const recorded = await recordStep(
    deps,
    { ...input.step, facts: { ...sheetFacts(sheet), contentHash: sha256(content) } },
    async (at) => {
      const now = await store.scoreSheets.need(sheet.id);
      if (contentOf(now) !== content)
        throw new Fault('conflict', {
          en: 'the sheet was changed while it was handed in',
          zh: '提交时评分表又被修改，请核对后重新提交',
        });
      await store.scoreSheets.put(sheet.id, { submittedAt: at });
    },
  );
  return { recorded };
}

/** What a journal may say of a sheet: numbers and codes; comments and evidence stay with the sheet. */
export function sheetFacts(sheet: ScoreSheet): { [key: string]: Json } {
  return {
    sheetId: sheet.id,
    party: sheet.party,
    marks: sheet.marks.map(({ indicator, points, reading, derived }) => ({
      indicator,
      points,
      ...(reading !== undefined && { reading }),
      ...(derived !== undefined && { derived }),
    })),
    vetoes: sheet.vetoes.map(({ code }) => code),
  };
}

function contentOf(sheet: ScoreSheet): string {
  return canonicalJson({ marks: sheet.marks, vetoes: sheet.vetoes });
}
