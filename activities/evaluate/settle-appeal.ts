import { checkScoreSheet } from '../../domain/evaluate/check-score-sheet';
import { isSameMark } from '../../domain/evaluate/departure';
import type { EvaluationOutcome } from '../../domain/evaluate/evaluation-outcome';
import type { EvaluationRecord, ScoreSheet } from '../../domain/evaluate/evaluation-record';
import { roundOf } from '../../domain/evaluate/round-of';
import { businessInstant } from '../../domain/record/clock';
import { Fault, type FaultField } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { RecordDeps } from '../record/record-step';
import { readClock, recordStep } from '../record/record-step';
import { concludedFacts, concludedFields, concludeRound, writeFindings } from './conclude-round';
import { claimsOf } from './draft-evaluation';
import { readMeasures } from './read-measures';
import { scoreRound } from './score-round';

export interface AppealDecision {
  step: Step;
  evaluationId: string;
  outcome: 'upheld' | 'rejected';
  reasonId: string;
  /** Re-scored sheets, saved by whoever decides. */
  sheetIds: string[];
  userId: string;
}

/**
 * Decides the appeal. Upheld: the re-scored sheets take the place of the old ones, and the round is scored again.
 * @throws Fault `rule-broken` naming what is wrong with the re-scored sheets
 */
export async function settleAppeal(
  deps: RecordDeps,
  input: AppealDecision,
): Promise<{ recorded: RecordedStep; outcome: EvaluationOutcome | null }> {
  const { store } = deps;
  const evaluation = await store.evaluations.need(input.evaluationId);
  const at = input.step.at ?? businessInstant(await readClock(store), deps.now());
  const decided = { outcome: input.outcome, reason: input.reasonId, decidedAt: at };
  const appeal = { ...evaluation.appeal, ...decided };
  if (input.outcome === 'rejected') {
    const writes = [
      { collection: 'evaluations', id: evaluation.id, set: { state: input.step.state, appeal } },
    ];
    const recorded = await recordStep(deps, { ...input.step, at, facts: { ...decided }, writes });
    return { recorded, outcome: null };
  }
  const rescored = await readRescored(store, evaluation, input);
  const measures = await measuredAgain(store, evaluation);
  const scored = await scoreRound(store, evaluation, measures, rescored);
  const claims = claimsOf(scored).map((claim) => ({ ...claim, ...rulingOf(evaluation, claim.code) }));
  const concluded = concludeRound(evaluation, scored, claims);
  const recorded = await recordStep(
    deps,
    {
      ...input.step,
      at,
      facts: {
        decision: decided,
        before: { score: evaluation.score, grade: evaluation.grade },
        after: concludedFacts(scored, concluded),
      },
      writes: [
        concludedFields(evaluation, scored, concluded, { state: input.step.state, appeal, claims, measures }),
      ],
    },
    async () => {
      for (const sheet of rescored) {
        await store.scoreSheets.put(sheet.id, { submittedAt: at });
        await store.scoreSheets.put(sheet.replaces ?? '', { replacedBy: sheet.id });
      }
      await writeFindings(store, evaluation, concluded, at);
    },
  );
  return { recorded, outcome: concluded.outcome };
}

function rulingOf(evaluation: EvaluationRecord, code: string) {
  const known = evaluation.claims.find((claim) => claim.code === code);
  const { ruling = null, reason = null, ruledBy } = known ?? {};
  return { ruling, reason, ...(ruledBy && { ruledBy }) };
}

async function readRescored(
  store: Store,
  evaluation: EvaluationRecord,
  input: AppealDecision,
): Promise<ScoreSheet[]> {
  const { rulebook } = await store.rulebooks.need(evaluation.rulebookHash);
  const round = roundOf(rulebook, evaluation.round);
  const rescored: ScoreSheet[] = [];
  const fields: FaultField[] = [];
  for (const id of new Set(input.sheetIds)) {
    const sheet = await store.scoreSheets.need(id);
    const original = sheet.replaces ? await store.scoreSheets.get(sheet.replaces) : null;
    if (sheet.evaluationId !== evaluation.id || sheet.userId !== input.userId || !original?.submittedAt) {
      fields.push({
        field: `sheetIds.${id}`,
        message: 'is no sheet that this approver re-scored for this round',
        zh: '不是本审批人在本轮重新评分的评分表',
      });
    } else {
      fields.push(
        ...checkScoreSheet(round.indicators, round.vetoes, sheet).filter(
          ({ field }) => !isKept(evaluation, original, sheet, field),
        ),
        ...checkContested(evaluation, original, sheet),
      );
    }
    rescored.push(sheet);
  }
  if (fields.length > 0)
    throw new Fault(
      'rule-broken',
      { en: 'the re-scored sheets are not in order', zh: '重新评分的评分表有误' },
      { fields },
    );
  return rescored;
}

/** What nobody contests was in order when it was given, whatever the records earn since. */
function isKept(
  evaluation: EvaluationRecord,
  original: ScoreSheet,
  sheet: ScoreSheet,
  field: string,
): boolean {
  const markIn = ({ marks }: ScoreSheet) => marks.find(({ indicator }) => field === `marks.${indicator}`);
  const mark = markIn(sheet);
  const isContested = evaluation.appeal?.contested.includes(mark?.indicator ?? '');
  return mark !== undefined && !isContested && isSameMark(markIn(original), mark);
}

/** Records that were put right are measured again, as of the draft: no time that passed since counts. */
async function measuredAgain(
  store: Store,
  evaluation: EvaluationRecord,
): Promise<EvaluationRecord['measures']> {
  if (evaluation.draftedAt === null) return evaluation.measures;
  return readMeasures(store, evaluation.projectId, evaluation.draftedAt);
}

/** Only what the appeal contests may be judged anew: indicators, and vetoes by their code. */
function checkContested(evaluation: EvaluationRecord, original: ScoreSheet, sheet: ScoreSheet): FaultField[] {
  const contested = evaluation.appeal?.contested ?? [];
  const vetoes = ({ vetoes: claims }: ScoreSheet) =>
    claims
      .map(({ code }) => code)
      .filter((code) => !contested.includes(code))
      .sort()
      .join();
  const marks = sheet.marks
    .filter((mark) => !contested.includes(mark.indicator))
    .filter(
      (mark) =>
        !isSameMark(
          original.marks.find((one) => one.indicator === mark.indicator),
          mark,
        ),
    )
    .map((mark) => ({
      field: `marks.${mark.indicator}`,
      message: 'was not appealed against and keeps its mark',
      zh: '没有申请复核，得分不得改动',
    }));
  return vetoes(original) === vetoes(sheet)
    ? marks
    : [
        ...marks,
        {
          field: 'vetoes',
          message: 'differ in a veto that was not appealed against',
          zh: '改动了没有申请复核的一票否决事项',
        },
      ];
}
