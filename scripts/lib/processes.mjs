import { spawn } from 'node:child_process';
import { ROOT } from './project.mjs';

const running = new Set();

/**
 * Runs a program to its end, its output on ours, and answers its exit code. `capture` keeps the output instead and
 * answers it too. A program that cannot be started counts as exit code 127.
 */
export function run(program, args, { cwd = ROOT, env = process.env, capture = false, timeout, uid, gid } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'];
    const child = spawn(program, args, { cwd, env, stdio, uid, gid });
    running.add(child);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    const timer = timeout && setTimeout(() => child.kill('SIGKILL'), timeout);
    const end = (code, text = output) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output: text });
    };
    child.on('error', (error) => end(127, `${program}: ${error.message}`));
    child.on('close', (code, signal) => end(code ?? 1, signal === null ? output : `${output}\n${program}: ${signal}`));
  });
}

/** Like `run`, but a failure stops the script with `reason`. */
export async function must(reason, program, args, options = {}) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new Stop(`${reason} (\`${program} ${args.join(' ')}\` ended with ${code}).\n${output}`.trim());
  return output;
}

/** Ends what `run` still has running, so that nothing outlives the script. */
export function stopRunning() {
  for (const child of running) child.kill('SIGTERM');
}

/** A reason to stop, said to the person as it is, without a stack. */
export class Stop extends Error {}

/** Runs a script's main function and turns what it throws into a sentence and exit code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
