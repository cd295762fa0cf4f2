import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { must } from './processes.mjs';

/** A program on the PATH or in one of `folders`. */
const find = (name, folders = []) =>
  [...(process.env.PATH ?? '').split(delimiter), ...folders]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** PostgreSQL's own programs: Debian keeps them off the PATH, in a folder per version. */
export function postgresPrograms() {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(root, version, 'bin')),
    '/opt/homebrew/bin',
    '/usr/local/pgsql/bin',
  ];
  const folder = folders.find((one) => existsSync(join(one, 'initdb')) && existsSync(join(one, 'postgres')));
  if (folder !== undefined) return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
  const initdb = find('initdb');
  const postgres = find('postgres');
  return initdb === undefined || postgres === undefined ? null : { initdb, postgres };
}

export const chromium = () =>
  process.env.CHROMIUM_PATH ??
  find('chromium', ['/usr/bin']) ??
  find('google-chrome') ??
  find('chromium-browser') ??
  null;

export const firefox = () => process.env.FIREFOX_PATH ?? find('firefox-esr', ['/usr/bin']) ?? find('firefox') ?? null;

/** Programs of the operator, which are often off the PATH. */
const operator = (name) => () => find(name, ['/usr/sbin', '/sbin', '/usr/bin']) !== undefined;

/** Laying networks is for root on Linux; elsewhere these programs are of no use to the tests. */
const canLayNetworks = process.platform === 'linux' && process.getuid?.() === 0;

/** What the tests need besides npm's packages, who needs it, and how to see whether it is there. */
const NEEDS = [
  { what: 'Chromium', package: 'chromium', probe: () => chromium() !== null, suites: ['e2e'] },
  { what: 'Firefox', package: 'firefox-esr', probe: () => firefox() !== null, suites: ['e2e'] },
  ...['ip', 'iptables', 'turnserver'].map((name) => ({
    what: `\`${name}\`${canLayNetworks ? '' : ' for root on Linux'}`,
    package: { ip: 'iproute2', iptables: 'iptables', turnserver: 'coturn' }[name],
    probe: () => canLayNetworks && operator(name)(),
    suites: ['e2e'],
  })),
  {
    what: 'PostgreSQL',
    package: 'postgresql',
    probe: () => postgresPrograms() !== null,
    suites: ['integration', 'e2e'],
  },
  { what: '`curl`', package: 'curl', probe: () => find('curl', ['/usr/bin']) !== undefined, suites: ['integration'] },
];

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));

/**
 * Installs what `suites` need where we may (Debian as root) and answers what is still missing, after saying so.
 * Only Debian gives the right to expect that nothing is missing.
 */
export async function prepareMachine(suites) {
  const missing = NEEDS.filter((need) => need.suites.some((suite) => suites.includes(suite)) && !need.probe());
  if (missing.length === 0) return [];
  if (isDebianRoot()) {
    const packages = missing.map((need) => need.package);
    console.log(`Installing ${packages.join(', ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await must('apt-get update failed', 'apt-get', ['update', '-q'], { env, capture: true });
    await must('apt-get install failed', 'apt-get', ['install', '-qy', '--no-install-recommends', ...packages], {
      env,
      capture: true,
    });
    return [];
  }
  for (const { what, suites: of } of missing)
    console.log(`${what} is missing: its tests (${of.join(', ')}) are skipped.`);
  return missing.map((need) => need.what);
}
