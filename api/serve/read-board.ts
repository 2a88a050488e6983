import type { z } from 'zod';
import { STAGES } from '../../domain/serve/project-track';
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
  const late = await lateProjects(store, await services.now());
  const lines = (await portfolioLines(store, projects, late)).sort(lateThenTitle);
  const column = (stage: Board['columns'][number]['stage']) => {
    const inStage = lines.filter((one) => (one.stage ?? 'ended') === stage);
    return { stage, count: inStage.length, projects: inStage.slice(0, MOST_IN_COLUMN) };
  };
  return {
    programmeId,
    title: programme.title,
    state: programme.state,
    columns: [...STAGES.map(column), column('ended')],
    figures: await figuresOf(services, programme.rulebookHash, lines),
  };
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
): Promise<Board['figures']> {
  const of = { projectId: { $in: lines.map(({ id }) => id) } };
  const [reports, surveys, openFindings, { rulebook }] = await Promise.all([
    store.reports.find({ ...of, status: 'accepted' }),
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
    award: sum(kept, (one) => one.award + one.supplements),
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
