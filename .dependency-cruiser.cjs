/** The floors of the house and what each may import. Tests may also use infra, to start real engines. */

const TESTS = '\\.(test|fixture)\\.ts$|^test/|/testing/';

/** Paths outside a floor's allowance; `types` are allowed as `import type`. */
const floor = (name, { from, allowed, types = [], builtIns = false, comment }) => [
  {
    name: `${name}-imports`,
    comment,
    severity: 'error',
    from: { path: from, pathNot: TESTS },
    to: { pathNot: [...allowed, ...types], ...(builtIns && { dependencyTypesNot: ['core'] }) },
  },
  ...(types.length === 0
    ? []
    : [
        {
          name: `${name}-type-only`,
          comment: 'This import is for types only: write "import type".',
          severity: 'error',
          from: { path: from, pathNot: TESTS },
          to: { path: types, pathNot: allowed, dependencyTypesNot: ['type-only'] },
        },
      ]),
];

const temporal = (...names) => `^node_modules/@temporalio/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...floor('domain', {
      from: '^domain/',
      allowed: ['^domain/'],
      comment: 'Rules are pure: no other floor, no package, no built-in.',
    }),
    ...floor('workflows', {
      from: '^workflows/',
      allowed: ['^domain/', '^workflows/', temporal('workflow', 'common')],
      types: ['^activities/'],
      comment: 'Workflows are deterministic: rules, the SDK for workflows, and the types of activities.',
    }),
    ...floor('activities', {
      from: '^activities/',
      allowed: ['^domain/', '^activities/', temporal('activity', 'common')],
      comment: 'Activities use rules and the ports that infra gives them.',
    }),
    ...floor('api', {
      from: '^api/',
      allowed: ['^domain/', '^api/', '^infra/database/', '^workflows/.*messages\\.ts$', '^node_modules/'],
      types: ['^workflows/'],
      builtIns: true,
      comment: 'The API uses rules, message definitions of workflows and the read side.',
    }),
    {
      name: 'api-is-no-worker',
      comment: 'The API asks workflows through the client only.',
      severity: 'error',
      from: { path: '^api/', pathNot: TESTS },
      to: { path: temporal('worker', 'workflow', 'activity', 'testing') },
    },
    {
      name: 'infra-is-the-roof',
      comment:
        'Only infra and tests know all floors; nobody but tests, bench and infra itself imports infra.',
      severity: 'error',
      from: { path: '^(domain|workflows|activities)/', pathNot: TESTS },
      to: { path: '^infra/' },
    },
    {
      name: 'no-test-code-in-the-service',
      severity: 'error',
      from: { pathNot: `${TESTS}|^infra/setup/|^bench/` },
      to: { path: '\\.test\\.ts$|^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.build|\\.data|\\.engines|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
