import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/project.mjs';
import { filesBelow, isTestCode } from '../lib/sources.mjs';

/** What a line of code may say only in its own place. `places` are where the rule holds, `home` is where it may. */
const RULES = [
  {
    pattern: /['"`](livekit|jitsi|zoom|google[_-]meet|teams)['"`]/,
    places: /^(packages|apps)\/[^/]+\/src\//,
    home: /^packages\/providers\/src\/[^/]+\/|^apps\/server\/src\/config/,
    why: "a provider's id belongs in its folder and in configuration; elsewhere ask for what it can do",
  },
  {
    pattern: /['"`]webrtc['"`]/,
    places: /^(packages|apps)\/[^/]+\/src\//,
    home: /^apps\/server\/src\/(config|domains\/rooms\/)/,
    why: "the id of Parley's own rooms belongs in the rooms domain and in configuration",
  },
  {
    pattern: /process\.env\b/,
    places: /^(packages|apps)\/[^/]+\/src\//,
    // Samples of the reference are the program of somebody else.
    home: /^apps\/server\/src\/(config|main|cli\/parley)|^apps\/web\/src\/reference\/samples\//,
    why: 'only the configuration reads the environment',
  },
  {
    pattern: /\bDate\.now\(|\bnew Date\(\)|(?<![.\w])set(Timeout|Interval)\(/,
    places: /^apps\/server\/src\//,
    home: /^apps\/server\/src\/(platform\/clock\/|main)/,
    why: 'time comes from the injected Clock',
  },
];

/** Lines that stand in the wrong place. */
export async function houseRules() {
  const problems = [];
  for (const file of ['packages', 'apps'].flatMap(filesBelow)) {
    if (!/\.tsx?$/.test(file) || isTestCode(file)) continue;
    const rules = RULES.filter(({ places, home }) => places.test(file) && !home.test(file));
    for (const [index, line] of readFileSync(inRoot(file), 'utf8').split('\n').entries()) {
      if (/^\s*(\/\/|\*|\/\*)/.test(line)) continue;
      for (const { why } of rules.filter(({ pattern }) => pattern.test(line)))
        problems.push(`${file}:${index + 1} ${line.trim().slice(0, 80)}: ${why}`);
    }
  }
  return problems;
}
