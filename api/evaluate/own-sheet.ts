import { marksFromRecords } from '../../domain/evaluate/departure';
import { sheetId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationRecord, ScoreSheet } from '../../domain/evaluate/evaluation-record';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import { type GivenMark, readMark } from '../../domain/evaluate/read-mark';
import { recordValues } from '../../domain/evaluate/record-values';
import { roundOf } from '../../domain/evaluate/round-of';
import { Fault } from '../../domain/record/fault';
import type { Actor, Role } from '../../domain/record/party';
import type { Services } from '../record/services';
import { checkVersion } from '../record/version';

const PARTY_OF: { readonly [role in Role]?: ScoringParty } = {
  'bureau-officer': 'bureau',
  'street-officer': 'street',
  evaluator: 'evaluators',
  'organisation-certifier': 'partners',
};

/** Whose sheet it is: the party that the caller's role judges for. @throws Fault `forbidden` */
export function partyOf(actor: Actor): { party: ScoringParty; userId: string; organisationId: string } {
  const role = actor.kind === 'person' ? actor.role : null;
  const party = role === null ? undefined : PARTY_OF[role];
  if (actor.kind !== 'person' || party === undefined)
    throw new Fault('forbidden', { en: 'this role has no score sheet', zh: '您的岗位没有评分表' });
  return { party, userId: actor.userId, organisationId: actor.organisationId };
}

/** The caller's sheet as saved, or one on which only the points of the records stand. */
export async function ownSheet(
  { store }: Services,
  evaluation: EvaluationRecord,
  actor: Actor,
): Promise<ScoreSheet> {
  const judge = partyOf(actor);
  const id = sheetId(evaluation.id, judge.party, judge.userId);
  const { rulebook } = await store.rulebooks.need(evaluation.rulebookHash);
  const { indicators } = roundOf(rulebook, evaluation.round);
  const marks = marksFromRecords(indicators, judge.party, recordValues(evaluation.measures), []);
  const content = { marks, vetoes: [], submittedAt: null, version: 0 };
  const blank = { id, evaluationId: evaluation.id, ...judge, ...content };
  return (await store.scoreSheets.get(id)) ?? blank;
}

/** A sheet as far as it is filled in: a mark without points is a comment only. */
export interface DraftSheet {
  marks: GivenMark[];
  vetoes: ScoreSheet['vetoes'];
}

/**
 * Saves a sheet that has not been handed in. Where an indicator's rule makes points of a reading, it makes them here;
 * where the records earn points, those are on the sheet unless the judge gave others.
 * @param ifMatch the version that the caller changes; null: any
 * @throws Fault `not-allowed-now` once it has been handed in, `stale-version` for an old copy
 */
export async function saveSheet(
  { store }: Services,
  evaluation: EvaluationRecord,
  sheet: ScoreSheet,
  { marks: given, vetoes }: DraftSheet,
  ifMatch: number | null,
): Promise<ScoreSheet> {
  const { rulebook } = await store.rulebooks.need(evaluation.rulebookHash);
  const { indicators } = roundOf(rulebook, evaluation.round);
  const values = recordValues(evaluation.measures);
  const marks = [
    ...given.map((mark) => readMark(indicators, sheet.party, values, mark)),
    ...marksFromRecords(indicators, sheet.party, values, given),
  ];
  const known = await store.scoreSheets.get(sheet.id);
  const version = known ? versionOf(known) : 0;
  if (known && known.submittedAt !== null) throw handedIn();
  checkVersion(ifMatch, version);
  const content = {
    marks: marks.flatMap(({ points, ...mark }) => (points === undefined ? [] : [{ ...mark, points }])),
    remarks: marks.flatMap(({ indicator, points, comment }) =>
      points === undefined ? [{ indicator, comment }] : [],
    ),
    vetoes,
    version: version + 1,
    userId: sheet.userId,
  };
  const saved = { ...sheet, ...content };
  if (!known) await store.scoreSheets.insert(saved);
  else {
    const unchanged = { id: sheet.id, submittedAt: null, version: known.version ?? null };
    if (!(await store.scoreSheets.update(unchanged, content))) throw savedMeanwhile();
  }
  return saved;
}

const handedIn = () =>
  new Fault(
    'not-allowed-now',
    { en: 'the sheet has been handed in and does not change any more', zh: '评分表已提交，不能再改' },
    { state: 'submitted', allowed: [] },
  );

const savedMeanwhile = () =>
  new Fault('stale-version', {
    en: 'the sheet was saved or handed in meanwhile',
    zh: '评分表刚刚被保存或提交过',
  });

const versionOf = ({ version = 1 }: ScoreSheet) => version;

/** A sheet as the API shows it. */
export function showSheet(sheet: ScoreSheet) {
  return {
    ...sheet,
    marks: [...sheet.marks, ...(sheet.remarks ?? [])],
    version: versionOf(sheet),
    replaces: sheet.replaces ?? null,
    replacedBy: sheet.replacedBy ?? null,
  };
}
