import { readFileSync } from 'node:fs';
import { inRoot } from './project.mjs';
import { must } from './processes.mjs';

/** Installs what the lockfile says when node_modules does not hold it already. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing (this happens once, and after an update) …');
  await must('Installing failed', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** npm keeps its own record of what it put into node_modules; it is written last, so a cut-off install shows too. */
export function isInstalled() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules', '.package-lock.json');
  if (present === null) return false;
  return Object.entries(wanted)
    .filter(([place, entry]) => place.startsWith('node_modules/') && !entry.optional && !entry.devOptional)
    .every(([place, entry]) => present[place]?.version === entry.version);
}

function packages(...path) {
  try {
    return JSON.parse(readFileSync(inRoot(...path), 'utf8')).packages;
  } catch {
    return null;
  }
}
