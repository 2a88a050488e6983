import type { z } from 'zod';
import { STAGES } from '../../domain/serve/project-track';
import type { Report } from '../../domain/serve/report';
import type { Services } from '../record/route';
import { lateProjects, type PortfolioLine, portfolioLines } from './portfolio';
import type { boardView } from './portfolio-schema';

type Board = z.input<typeof boardView>;

const MOST_IN_COLUMN = 200;

/** A programme's projects by stage, and what they came to so far. @throws Fault `not-found` */
export async function readBoard(services: Services, programmeId: string): Promise<Board> {
  const { store } = services;
  const programme = await store.programmes.need(programmeId);
  const projects = await store.projects.find({ programmeId });
  const of = { projectId: { $in: projects.map(({ id }) => id) } };
  const reports = await store.reports.find({ ...of, status: 'accepted' });
  const late = await lateProjects(store, await services.now(), { programmeId });
  const lines = (await portfolioLines(store, projects, late)).sort(lateThenTitle);
  const column = (stage: Board['columns'][number]['stage']) => {
    const inStage = lines.filter((one) => (one.stage ?? 'ended') === stage);
    return { stage, count: inStage.length, projects: inStage.slice(0, MOST_IN_COLUMN) };
  };
  return {
    programmeId,
    bureauId: programme.bureauId,
    title: programme.title,
    state: programme.state,
    columns: [...STAGES.map(column), column('ended')],
    figures: await figuresOf(services, programme.rulebookHash, lines, reports),
    streets: await streetsOf(services, lines, reports),
  };
}

/** What accepted reports say was done, by the street that each project serves. */
async function streetsOf(
  { store }: Services,
  lines: readonly PortfolioLine[],
  reports: readonly Report[],
): Promise<Board['streets']> {
  const kept = lines.filter(({ endedAs }) => endedAs !== 'lapsed');
  const ids = [...new Set(kept.map(({ streetId }) => streetId))];
  const known = await store.organisations.find({ id: { $in: ids.filter((id) => id !== null) } });
  const rows = ids.map((id) => {
    const street = known.find((one) => one.id === id);
    const own = new Set(kept.filter(({ streetId }) => streetId === id).map((one) => one.id));
    return {
      streetCode: street?.streetCode ?? null,
      name: street?.name ?? null,
      projects: own.size,
      personTimes: reports
        .filter(({ projectId }) => own.has(projectId))
        .reduce((sum, { personTimes }) => sum + personTimes, 0),
    };
  });
  return rows.sort((a, b) => b.personTimes - a.personTimes);
}

/** Late ones first, the longest late before the others. */
function lateThenTitle(a: PortfolioLine, b: PortfolioLine): number {
  const [x, y] = [a.lateSince ?? '~', b.lateSince ?? '~'];
  return x === y ? a.title.localeCompare(b.title, 'zh') : x < y ? -1 : 1;
}

async function figuresOf(
  { store }: Services,
  rulebookHash: string,
  lines: readonly PortfolioLine[],
  reports: readonly Report[],
): Promise<Board['figures']> {
  const of = { projectId: { $in: lines.map(({ id }) => id) } };
  const [surveys, openFindings, { rulebook }] = await Promise.all([
    store.surveys.find(of),
    store.findings.count({ ...of, outcome: null }),
    store.rulebooks.need(rulebookHash),
  ]);
  const kept = lines.filter(({ endedAs }) => endedAs !== 'lapsed');
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0);
  const valid = surveys.flatMap(({ result, validAnswers }) =>
    result?.valid && result.satisfied !== null
      ? [{ answers: validAnswers, satisfied: validAnswers * result.satisfied }]
      : [],
  );
  const answers = sum(valid, (one) => one.answers);
  const gradeOf = ({ grades }: PortfolioLine) => (grades.final ?? grades['mid-term'])?.grade;
  return {
    projects: kept.length,
    late: kept.filter(({ lateSince }) => lateSince !== null).length,
    award: sum(kept, (one) => one.award + one.supplements - one.cut),
    paid: sum(kept, ({ paid }) => paid),
    withheld: sum(kept, ({ withheld }) => withheld),
    personTimes: sum(reports, ({ personTimes }) => personTimes),
    leveraged: sum(reports, ({ leveraged }) => leveraged),
    satisfied: answers === 0 ? null : sum(valid, (one) => one.satisfied) / answers,
    answers,
    grades: rulebook.evaluation.bands.map(({ grade, title }) => ({
      grade,
      title,
      projects: kept.filter((one) => gradeOf(one) === grade).length,
    })),
    openFindings,
  };
}
