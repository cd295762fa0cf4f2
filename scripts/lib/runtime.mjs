import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { inRoot } from './project.mjs';
import { Stop } from './processes.mjs';

const NEEDED = 24;

/** The Node that Parley runs on: the pinned one where npm has it for this machine, else the one at hand if it is new enough. */
export function node() {
  const pinned = inRoot('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  throw new Stop(
    `Parley runs on Node ${NEEDED} or later, and this is ${process.version}. Install it from https://nodejs.org and run the command again.`,
  );
}

/** The environment in which tools run on that Node as well. */
export function toolEnvironment(extra = {}) {
  const path = [dirname(node()), inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** A tool of `node_modules`. */
export const tool = (name) => inRoot('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
