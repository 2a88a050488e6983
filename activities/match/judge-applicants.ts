import type { RankingRow } from '../../domain/match/ranking-record';
import { failSmallLots, siftApplication } from '../../domain/match/sift';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import { readRulebook } from '../publish/read-rulebook';
import { businessNow } from '../record/business-now';
import { type RecordDeps, recordStep } from '../record/record-step';
import { gatherApplicantFacts } from './gather-applicant-facts';

export interface JudgeApplicantsInput {
  step: Step;
  /** Only these are judged again, after an upheld objection; all when null. */
  only: string[] | null;
}

/** Judges who may compete and keeps the reasons, as round 0 of the rankings. */
export async function judgeApplicants(
  deps: RecordDeps,
  { step, only }: JudgeApplicantsInput,
): Promise<{ recorded: RecordedStep; received: number; valid: number; toScore: string[] }> {
  const { store } = deps;
  const { programme, rulebook } = await readRulebook(store, step.process.programmeId);
  const all = await store.applications.find(
    { programmeId: programme.id, status: 'submitted' },
    { sort: { id: 1 } },
  );
  const id = `${programme.id}/0`;
  const before = (await store.rankings.get(id))?.rows ?? [];
  const at = step.at ?? (await businessNow(deps));
  const rows: RankingRow[] = [];
  for (const application of all) {
    const known = before.find((one) => one.applicationId === application.id);
    const again = only === null || only.includes(application.id);
    if (known && !again) rows.push(known);
    else {
      const facts = await gatherApplicantFacts(store, { application, all, programme, rulebook, at });
      rows.push(siftApplication(application.id, facts, rulebook));
    }
  }
  const sifted = only === null ? failSmallLots(rows, rulebook) : rows;
  const judged = sifted.filter((one) => only === null || only.includes(one.applicationId));
  const facts: Json = {
    rulebook: programme.rulebookHash,
    minimumApplicants: rulebook.call.minimumApplicants,
    judged: judged.map(({ applicationId, lotId, outcome, reasons }) => ({
      applicationId,
      lotId,
      outcome,
      reasons: reasons.map((one) => ({ ...one })),
    })),
  };
  const recorded = await recordStep(deps, { ...step, at, facts }, async () => {
    await store.rankings.put(id, { programmeId: programme.id, round: 0, seed: '', rows: sifted });
  });
  const kept = (await store.rankings.need(id)).rows;
  const valid = kept.filter((one) => one.outcome === 'eligible').map((one) => one.applicationId);
  const toScore = valid.filter((one) => only === null || only.includes(one));
  // Of a first judgement only the count is told: there may be hundreds.
  return { recorded, received: kept.length, valid: valid.length, toScore: only === null ? [] : toScore };
}
