import { type ZodType, z } from 'zod';

/** Texts that break what takes any text for a sensible one. */
export const ODD_TEXTS: readonly string[] = [
  '__proto__',
  'x'.repeat(10_000),
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} 莲花\u202E社区',
  'constructor',
  '+275760-09-13T00:00:00.000Z',
  '../../etc/passwd',
  '9999-12-31T23:59:59.999+14:00',
  '\uD800',
  '-0',
  '0000-00-00',
  '1e400',
  '$where',
  ' ',
  '',
];

/** Values that break what takes any value for a sensible one. */
const ODD_VALUES: readonly unknown[] = [
  null,
  -0,
  Number.POSITIVE_INFINITY,
  [],
  JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}'),
  Number.MAX_SAFE_INTEGER,
  true,
  -1,
  0.1,
  [null, [[]], {}],
  1e300,
  {},
  ...ODD_TEXTS,
];

/** Bodies that are no such thing as any route takes. */
export const NO_BODIES: readonly string[] = [
  'null',
  '[]',
  '{"__proto__":{"x":1}}',
  '-0',
  `${'{"a":['.repeat(300)}${']}'.repeat(300)}`,
  '"x"',
  '[[[[]]]]',
  '{"constructor":1e400}',
];

/** As JSON says them; -0 and what is beyond all numbers as well. */
export function toJson(value: unknown): string {
  const marked = JSON.stringify(value, (_key, one: unknown) => {
    if (Object.is(one, -0)) return '@-0@';
    return one === Number.POSITIVE_INFINITY ? '@1e400@' : one;
  });
  return marked.replaceAll(/"@(-0|1e400)@"/g, '$1');
}

/**
 * An example with one value of it replaced at a time, each by some of the odd values.
 * @param most how many values are replaced
 * @param odd by how many odd values each of them
 */
export function spoilt(example: unknown, most: number, odd: number): unknown[] {
  const paths = pathsIn(example);
  const step = Math.max(1, paths.length / most);
  const some = paths.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step));
  return some.flatMap((path, n) =>
    Array.from({ length: odd }, (_, k) => {
      const junk = ODD_VALUES[(n * 7 + k) % ODD_VALUES.length];
      return replaced(example, path, junk);
    }),
  );
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return at.length === 0 ? [] : [at];
  const inside = Object.keys(value).flatMap((key) =>
    pathsIn((value as { [key: string]: unknown })[key], [...at, key]),
  );
  return at.length === 0 ? inside : [at, ...inside];
}

function replaced(value: unknown, [key, ...rest]: Path, junk: unknown): unknown {
  if (key === undefined) return junk;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: unknown };
  copy[key] = replaced(copy[key], rest, junk);
  return copy;
}

interface Shape {
  $ref?: string;
  $defs?: { [name: string]: Shape };
  type?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  properties?: { [name: string]: Shape };
  additionalProperties?: Shape | boolean;
  items?: Shape;
  prefixItems?: Shape[];
  minItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  exclusiveMinimum?: number;
}

const FORMATS: { [format: string]: string } = {
  date: '2026-03-02',
  'date-time': '2026-03-02T01:00:00.000Z',
  email: 'someone@example.org',
};

/** One of these meets nearly every pattern of ours. */
const TYPICAL = [
  ...[
    'x',
    'a1',
    '2026',
    '2026-03',
    '2026-03-02',
    '2026-03-02T01:00:00.000Z',
    '2026-03-02T01:00:00Z',
    '09:00',
  ],
  ...['123456', '0'.repeat(64), 'a'.repeat(40), 'https://example.org', 'someone@example.org'],
];

/** What no shape tells of a field. */
const BY_NAME: { [name: string]: unknown } = { uscc: '52340100000000001H' };

/** Something that a schema takes, if it can be told from its shape. */
export function exampleOf(schema: ZodType): unknown {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  return exampleOfShape(whole, whole.$defs ?? {}, 0);
}

function exampleOfShape(shape: Shape, named: { [name: string]: Shape }, depth: number): unknown {
  const inside = (one: Shape = {}) => exampleOfShape(one, named, depth + 1);
  if (depth > 12) return null;
  if (shape.$ref) return inside(named[shape.$ref.split('/').at(-1) ?? '']);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const choices = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (choices) return inside(choices.find(({ type }) => type !== 'null') ?? choices[0]);
  switch (shape.type) {
    case 'object':
      return exampleOfObject(shape, inside);
    case 'array':
      return (
        shape.prefixItems ?? Array.from({ length: Math.max(1, shape.minItems ?? 1) }, () => shape.items)
      ).map((one) => inside(one));
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 1, (shape.exclusiveMinimum ?? 0) + 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return exampleOfText(shape);
  }
}

function exampleOfObject(
  { properties, additionalProperties }: Shape,
  inside: (one?: Shape) => unknown,
): { [name: string]: unknown } {
  if (!properties && typeof additionalProperties === 'object') return { x: inside(additionalProperties) };
  return Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, one]) => [name, BY_NAME[name] ?? inside(one)]),
  );
}

function exampleOfText({ format = '', pattern, minLength = 1, maxLength = 10_000 }: Shape): string {
  const known = FORMATS[format];
  if (known !== undefined) return known;
  const fits = (text: string) => pattern === undefined || new RegExp(pattern, 'u').test(text);
  const long = [...TYPICAL, 'x'.repeat(minLength), '1'.repeat(minLength)].filter(
    (text) => text.length >= minLength && text.length <= maxLength,
  );
  return long.find(fits) ?? 'x'.repeat(minLength);
}
