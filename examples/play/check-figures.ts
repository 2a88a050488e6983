import { workflowId } from '../../domain/record/workflow-id';
import { all, type Reader } from './api-reads';
import type { Production } from './production';

/**
 * What came of those terms by which judgements are checked: judges held against each other, signatures proved, answers
 * and projects looked at again. Of what its rulebook does not have, a programme says nothing.
 */
export interface CheckFigures {
  /** Seats that scored, those beyond a limit, and applications on which two of them were too far apart. */
  calibration?: { seats: number; outliers: number; apart: number };
  /** Signatures with a second factor, on agreements and their amendments; amendments 补充协议 in force. */
  secondFactor?: { signatures: number; amendments: number };
  spotChecks?: { drawn: number; visited: number; faults: number };
  /** Households drawn to be called back, reached, and those of them that say nobody asked them. */
  callBacks?: { drawn: number; reached: number; notAsked: number };
  /** Share of those served who are aware 知晓度, 0-1: mean of the surveys' estimates. */
  aware?: number;
  /** How often judges departed from what the records earn, each with a reason. */
  departures?: number;
  /** How often evaluators were appraised, and the mean of what they got, of 100 points. */
  appraisals?: { given: number; mean: number };
  /** Good cases 优秀案例 that are public. */
  goodCases?: number;
}

/** A project of the programme, and the rounds that it was graded in. */
interface Checked {
  id: string;
  rounds: string[];
}

interface Paper {
  signatures: { by: string }[];
}

export async function checkFigures(
  reader: Reader,
  { programmeId, example: { rulebook, behaviour } }: Production,
  projects: readonly Checked[],
): Promise<CheckFigures> {
  const { review, signing, evaluation, survey } = rulebook;
  const surveys = projects.flatMap(({ id, rounds }) => rounds.map((round) => `${id}-${round}`));
  return {
    ...(review.calibration && { calibration: await calibrationOf(reader, programmeId) }),
    ...(signing.by === 'second-factor' && { secondFactor: await signaturesOf(reader, projects) }),
    ...(evaluation.spotChecks && { spotChecks: await spotChecksOf(reader, programmeId) }),
    ...(survey.callBack && { callBacks: await callBacksOf(reader, surveys) }),
    ...(survey.awareness && { aware: await awareOf(reader, surveys) }),
    ...(evaluation.rounds.some(({ indicators }) => indicators.some(({ departure }) => departure)) && {
      departures: await departuresOf(reader, projects),
    }),
    ...(evaluation.appraisal && { appraisals: await appraisalsOf(reader, projects) }),
    ...(behaviour.goodCases && { goodCases: await goodCasesOf(reader, projects) }),
  };
}

async function calibrationOf(reader: Reader, programmeId: string) {
  const [last] = await all<{ calibration?: { seats: { outlier: unknown[] }[]; apart: unknown[] } }>(
    reader,
    `/programmes/${programmeId}/rankings`,
  );
  const { seats = [], apart = [] } = last?.calibration ?? {};
  const outliers = seats.filter(({ outlier }) => outlier.length > 0);
  return { seats: seats.length, outliers: outliers.length, apart: apart.length };
}

async function signaturesOf(reader: Reader, projects: readonly Checked[]) {
  const agreements = await each(projects, ({ id }) => reader.get<Paper>(`/projects/${id}/agreement`));
  const changes = await each(projects, ({ id }) =>
    all<{ status: string; amendment: Paper | null }>(reader, `/projects/${id}/changes`),
  );
  const amended = changes.flat().filter(({ status, amendment }) => status === 'approved' && amendment);
  const signatures = [...agreements, ...amended.flatMap(({ amendment }) => amendment ?? [])]
    .flatMap((paper) => paper.signatures)
    .filter(({ by }) => by === 'second-factor');
  return { signatures: signatures.length, amendments: amended.length };
}

async function spotChecksOf(reader: Reader, programmeId: string) {
  const checks = await all<{ state: string; faults: unknown[] | null }>(
    reader,
    `/programmes/${programmeId}/spot-checks`,
  );
  const visited = checks.filter(({ state }) => state === 'visited').length;
  return { drawn: checks.length, visited, faults: sum(checks.map(({ faults }) => faults?.length ?? 0)) };
}

async function callBacksOf(reader: Reader, surveys: readonly string[]) {
  const ends = await each(surveys, async (id) => {
    const entries = await all<{ decision: string; facts: { drawn: number; reached: number } }>(
      reader,
      `/journal?stream=${encodeURIComponent(workflowId.survey(id))}`,
    );
    return entries.filter(({ decision }) => decision === 'end-call-backs').map(({ facts }) => facts);
  });
  const signs = await each(surveys, (id) =>
    reader.get<{ items: { kind: string; notAsked?: number }[] }>(`/surveys/${id}/signs`),
  );
  return {
    drawn: sum(ends.flat().map(({ drawn }) => drawn)),
    reached: sum(ends.flat().map(({ reached }) => reached)),
    notAsked: sum(signs.flatMap(({ items }) => items.map(({ notAsked = 0 }) => notAsked))),
  };
}

async function awareOf(reader: Reader, surveys: readonly string[]): Promise<number> {
  const shares = await each(surveys, async (id) => {
    const { result } = await reader.get<{ result: { aware: number | null } | null }>(`/surveys/${id}`);
    return result?.aware ?? [];
  });
  return mean(shares.flat());
}

interface Round {
  departures: { count: number } | null;
  appraisal: { given: { total: number }[] };
}

const roundsOf = (reader: Reader, projects: readonly Checked[]) =>
  each(
    projects.flatMap(({ id, rounds }) => rounds.map((round) => `/projects/${id}/evaluations/${round}`)),
    (path) => reader.get<Round>(path),
  );

async function departuresOf(reader: Reader, projects: readonly Checked[]): Promise<number> {
  return sum((await roundsOf(reader, projects)).map(({ departures }) => departures?.count ?? 0));
}

async function appraisalsOf(reader: Reader, projects: readonly Checked[]) {
  const rounds = await roundsOf(reader, projects);
  const given = rounds.flatMap(({ appraisal }) => appraisal.given.map(({ total }) => total));
  return { given: given.length, mean: mean(given) };
}

async function goodCasesOf(reader: Reader, projects: readonly Checked[]): Promise<number> {
  const cases = await each(projects, ({ id }) =>
    all<{ state: string }>(reader, `/projects/${id}/good-cases`),
  );
  return cases.flat().filter(({ state }) => state === 'published').length;
}

async function each<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (const item of items) found.push(await read(item));
  return found;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const mean = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length);
