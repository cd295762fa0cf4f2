import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inRoot } from '../lib/project.mjs';
import { cruise } from './imports.mjs';

const PACKAGES = ['contract', 'locales', 'providers', 'client', 'react'];
const DOMAIN = 'apps/server/src/domains';

/** A tree in which every file is right: each place imports what it may. */
const RIGHT = {
  'packages/contract/src/index.ts': "import 'zod/mini'; export const a = 1;",
  'packages/locales/src/index.ts': 'export const a = 1;',
  'packages/providers/src/index.ts': "export * from '@parley/contract';",
  'packages/client/src/index.ts': "export * from '@parley/contract';",
  'packages/react/src/index.ts': "export * from '@parley/client'; export * from '@parley/locales';",
  'apps/web/src/main.tsx':
    "import type { a } from '@parley/contract'; import '@parley/react'; export const b: typeof a = 1; export const View = () => <p>{b}</p>;",
  'apps/server/src/config.ts': 'export const a = 1;',
  'apps/server/src/app.ts': "import './config.ts'; import './domains/rooms/index.ts'; import './platform/db.ts';",
  'apps/server/src/platform/db.ts': "export * from '@parley/contract';",
  [`${DOMAIN}/people/index.ts`]: "export * from './inner.ts';",
  [`${DOMAIN}/people/inner.ts`]: 'export const a = 1;',
  [`${DOMAIN}/conferences/index.ts`]: "import '../people/index.ts'; import '@parley/providers';",
  [`${DOMAIN}/rooms/index.ts`]: "import '../conferences/index.ts'; import '../../platform/db.ts';",
  'e2e/two.spec.ts': "import '@parley/client';",
  'bench/load.ts': "import '@parley/contract';",
};

/** One wrong file for each rule: rule → path and text. */
const WRONG = {
  'no-rings': ['packages/client/src/ring.ts', "import type { A } from './ring.ts'; export type A = 1;"],
  resolvable: ['packages/client/src/nowhere.ts', "import './missing.ts';"],
  'no-tests-in-code': ['packages/client/src/code.ts', "import './code.test.ts';"],
  'contract-alone': ['packages/contract/src/up.ts', "import '@parley/locales';"],
  'contract-zod-mini': ['packages/contract/src/full.ts', "import 'zod';"],
  'locales-alone': ['packages/locales/src/up.ts', "import '@parley/contract';"],
  'providers-contract': ['packages/providers/src/up.ts', "import '@parley/locales';"],
  'client-contract': [
    'packages/client/src/up.ts',
    "import type { a } from '@parley/locales'; export type A = typeof a;",
  ],
  'client-no-react': ['packages/client/src/view.ts', "import 'react';"],
  'react-client': ['packages/react/src/up.ts', "import '@parley/contract';"],
  'web-imports': ['apps/web/src/up.ts', "import '../../server/src/config.ts';"],
  'server-imports': ['apps/server/src/up.ts', "import '@parley/client';"],
  'e2e-imports': ['e2e/inside.spec.ts', "import '../apps/server/src/config.ts';"],
  'bench-imports': ['bench/inside.ts', "import '../apps/server/src/config.ts';"],
  'platform-without-domains': ['apps/server/src/platform/up.ts', "import '../domains/people/index.ts';"],
  'domain-below-app': [`${DOMAIN}/people/up.ts`, "import '../../config.ts';"],
  'domain-front-door': [`${DOMAIN}/conferences/side.ts`, "import '../people/inner.ts';"],
  'domain-edges': [`${DOMAIN}/people/edge.ts`, "import '../conferences/index.ts';"],
  'domain-edges-auth': [`${DOMAIN}/auth/edge.ts`, "import '../webhooks/index.ts';"],
  'domain-edges-rooms': [`${DOMAIN}/rooms/edge.ts`, "import '../webhooks/index.ts';"],
  'domain-edges-bookings': [`${DOMAIN}/bookings/edge.ts`, "import '../webhooks/index.ts';"],
  'domain-edges-live-updates': [`${DOMAIN}/live-updates/edge.ts`, "import '../webhooks/index.ts';"],
  'no-unlisted-packages': ['apps/web/src/unlisted.ts', "import 'unlisted';"],
};

const BESIDE = {
  'packages/client/src/code.test.ts': '',
  [`${DOMAIN}/webhooks/index.ts`]: 'export const a = 1;',
};

function tree(files) {
  const root = mkdtempSync(join(tmpdir(), 'parley-imports-'));
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const json = (value) => JSON.stringify({ type: 'module', ...value });
  const dependencies = {
    react: '1',
    zod: '1',
    ...Object.fromEntries(PACKAGES.map((name) => [`@parley/${name}`, '1'])),
  };
  mkdirSync(join(root, 'node_modules', '@parley'), { recursive: true });
  for (const name of PACKAGES) {
    write(`packages/${name}/package.json`, json({ name: `@parley/${name}`, exports: './src/index.ts', dependencies }));
    symlinkSync(join(root, 'packages', name), join(root, 'node_modules', '@parley', name));
  }
  for (const place of ['apps/web', 'apps/server', 'e2e', 'bench'])
    write(`${place}/package.json`, json({ dependencies }));
  for (const name of ['react', 'unlisted']) {
    write(`node_modules/${name}/package.json`, json({ name, exports: './index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  write(
    'node_modules/zod/package.json',
    json({ name: 'zod', exports: { '.': './index.js', './mini': './mini/index.js' } }),
  );
  write('node_modules/zod/index.js', '');
  write('node_modules/zod/mini/index.js', '');
  write('package.json', json({}));
  cpSync(inRoot('.dependency-cruiser.cjs'), join(root, '.dependency-cruiser.cjs'));
  return root;
}

/** `rule path` of every violation in a tree of these files. */
async function violations(files) {
  const root = tree(files);
  const { output } = await cruise(['--output-type', 'json'], root);
  rmSync(root, { recursive: true });
  return JSON.parse(output).summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

test('imports in the directions of docs/architecture.md are fine', async () => {
  expect(await violations(RIGHT)).toEqual([]);
});

test('every rule about imports finds its violation', async () => {
  const wrong = Object.fromEntries(Object.values(WRONG));
  const found = await violations({ ...RIGHT, ...BESIDE, ...wrong });
  for (const [rule, [path]] of Object.entries(WRONG)) expect(found).toContain(`${rule} ${path}`);
  const { forbidden } = (await import(inRoot('.dependency-cruiser.cjs'))).default;
  expect(Object.keys(WRONG).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
});
