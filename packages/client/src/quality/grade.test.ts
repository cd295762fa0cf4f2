import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GOOD, type Graded, grade, type Judgement, judge, judgeOut, LOST, UNGRADED } from './grade.ts';
import { countersOf } from './stats-counters.ts';
import { digest, type PathDigest } from './stats-digest.ts';

const weak: Judgement = { grade: 'weak', cause: 'loss' };
const bad: Judgement = { grade: 'bad', cause: 'delay' };

const run = (samples: readonly Judgement[], from: Graded = UNGRADED): string[] => {
  let graded = from;
  return samples.map((sample) => {
    graded = grade(graded, sample);
    return graded.shown.grade;
  });
};

test('[Q2] worse after two samples, better after five', () => {
  expect(run([bad, GOOD, bad, bad])).toEqual(['good', 'good', 'good', 'bad']);
  expect(run([bad, bad, GOOD, GOOD, GOOD, GOOD, GOOD])).toEqual(['good', 'bad', 'bad', 'bad', 'bad', 'bad', 'good']);
});

test('[Q2] only as bad as both samples are, only as good as all five', () => {
  expect(run([weak, bad])).toEqual(['good', 'weak']);
  expect(run([LOST, LOST, GOOD, weak, GOOD, GOOD, GOOD, GOOD])).toEqual([
    'good',
    'lost',
    'lost',
    'lost',
    'lost',
    'lost',
    'weak',
    'weak',
  ]);
});

test('[Q2] a single sample that differs is never seen', () => {
  const any = fc.constantFrom(GOOD, weak, bad, LOST);
  fc.assert(
    fc.property(any, any, fc.nat({ max: 20 }), (steady, odd, place) => {
      const samples = Array.from({ length: 30 }, (_, index) => (index === place + 6 ? odd : steady));
      expect(new Set(run(samples).slice(6))).toEqual(new Set([steady.grade]));
    }),
  );
});

const quiet = countersOf(new Map(), []);
const sample = (more: Partial<PathDigest>): PathDigest => {
  const read = digest({ ...quiet, heard: 0 }, { ...quiet, at: 2000, heard: 100 });
  if (read === null) throw new Error('no time passed');
  return { ...read, ...more };
};

test('[Q2] what is measured has a grade and its cause', () => {
  expect(judge(sample({ rtt: 40, lossIn: 0.01 }), 0)).toEqual(GOOD);
  expect(judge(sample({ lossIn: 0.07 }), 0)).toEqual({ grade: 'weak', cause: 'loss' });
  expect(judge(sample({ rtt: 350, lossOut: 0.2 }), 0)).toEqual({ grade: 'bad', cause: 'loss' });
  expect(judge(sample({ rtt: 700 }), 0)).toEqual({ grade: 'bad', cause: 'delay' });
  expect(judge(sample({ jitter: 80 }), 0)).toEqual({ grade: 'weak', cause: 'delay' });
  expect(judge(sample({}), 3)).toEqual({ grade: 'weak', cause: 'bandwidth' });
  expect(judge(sample({}), 5)).toEqual({ grade: 'bad', cause: 'bandwidth' });
  expect(judge(sample({ alive: false }), 0)).toEqual(LOST);
});

test('[Q2] what only comes badly is no fault of what is sent', () => {
  expect(judgeOut(sample({ lossIn: 0.5, jitter: 300, freezes: 3 }), 0)).toEqual(GOOD);
  expect(judgeOut(sample({ lossOut: 0.5 }), 0)).toEqual({ grade: 'bad', cause: 'loss' });
});
