import type { Example } from '../types';
import type { DemoFigures, ProgrammeFigures, ProjectFigures } from './figures';

/** What there is to say something about. */
export interface ComparedFigures extends Pick<DemoFigures, 'ledgerSum' | 'bank'> {
  programmes: (Pick<ProgrammeFigures, 'programme' | 'state'> & {
    projects: Omit<ProjectFigures, 'stages'>[];
  })[];
  journals: Pick<DemoFigures['journals'], 'broken'>;
}

/** What must hold at the end of a demo, whatever happened on the way: every sentence is something that does not. */
export function faultsOfFigures(figures: ComparedFigures, examples: readonly Example[]): string[] {
  const { programmes, ledgerSum, journals, bank } = figures;
  const projects = programmes.flatMap((one) => one.projects);
  const paid = projects.reduce((sum, one) => sum + one.paid, 0);
  const returned = projects.reduce((sum, one) => sum + one.returned, 0);
  const expected = examples.flatMap(({ behaviour }) => Object.entries(behaviour.expected));
  return [
    ...expected.flatMap(([code, rounds]) => gradeFaults(code, rounds, figures)),
    ...(ledgerSum === 0 ? [] : [`the ledger sums to ${ledgerSum} fen, not to zero`]),
    ...journals.broken.map((one) => `the journal is broken: ${one}`),
    ...programmes
      .filter(({ state }) => state !== 'closed')
      .map((one) => `${one.programme} ended as ${one.state}`),
    ...projects
      .filter(({ awarded, paid: out, withheld }) => out + withheld > awarded)
      .map((one) => `${one.project} got ${one.paid} and had ${one.withheld} withheld of ${one.awarded} fen`),
    ...(bank.settled === paid - returned
      ? []
      : [`the bank moved ${bank.settled} fen, the projects hold ${paid - returned}`]),
  ];
}

function gradeFaults(
  code: string,
  rounds: { [round: string]: string },
  { programmes }: ComparedFigures,
): string[] {
  const project = programmes.flatMap((one) => one.projects).find((one) => one.project === code);
  return Object.entries(rounds)
    .filter(([round, grade]) => project?.grades[round]?.grade !== grade)
    .map(
      ([round, grade]) =>
        `${code} was to be ${grade} at ${round}, and is ${project?.grades[round]?.grade ?? 'not graded'}`,
    );
}
