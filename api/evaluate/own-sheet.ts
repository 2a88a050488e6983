import { sheetId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationRecord, ScoreSheet } from '../../domain/evaluate/evaluation-record';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import type { Services } from '../record/services';

/** Whose sheet it is: the party that the caller's role judges for. @throws Fault `forbidden` */
export function partyOf(actor: Actor): { party: ScoringParty; userId: string; organisationId: string } {
  const role = actor.kind === 'person' ? actor.role : null;
  const party =
    role === 'bureau-officer'
      ? 'bureau'
      : role === 'street-officer'
        ? 'street'
        : role === 'evaluator'
          ? 'evaluators'
          : null;
  if (actor.kind !== 'person' || party === null) throw new Fault('forbidden', 'this role has no score sheet');
  return { party, userId: actor.userId, organisationId: actor.organisationId };
}

/** The caller's sheet as saved, or a blank one. */
export async function ownSheet(
  { store }: Services,
  evaluation: EvaluationRecord,
  actor: Actor,
): Promise<ScoreSheet> {
  const judge = partyOf(actor);
  const id = sheetId(evaluation.id, judge.party, judge.userId);
  const blank = { id, evaluationId: evaluation.id, ...judge, marks: [], vetoes: [], submittedAt: null };
  return (await store.scoreSheets.get(id)) ?? blank;
}

/** Saves a sheet that has not been handed in. @throws Fault `not-allowed-now` once it has */
export async function saveSheet(
  { store }: Services,
  sheet: ScoreSheet,
  content: Pick<ScoreSheet, 'marks' | 'vetoes'>,
): Promise<ScoreSheet> {
  const saved = { ...sheet, ...content };
  if (
    await store.scoreSheets.update({ id: sheet.id, submittedAt: null }, { ...content, userId: sheet.userId })
  )
    return saved;
  if (await store.scoreSheets.get(sheet.id)) {
    throw new Fault('not-allowed-now', 'the sheet has been handed in and does not change any more', {
      state: 'submitted',
      allowed: [],
    });
  }
  await store.scoreSheets.insert(saved);
  return saved;
}

/** A sheet as the API shows it. */
export function showSheet(sheet: ScoreSheet) {
  return { ...sheet, replaces: sheet.replaces ?? null, replacedBy: sheet.replacedBy ?? null };
}
