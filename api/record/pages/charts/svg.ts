/** A drawing as text; what people wrote is escaped on its way in. */
export type Svg = string & { readonly isSvg: true };

type Attributes = { readonly [name: string]: string | number };

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => String(ENTITIES[sign])) as Svg;

/** A tenth of a pixel is finer than any screen. */
const round = (value: number) => String(Math.round(value * 10) / 10);

/** One element; numbers are rounded, texts escaped. */
export function element(name: string, attributes: Attributes, ...inside: readonly Svg[]): Svg {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escaped(value)}"`)
    .join('');
  return `<${name}${written}>${inside.join('')}</${name}>` as Svg;
}

/** Words at a place. */
export function words(text: string, attributes: Attributes): Svg {
  return element('text', attributes, escaped(text));
}

/** A closed line through points. */
export function outline(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
}

const FONT = 'Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif';

/** A whole picture on white. */
export function picture(width: number, height: number, ...inside: readonly Svg[]): Svg {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const frame = { xmlns: 'http://www.w3.org/2000/svg', width: w, height: h, viewBox: `0 0 ${w} ${h}` };
  const type = { 'font-family': FONT, 'font-size': 14, fill: '#0b0c0c' };
  const ground = element('rect', { width: w, height: h, fill: '#ffffff' });
  return element('svg', { ...frame, ...type }, ground, ...inside);
}
