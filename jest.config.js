/** Packages that are ES modules only; everything else in node_modules is loaded as it is. */
const ES_MODULES = [
  ...['@borewit', '@tokenizer', 'file-type', 'strtok3', 'token-types', 'uint8array-extras'],
  'vega[\\w-]*',
  ...['pkijs', 'asn1js', '@peculiar', 'bytestreamjs', '@noble'],
];

const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: true,
  },
];

const shared = {
  testEnvironment: 'node',
  transform: { '\\.[jt]s$': swc },
  // The same in one file: what it is made of is called `.mjs`, which Jest never takes for anything else.
  moduleNameMapper: { '^vega$': '<rootDir>/node_modules/vega/build/vega.min.js' },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ES_MODULES.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/.build', '<rootDir>/.data', '<rootDir>/.engines'],
};

const databaseTests = [
  '<rootDir>/infra/database/**/*.test.ts',
  ...['activities', 'api', 'infra'].map((floor) => `<rootDir>/${floor}/**/*.db.test.ts`),
];

module.exports = {
  maxWorkers: 3,
  // What the longest leave behind in a worker slows down all that follow.
  workerIdleMemoryLimit: '700MB',
  testSequencer: '<rootDir>/infra/setup/jest/longest-first.cjs',
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['domain', 'api', 'activities', 'infra', 'examples'].map(
        (folder) => `<rootDir>/${folder}/**/*.test.ts`,
      ),
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/infra/database/', '\\.db\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'workflows',
      testMatch: ['<rootDir>/workflows/**/*.test.ts'],
      globalSetup: '<rootDir>/infra/setup/jest/prepare-workflows.ts',
    },
    {
      ...shared,
      displayName: 'db',
      testMatch: databaseTests,
      globalSetup: '<rootDir>/infra/setup/jest/prepare-database.ts',
      globalTeardown: '<rootDir>/infra/setup/jest/release-database.ts',
    },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      globalSetup: '<rootDir>/infra/setup/jest/prepare-system.ts',
      globalTeardown: '<rootDir>/infra/setup/jest/release-database.ts',
    },
  ],
};
