import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../browser/find-browser';
import { temporaryFolder } from '../engines/run-engine';
import { documentPort } from './document-port';
import { pdfFacts } from './pdf-facts.fixture';

const folder = temporaryFolder();
const port = documentPort({
  words: (code) => ({ zh: `【${code}】`, en: `[${code}]` }),
  findBrowser: () => findBrowser({ searchPath: process.env.PATH ?? '' }),
  templates: folder.path,
});

const AGREEMENT = `{{#> document title=title}}
<h1>{{title}}</h1>
<p class="meta">签订日期：{{chinaDate on}}</p>
<p>甲方委托乙方开展社会救助服务，金额为 {{yuan amount}}（{{capital amount}}）。<span class="en" lang="en">The bureau buys services for {{yuan amount}}.</span></p>
<table><thead><tr><th>拨付</th><th class="number">金额</th></tr></thead><tbody>
{{#each lines}}<tr><td>{{name}}</td><td class="number">{{yuan amount}}</td></tr>{{/each}}
</tbody></table>
{{/document}}`;

const DATA = {
  title: '合肥市政府购买社会救助服务协议书',
  on: '2026-03-01T02:00:00.000Z',
  amount: 17_350_000,
  lines: Array.from({ length: 60 }, (_, index) => ({ name: `第${index + 1}项<b>`, amount: 100 * index })),
};

beforeAll(() => {
  mkdirSync(join(folder.path, 'serve'));
  writeFileSync(join(folder.path, 'serve', 'agreement.hbs'), AGREEMENT);
});
afterAll(async () => {
  await port.close();
  folder.remove();
});

describe('a document', () => {
  it('is written with Chinese dates and amounts, and escapes what people typed', () => {
    const html = port.html('serve/agreement', DATA);
    expect(html).toContain('签订日期：2026年3月1日');
    expect(html).toContain('¥173,500.00（人民币壹拾柒万叁仟伍佰元整）');
    expect(html).toContain('第1项&lt;b&gt;');
    expect(html).toMatch(/^<!doctype html>\s*<html lang="zh-CN">/);
  });

  it.each([
    ['a missing field', { ...DATA, title: undefined }],
    ['a missing list', { ...DATA, lines: undefined }],
    ['an amount that is none', { ...DATA, amount: '12' }],
  ])('is refused for %s', (_, data) => {
    expect(() => port.html('serve/agreement', data)).toThrow('document serve/agreement cannot be written');
  });

  it.each(['../secrets', 'serve/../../x', 'serve/none'])('is refused when its template is %s', (name) => {
    expect(() => port.html(name, {})).toThrow(expect.objectContaining({ type: 'invalid-input' }));
  });

  it('is printed on A4 pages with Chinese type that can be searched and read aloud', async () => {
    const facts = pdfFacts(await port.pdf(port.html('serve/agreement', DATA)));
    expect(facts.pages).toBeGreaterThanOrEqual(2);
    expect(facts.isTagged).toBe(true);
    expect(facts.fonts.join()).toContain('NotoSansSC');
    expect(facts.characters).toEqual(expect.arrayContaining([...'合肥市政府购买社会救助服务协议书壹拾柒万']));
  }, 60_000);

  it('is printed by the same browser again, and by a new one when that died', async () => {
    const html = '<p>一页</p>';
    const [one, two, three] = await Promise.all([port.pdf(html), port.pdf(html), port.pdf(html)]);
    expect([one, two, three].map((pdf) => pdfFacts(pdf).pages)).toEqual([1, 1, 1]);
    await port.close();
    expect(pdfFacts(await port.pdf(html)).pages).toBe(1);
  }, 60_000);

  it('runs no script and fetches nothing', async () => {
    const html =
      '<p id="x">静</p><script>document.getElementById("x").textContent="动"</script><img src="file:///etc/hostname">';
    const { characters } = pdfFacts(await port.pdf(html));
    expect(characters).toContain('静');
    expect(characters).not.toContain('动');
  }, 60_000);
});
