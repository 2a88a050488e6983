import { wordsIn } from '../../api/record/pages/words';
import { wordsOf } from '../../domain/record/catalogue';
import type { ComparedFigures } from '../../examples/play/faults-of-figures';
import { bankFigures } from '../../examples/play/figures';
import type { Production } from '../../examples/play/production';
import type { Played } from '../../examples/play/stage';
import { type Browser, openBrowser } from '../support/form-browser';
import { factsOf, type ReadCell } from '../support/read-page';
import { everyRow } from './every-row';
import { fenShown } from './fen-shown';

const { t } = wordsIn('zh');

/** What there is to compare after a play, as an auditor reads it from the pages. */
export async function figuresOnPages(
  url: string,
  { stage, productions }: Played,
  auditor: { email: string; password: string },
): Promise<ComparedFigures> {
  const browser = await openBrowser(url, auditor);
  const programmes = await Promise.all(productions.map((one) => programmeFigures(browser, one)));
  const ledger = (await browser.get('/ledger')).html;
  const [whole = ''] = t('money.ledger-whole', { count: 0 }).split('0');
  return {
    programmes,
    ledgerSum: ledger.includes(whole) ? 0 : Number.NaN,
    journals: { broken: (await Promise.all(productions.map((one) => brokenChains(browser, one)))).flat() },
    bank: await bankFigures(stage),
  };
}

async function programmeFigures(browser: Browser, production: Production) {
  const { example, programmeId } = production;
  const listed = await everyRow(browser, '/programmes');
  const own = listed.find(([title]) => title?.href === `/programmes/${programmeId}`);
  const projects = await everyRow(browser, `/projects?programmeId=${programmeId}`);
  return {
    programme: example.rulebook.title.zh,
    state: own?.[1]?.text === wordsOf('closed').zh ? 'closed' : (own?.[1]?.text ?? ''),
    projects: await Promise.all(
      projects.map(([title]) => projectFigures(browser, production, title as ReadCell)),
    ),
  };
}

async function projectFigures(browser: Browser, { example }: Production, { text, href }: ReadCell) {
  const facts = factsOf((await browser.get(href ?? '')).html);
  const amount = (key: string) => fenShown(facts.get(t(key)) ?? '');
  const application = example.applications.find(({ title }) => text.startsWith(title));
  return {
    project: application?.code ?? text,
    state: facts.get(t('record.state')) ?? '',
    grades: gradesSaid(example.rulebook, facts.get(t('serve.grades')) ?? ''),
    awarded: amount('money.award'),
    paid: amount('money.paid'),
    withheld: amount('money.withheld'),
    returned: amount('money.returned'),
  };
}

/** `中期评估 93.5 优秀 · 末期评估 95 优秀` */
function gradesSaid({ evaluation }: Production['example']['rulebook'], said: string) {
  const grades: { [round: string]: { score: number; grade: string } } = {};
  for (const one of said.split(' · ')) {
    const round = evaluation.rounds.find(({ title }) => one.startsWith(`${title.zh} `));
    const [score, name = ''] = one.slice(round?.title.zh.length).trim().split(' ');
    const band = evaluation.bands.find(({ title }) => title.zh === name);
    if (round) grades[round.id] = { score: Number(score), grade: band?.grade ?? name };
  }
  return grades;
}

/** Journals of a programme whose chain the page does not call whole. */
async function brokenChains(browser: Browser, { programmeId }: Production): Promise<string[]> {
  const [whole = ''] = t('record.chain-whole', { count: 0 }).split('0');
  const processes = await everyRow(browser, `/journal?programmeId=${programmeId}`);
  const checks = processes.map((row) => row.at(-1)?.href ?? '');
  if (checks.length === 0) throw new Error(`${programmeId} has no journal`);
  const said = await Promise.all(checks.map(async (check) => (await browser.get(check)).html));
  return checks.filter((_, n) => !said[n]?.includes(whole));
}
