import { formatsIn } from '../formats';
import { wordsIn } from '../words';
import type { ChartView } from './chart-view';
import { shareBars } from './share-bars';
import { stackedMoney } from './stacked-money';
import { streetTiles } from './street-tiles';
import { timeline } from './timeline';

const context = { ...wordsIn('zh'), ...formatsIn('zh'), now: '2026-03-13T16:00:00.000Z' };
const HOSTILE = '<script>alert(1)</script>"\'&{{x}}';
const svgOf = ({ src }: ChartView) => {
  expect(src).toMatch(/^data:image\/svg\+xml;base64,[\w+/=]+$/);
  return Buffer.from(src.slice(src.indexOf(',') + 1), 'base64').toString('utf8');
};

const charts: { [name: string]: (name: string) => Promise<ChartView> } = {
  dimensions: (name) =>
    shareBars(
      context,
      '维度得分',
      ['维度', '得分', '满分', '得分率'],
      [
        { name, value: 27, full: 30 },
        { name: '服务成效', value: 0, full: 0 },
      ],
    ),
  money: (name) =>
    stackedMoney(context, '拨付', '项目', ['已付', '待付'], [{ name, amounts: [10_000_000, 7_350_000] }]),
  time: (name) =>
    timeline(
      context,
      '阶段',
      ['阶段', '自', '至'],
      [
        { name, from: '2025-03-07T00:00:00.000Z', to: '2025-09-07T00:00:00.000Z' },
        { name: '末期', from: '2026-03-06T00:00:00.000Z', to: null },
      ],
    ),
  streets: (name) => streetTiles(context, '服务人次', ['街道', '人次'], [{ street: name, value: 1200 }]),
};

describe('charts', () => {
  it.each(Object.entries(charts))(
    '%s: a picture with its words and the table behind it',
    async (_, chart) => {
      const view = await chart('莲花社区');
      const svg = svgOf(view);
      expect(svg).toContain('莲花社区');
      expect(view.alt).toContain('莲花社区');
      expect(JSON.stringify(view.table.rows)).toContain('莲花社区');
      expect(view.width).toBeGreaterThan(100);
      expect(view.height).toBeGreaterThan(20);
      // Small enough for a page of 150 KB with several of them, and nothing that would run or load.
      expect(view.src.length).toBeLessThan(20_000);
      expect(svg).not.toMatch(/<script|<foreignObject|href=|\son\w+=|url\(/);
    },
  );

  it.each(Object.entries(charts))('%s: takes whatever people write as text', async (_, chart) => {
    const svg = svgOf(await chart(HOSTILE));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script');
  });

  it('says how much, in the figures of the language', async () => {
    const { alt } = await (charts.money ?? (() => Promise.reject(new Error('none'))))('莲花社区');
    expect(alt).toBe('图：拨付。莲花社区 ¥100,000.00 ¥73,500.00');
  });
});
