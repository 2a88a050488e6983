import type { TopLevelSpec } from 'vega-lite';

/** Two greys that print well and the colour of the house; text on each of them is never needed. */
export const CHART_COLOURS = { done: '#143d66', part: '#5694ca', rest: '#d5dbe1', line: '#505a5f' };

const FONT = 'Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif';
const CONFIG = {
  font: FONT,
  background: '#ffffff',
  view: { stroke: null },
  axis: { labelFontSize: 14, titleFontSize: 14, labelColor: '#0b0c0c', labelLimit: 0, gridColor: '#e5e7ea' },
  legend: { labelFontSize: 14, labelLimit: 0, columnPadding: 24, orient: 'top' as const, title: null },
  text: { fontSize: 14, color: '#0b0c0c' },
};

/** Pages are read far more often than what they show changes. */
const KEPT = 200;
const drawn = new Map<string, Promise<string>>();

/** Draws a chart without a browser. What people wrote may stand in its data, never in its expressions. */
export function drawChart(spec: TopLevelSpec): Promise<string> {
  const key = JSON.stringify(spec);
  const found = drawn.get(key);
  if (found) return found;
  const drawing = draw(spec);
  drawn.set(key, drawing);
  drawing.catch(() => drawn.delete(key));
  const [oldest] = drawn.keys();
  if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
  return drawing;
}

async function draw(spec: TopLevelSpec): Promise<string> {
  // Loaded when the first chart is drawn: they take half a second.
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const { spec: compiled } = vegaLite.compile({ ...spec, config: CONFIG } as TopLevelSpec, {
    logger: vega.logger(vega.None),
  });
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** Room for names at an axis: a Chinese character is as wide as it is high, others about half. */
export function roomFor(names: readonly string[]): number {
  const widths = names.map((name) => [...name].reduce((sum, one) => sum + (/[ -ÿ]/.test(one) ? 8 : 14.5), 0));
  return Math.ceil(Math.max(40, ...widths)) + 8;
}
