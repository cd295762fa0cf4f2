import { expect, test } from 'vitest';
import { whoIsMeant } from './wanted.ts';

const person = (id: `usr_${string}`, name: string) => ({ id, name, avatarUrl: null });
const met = [person('usr_1', 'Lee Tanaka'), person('usr_2', 'Ada Byron'), person('usr_3', 'Ada Okafor')];

test.each([
  ['lee tanaka', 'Lee Tanaka', 'usr_1'],
  ['Lee', 'Lee Tanaka', 'usr_1'],
  ['Ada Okafor', 'Ada Okafor', 'usr_3'],
  ['Ada', 'Ada', undefined],
  ['Tanaka', 'Tanaka', undefined],
])('%j means %j', (said, name, id) => {
  const wanted = whoIsMeant(said, met);
  expect([wanted.name, wanted.person?.id]).toEqual([name, id]);
});
