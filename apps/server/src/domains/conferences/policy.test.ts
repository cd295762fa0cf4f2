import { CONFERENCE_STATES } from '@parley/contract';
import { expect, test } from 'vitest';
import { ACTIONS, capabilitiesOf, permit, type Standing, standingOf } from './policy.ts';

const STANDINGS: Standing[] = ['host', 'admin', 'moderator', 'participant', 'stranger'];

const outcome = (work: () => void): string => {
  try {
    work();
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('[K7] every action for everybody', () => {
  const matrix = STANDINGS.map((who) => [who, ...ACTIONS.map((action) => outcome(() => permit(who, action)))]);
  expect(matrix).toEqual([
    //             see          enter        start        end          update       cancel       delete       people
    ['host', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok'],
    ['admin', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok'],
    ['moderator', 'ok', 'ok', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
    ['participant', 'ok', 'ok', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
    [
      'stranger',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
    ],
  ]);
});

test('capabilities offer what would succeed and change something, in every state', () => {
  const offered = (who: Standing, state: (typeof CONFERENCE_STATES)[number]) =>
    Object.entries(capabilitiesOf(who, state))
      .filter(([, can]) => can)
      .map(([name]) => name);
  for (const who of ['host', 'admin'] as const) {
    expect(CONFERENCE_STATES.map((state) => offered(who, state))).toEqual([
      ['canStart', 'canUpdate', 'canCancel', 'canDelete'],
      ['canEnd', 'canUpdate', 'canDelete'],
      ['canDelete'],
      ['canDelete'],
    ]);
  }
  for (const who of ['moderator', 'participant', 'stranger'] as const) {
    for (const state of CONFERENCE_STATES) expect(offered(who, state)).toEqual([]);
  }
});

test('an admin has the rights of one, whatever part they have', () => {
  expect(standingOf('participant', true)).toBe('admin');
  expect(standingOf('host', true)).toBe('host');
  expect(standingOf(null, true)).toBe('admin');
  expect(standingOf('moderator', false)).toBe('moderator');
  expect(standingOf(null, false)).toBe('stranger');
});
