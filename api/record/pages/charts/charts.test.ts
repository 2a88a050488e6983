import { projectLifecycle } from '../../../../domain/serve/project-lifecycle';
import { formatsIn } from '../formats';
import { wordsIn } from '../words';
import type { ChartView } from './chart-view';
import { radar } from './radar';
import { shareBars } from './share-bars';
import { stackedMoney } from './stacked-money';
import { stateDiagram } from './state-diagram';
import { streetMap } from './street-map';
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
  radar: async (name) => {
    const axes = [name, '服务成效', '资金管理', '社会影响'];
    const all = { name: '综合', shares: [0.9, 1, null, 0.5] };
    return radar(context, '得分率', '维度', axes, [
      all,
      { name: '街道', shares: [1, 0, 0.5, 1] },
    ]) as ChartView;
  },
  map: async (name) =>
    streetMap(
      context,
      '服务人次',
      ['街道', '人次'],
      [{ street: name, streetCode: 'lianhua', value: 1200 }],
      [
        {
          streetCode: 'lianhua',
          polygons: [
            [
              [
                [117, 31],
                [118, 31],
                [118, 32],
                [117, 31],
              ],
            ],
          ],
        },
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

  it('marks the present state of a process among all of its states', () => {
    const view = stateDiagram(context, projectLifecycle, 'running', { running: '2025-03-07T00:00:00.000Z' });
    const svg = svgOf(view);
    for (const state of [
      '已立项',
      '签约中',
      '当前：执行中',
      '已暂停',
      '结项中',
      '清算中',
      '已失效',
      '已终止',
    ])
      expect(svg).toContain(`>${state}</text>`);
    expect(svg.match(/stroke-width="3"/g)).toHaveLength(1);
    expect(view.table.rows).toContainEqual([
      { text: '已暂停' },
      { text: '—' },
      { text: '恢复 → 执行中、暂停结束 → 执行中、终止项目 → 清算中、撤销合同 → 清算中' },
    ]);
  });

  it('has no radar of two dimensions', () => {
    expect(radar(context, '得分率', '维度', ['甲', '乙'], [])).toBeNull();
  });

  it('says how much, in the figures of the language', async () => {
    const { alt } = await (charts.money ?? (() => Promise.reject(new Error('none'))))('莲花社区');
    expect(alt).toBe('图：拨付。莲花社区 ¥100,000.00 ¥73,500.00');
  });
});
