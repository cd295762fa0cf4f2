/**
 * Who may import whom (docs/architecture.md). Workspaces see each other through node_modules, and dependency-cruiser
 * follows those links to the real folders, so every rule speaks of the folders. Types count as imports here; what must
 * not be imported at run time is in scripts/checks/run-time-imports.mjs,
 * because the SWC parser does not tell the two apart.
 */
/** What does not ship, as in scripts/lib/sources.mjs. */
const TESTS = '\\.(test|fixture|bench|soak)\\.tsx?$|(^|/)(testing|conformance)\\.ts$|(^|/)(testing|kill)/';

/** Folders of this repository; a rule lists those that a place may import. */
const OURS = '^(packages|apps|e2e|bench|scripts)/';

/** `place` imports from this repository nothing but `allowed` and itself. */
const only = (name, place, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${place}/` },
  to: { path: OURS, pathNot: [`^${place}/`, ...allowed.map((folder) => `^${folder}/`)] },
});

const DOMAINS = 'apps/server/src/domains';

/** Edges between domains: every domain may enter these three, and the ones named here besides. */
const FOR_ALL = ['workspaces', 'auth', 'people'];
const EDGES = {
  auth: ['notifications'],
  rooms: ['conferences'],
  bookings: ['conferences'],
  'live-updates': ['conferences'],
};

module.exports = {
  forbidden: [
    {
      name: 'no-rings',
      comment: 'Files that import each other in a ring cannot be understood one at a time; types count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tests-in-code',
      comment: 'Code never imports a test, nor what stands in a testing.ts or a testing/ folder.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },

    only('contract-alone', 'packages/contract', [], 'The contract stands alone.'),
    {
      name: 'contract-zod-mini',
      comment: 'The contract is in the browser: zod/mini and nothing else.',
      severity: 'error',
      from: { path: '^packages/contract/src/', pathNot: TESTS },
      to: { pathNot: ['^packages/contract/', '^node_modules/zod/(v4/)?mini/'] },
    },
    only('locales-alone', 'packages/locales', [], 'Catalogues know nothing of the rest.'),
    only('providers-contract', 'packages/providers', ['packages/contract'], 'Adapters know the contract alone.'),
    only('client-contract', 'packages/client', ['packages/contract'], 'The SDK knows the contract alone.'),
    {
      name: 'client-no-react',
      comment: 'The SDK is free of frameworks.',
      severity: 'error',
      from: { path: '^packages/client/' },
      to: { path: '^node_modules/(react|react-dom|react-aria-components)/' },
    },
    only(
      'react-client',
      'packages/react',
      ['packages/client', 'packages/locales'],
      'Components know the SDK and the texts.',
    ),
    only(
      'web-imports',
      'apps/web',
      ['packages/client', 'packages/react', 'packages/locales', 'packages/contract'],
      'The app is built of the packages for browsers.',
    ),
    only(
      'server-imports',
      'apps/server',
      ['packages/contract', 'packages/providers', 'packages/locales'],
      'The server knows nothing of browsers.',
    ),
    only('e2e-imports', 'e2e', ['packages/client', 'packages/contract'], 'Tests of the whole see it from outside.'),
    only(
      'bench-imports',
      'bench',
      ['packages/client', 'packages/contract', 'e2e/harness'],
      'Loads see it from outside, like the tests of the whole.',
    ),

    {
      name: 'platform-without-domains',
      comment: 'The platform is mechanisms without a domain.',
      severity: 'error',
      from: { path: '^apps/server/src/platform/' },
      to: { path: '^apps/server/src/', pathNot: '^apps/server/src/platform/' },
    },
    {
      name: 'domain-below-app',
      comment: 'app.ts puts domains together and hands them their settings; they never reach up to it.',
      severity: 'error',
      from: { path: `^${DOMAINS}/`, pathNot: TESTS },
      to: { path: '^apps/server/src/[^/]+\\.ts$' },
    },
    {
      name: 'domain-front-door',
      comment: 'A domain is entered by its index.ts, and by tests also by its testing.ts.',
      severity: 'error',
      from: { path: '^apps/server/src/(?!domains/)|^apps/server/src/domains/([^/]+)/' },
      to: { path: `^${DOMAINS}/[^/]+/.+`, pathNot: [`^${DOMAINS}/[^/]+/(index|testing)\\.ts$`, `^${DOMAINS}/$1/`] },
    },
    {
      name: 'domain-edges',
      comment: `Domains enter ${FOR_ALL.join(', ')}; other edges are listed in .dependency-cruiser.cjs.`,
      severity: 'error',
      from: {
        path: `^${DOMAINS}/([^/]+)/`,
        pathNot: [TESTS, ...Object.keys(EDGES).map((from) => `^${DOMAINS}/${from}/`)],
      },
      to: { path: `^${DOMAINS}/`, pathNot: [`^${DOMAINS}/$1/`, `^${DOMAINS}/(${FOR_ALL.join('|')})/`] },
    },
    ...Object.entries(EDGES).map(([from, targets]) => ({
      name: `domain-edges-${from}`,
      comment: `${from} enters ${[...FOR_ALL, ...targets].join(', ')} and no other domain.`,
      severity: 'error',
      from: { path: `^${DOMAINS}/${from}/`, pathNot: TESTS },
      to: { path: `^${DOMAINS}/`, pathNot: `^${DOMAINS}/(${[from, ...FOR_ALL, ...targets].join('|')})/` },
    })),
    {
      name: 'no-unlisted-packages',
      comment: "A package that is imported stands in its workspace's package.json.",
      severity: 'error',
      from: { path: '^(packages|apps)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache|test-results)/' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
};
