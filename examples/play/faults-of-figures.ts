import type { DemoFigures } from './figures';

/** What must hold at the end of a demo, whatever happened on the way: every sentence is something that does not. */
export function faultsOfFigures(figures: DemoFigures): string[] {
  const { programmes, ledgerSum, journals, bank } = figures;
  const projects = programmes.flatMap((one) => one.projects);
  const paid = projects.reduce((sum, one) => sum + one.paid, 0);
  const returned = projects.reduce((sum, one) => sum + one.returned, 0);
  return [
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
