import { bundledPackages, strangers } from './bundled-modules';

const head = (id: string) => `/***/ "${id}"\n/*!***!*\\\n`;

test('our own code and the SDK are at home in a workflow bundle', () => {
  const code = [
    './workflows/index.ts',
    './domain/money/fen.ts',
    './node_modules/@temporalio/workflow/lib/index.js',
  ]
    .map(head)
    .join('');
  expect(strangers(bundledPackages(code))).toEqual([]);
});

test('packages, nested packages, built-ins and code of other floors are strangers', () => {
  const code = [
    './node_modules/zod/index.js',
    './node_modules/mongoose/node_modules/mongodb/lib/index.js',
    'node:crypto',
    './infra/config/config.ts',
  ]
    .map(head)
    .join('');
  expect(strangers(bundledPackages(code))).toEqual([
    './infra/config/config.ts',
    'mongodb',
    'node:crypto',
    'zod',
  ]);
});

test('a bundle of unknown form is no clean bundle', () => {
  expect(() => bundledPackages('var a = 1;')).toThrow(/names no modules/);
});
