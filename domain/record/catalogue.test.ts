import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decisionWords, wordsOf } from './catalogue';
import { allowedDecisions, type Lifecycle } from './lifecycle';
import { ROLES } from './party';

const root = join(__dirname, '..', '..');
const sources = ['domain', 'workflows', 'activities', 'api']
  .flatMap((floor) =>
    readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(root, floor, file),
    ),
  )
  .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file));

const lifecycles = sources
  .filter((file) => file.endsWith('-lifecycle.ts'))
  .flatMap((file) => Object.values(require(file) as { [name: string]: Lifecycle }))
  .filter((one) => typeof one === 'object' && 'table' in one);

const named = (code: string) => /[\u4e00-\u9fff]/.test(wordsOf(code).zh);

describe('the catalogue', () => {
  it('lets an unknown code speak for itself', () => {
    expect(wordsOf('never.heard')).toEqual({ zh: 'never.heard', en: 'never.heard' });
    expect(wordsOf('constructor')).toEqual({ zh: 'constructor', en: 'constructor' });
  });

  it('names every role', () => {
    expect(ROLES.filter((role) => !named(role))).toEqual([]);
  });

  it('names every task and every consequence that code speaks of', () => {
    const codes = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:what|byDefault): '([a-z][a-z-]*[.-][a-z.-]+)'/g)].map(
        (found) => found[1] ?? '',
      ),
    );
    expect([...new Set(codes)].filter((code) => !named(code))).toEqual([]);
  });

  it.each(lifecycles.map((one) => [one.name, one] as const))(
    'names every state and decision of a %s',
    (_name, one) => {
      const states = Object.keys(one.table);
      expect(states.filter((state) => !named(state))).toEqual([]);
      const decisions = states.flatMap((state) => allowedDecisions(one, state));
      expect(
        [...new Set(decisions)].filter((decision) => !/[\u4e00-\u9fff]/.test(decisionWords(decision).zh)),
      ).toEqual([]);
    },
  );
});
