import { parse } from 'csv-parse/sync';
import { wordsIn } from '../../api/record/pages/words';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Call, LedgerNeed, Marked, Reads } from '../../examples/play/reads';
import { Refused } from '../../examples/play/refused';
import type { Browser, Shown } from '../support/form-browser';
import { choiceOf, choicesOf, factOf, labels, listedUnder, tableRows } from '../support/read-page';
import { everyRow } from './every-row';

const { t } = wordsIn('zh');

/**
 * What people have to know for what they do, read from the pages that they see: what a form, a list or a table shows
 * them, and nothing else.
 */
export class PageReads implements Reads {
  /** What was read last at each address, and is still before the reader. */
  private readonly open = new Map<string, Shown>();

  /** @param rulebook the programme's rules, which all who take part have read */
  constructor(
    private readonly browser: () => Promise<Browser>,
    private readonly rulebook: Rulebook,
  ) {}

  /** The page that somebody has before them because they have just read it: its form need not be opened again. */
  takeOpen(address: string): Shown | undefined {
    const page = this.open.get(address);
    this.open.delete(address);
    return page;
  }

  question(_programmeId: string, questionId: string): Promise<string> {
    return this.fact(`/questions/${questionId}/answer`, t('publish.question'));
  }

  async seat(address: string): Promise<{ applications: string[]; criteria: Marked[] }> {
    const links = tableRows((await this.see(address)).html).map(([title]) => title?.href ?? '');
    const applications = links.flatMap((href) => href.split('/sheets/')[1] ?? []);
    return { applications, criteria: marked((await this.see(`${address}/sheets/${applications[0]}`)).html) };
  }

  objection(_programmeId: string, objectionId: string): Promise<string> {
    return this.fact(`/objections/${objectionId}/answer`, t('match.grounds'));
  }

  async hashToSign(address: string): Promise<string> {
    return choiceOf((await this.see(`${address}/sign`)).html, 'sha256');
  }

  /** The list as it is downloaded, to be sent back with what has become of each need. */
  async openNeeds(projectId: string): Promise<LedgerNeed[]> {
    const browser = await this.browser();
    const csv = await browser.file(`/projects/${projectId}/needs?status=open&format=csv`);
    const [, ...rows] = parse(csv, { bom: true }) as string[][];
    return rows.map(([householdCode = '', kind = '', service = '', recordedOn = '']) => ({
      ...{ householdCode, kind, service, recordedOn },
    }));
  }

  async report(projectId: string, reportId: string, to: 'certify' | 'review') {
    const { html } = await this.see(`/projects/${projectId}/reports/${reportId}/${to}`);
    return { version: Number(choiceOf(html, 'version')), sections: this.sectionsJudged(html) };
  }

  change(projectId: string, changeId: string): Promise<string> {
    return this.fact(`/projects/${projectId}/changes/${changeId}/decide`, t('serve.reason'));
  }

  async sheet(address: string): Promise<Marked[]> {
    return marked((await this.see(address)).html);
  }

  async survey(surveyId: string) {
    const { html, status } = await (await this.browser()).get(`/surveys/${surveyId}`);
    if (status === 404) return null;
    const asked = tableRows(html).map(([words]) => words?.text);
    return (this.rulebook.survey?.questions ?? []).filter(({ words }) => asked.includes(words.zh));
  }

  async calls(surveyId: string): Promise<Call[]> {
    const rows = await everyRow(await this.browser(), `/surveys/${surveyId}/calls`);
    return rows.map(([file, invitedBy]) => ({
      householdId: file?.href?.split('/').at(-1) ?? '',
      file: file?.text ?? '',
      invitedBy: invitedBy?.text === t('evaluate.invited-by-staff') ? 'staff' : 'link',
    }));
  }

  async callBacks(surveyId: string): Promise<string[]> {
    return choicesOf((await this.see(`/surveys/${surveyId}/call-backs`)).html, 'householdId');
  }

  async inspections(projectId: string, finding: string): Promise<number> {
    const { html } = await this.see(`/projects/${projectId}/findings/${encodeURIComponent(finding)}/inspect`);
    return listedUnder(html, t('improve.inspections')).length;
  }

  private sectionsJudged(html: string): string[] {
    const sections = this.rulebook.serve.reports.flatMap((one) => one.sections);
    return labels(html)
      .filter(({ name }) => /^sections\.\d+\.verdict$/.test(name))
      .map(({ label }) => {
        const known = sections.find(({ title }) => label === t('serve.verdict-on', { section: title.zh }));
        if (!known) throw new Error(`no section is called ${label}`);
        return known.code;
      });
  }

  private async fact(address: string, name: string): Promise<string> {
    return factOf((await this.see(address)).html, name);
  }

  /** @throws Refused when the page is refused: somebody else may see it */
  private async see(address: string): Promise<Shown> {
    const page = await (await this.browser()).get(address);
    // What the state would have allowed is said on the page; here only that it is about the state.
    const allowed = page.status === 409 ? { allowed: [] } : {};
    if (page.status !== 200) throw new Refused(page.status, allowed, address);
    this.open.set(address, page);
    return page;
  }
}

/** What is to be marked, with the most that its label allows: `需求分析（0–18 分）`. */
function marked(html: string): Marked[] {
  return labels(html)
    .filter(({ name }) => /^marks\.\d+\.points$/.test(name))
    .map(({ name, label }) => ({ id: name, points: Number(/([\d.]+)[^\d]*$/.exec(label)?.[1]) }));
}
