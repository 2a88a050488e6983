import { yuan } from '../../domain/money/fen';
import { civilDate } from '../../domain/record/civil-date';
import type { CityFigures } from '../types';
import type { DemoFigures, ProgrammeFigures, ProjectFigures } from './figures';
import { checkLines } from './print-checks';

/** What a demo says at its end. */
export function printFigures(
  figures: DemoFigures,
  cities: CityFigures[],
  print: (line: string) => void,
): void {
  for (const [n, programme] of figures.programmes.entries()) printProgramme(programme, cities[n], print);
  print('');
  print(`ledger: ${figures.postings} postings, sum ${yuan(figures.ledgerSum)}`);
  print(`bank: ${figures.bank.orders} orders, ${yuan(figures.bank.settled)} moved`);
  print(
    `journal: ${figures.journals.entries} entries in ${figures.journals.streams} chains, ` +
      (figures.journals.broken.length === 0 ? 'all whole' : `BROKEN: ${figures.journals.broken.join('; ')}`),
  );
}

function printProgramme(
  programme: ProgrammeFigures,
  city: CityFigures | undefined,
  print: (line: string) => void,
): void {
  print('');
  print(`${programme.programme} — ${programme.state}`);
  for (const project of programme.projects) print(`  ${projectLine(project)}`);
  const paid = programme.projects.reduce((sum, one) => sum + one.paid - one.returned, 0);
  const satisfied = programme.satisfied === null ? '–' : `${(programme.satisfied * 100).toFixed(1)} %`;
  print(`  person-times served 服务人次: ${programme.personTimes}`);
  print(`  satisfaction 满意度: ${satisfied} of ${programme.answers} valid answers`);
  print(`  social capital leveraged per yuan 撬动社会资本: ${perYuan(programme.leveraged, paid)}`);
  for (const line of checkLines(programme.checks)) print(`  ${line}`);
  if (city && city.money > 0) {
    print(
      `  the city's own figures: ${city.personTimes} person-times, ${perYuan(city.leveraged, city.money)} leveraged per yuan`,
    );
  }
}

function projectLine({
  project,
  state,
  stages,
  grades,
  awarded,
  cut = 0,
  paid,
  withheld,
  returned,
}: ProjectFigures): string {
  const dates = Object.entries(stages)
    .map(([stage, at]) => `${stage} ${civilDate(at)}`)
    .join(', ');
  const marks = Object.entries(grades)
    .map(([round, { score, grade }]) => `${round} ${score.toFixed(1)} ${grade}`)
    .join(', ');
  const less = cut === 0 ? '' : `, cut by ${yuan(cut)}`;
  const money = `awarded ${yuan(awarded)}${less}, paid ${yuan(paid)}, withheld ${yuan(withheld)}, returned ${yuan(returned)}`;
  return `${project} ${state} | ${dates} | ${marks || 'not graded'} | ${money}`;
}

function perYuan(leveraged: number, money: number): string {
  return money === 0 ? '–' : `¥${(leveraged / money).toFixed(3)}`;
}
