import { spawn } from 'node:child_process';
import { ROOT } from './project.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Starts a program in the foreground: it gets our signals, and its end is ours. */
export function runInForeground(program, args, env) {
  const child = spawn(program, args, { cwd: ROOT, env, stdio: 'inherit' });
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${program}: ${error.message}`);
    process.exit(127);
  });
  child.on('exit', (code, signal) => {
    // Ended by a signal: say so to whoever started us, as shells do.
    process.exit(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 1));
  });
  return child;
}
