import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the specs need besides npm's packages. `npm test` installs it where it may (scripts/lib/machine.mjs). */

const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/bin'];

const find = (name: string): string | undefined =>
  FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));

export const CHROMIUM = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium';

/** Undefined where there is none: its specs are skipped. */
export const FIREFOX: string | undefined = process.env['FIREFOX_PATH'] || find('firefox-esr') || find('firefox');

/** Whether networks can be laid here: root on Linux, with the programs for it. Elsewhere those specs are skipped. */
export const CAN_LAY_NETWORKS: boolean =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  ['ip', 'iptables', 'turnserver'].every((name) => find(name) !== undefined);

/** The path of a program of the operator. */
export function program(name: string): string {
  const path = find(name);
  if (path === undefined) throw new Error(`${name} is not installed`);
  return path;
}
