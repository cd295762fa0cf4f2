import { ParleyError } from '@parley/contract/errors';
import { expect, test } from 'vitest';
import { noUpdates, reduceUpdates, type UpdatesEvent, type UpdatesState } from './updates-state.ts';

/** Plays events, each at its moment, and answers the delays of the timers that were set. */
function play(...events: [UpdatesEvent, number][]): { state: UpdatesState; delays: number[] } {
  let state = noUpdates;
  const delays: number[] = [];
  for (const [event, monotonic] of events) {
    const step = reduceUpdates(state, { ...event, at: { monotonic, random: 0 } });
    state = step.state;
    for (const effect of step.effects) if (effect.type === 'set_timer') delays.push(effect.delay);
  }
  return { state, delays };
}

const lost = (socket: number, refusal: ParleyError | null = null): UpdatesEvent => ({ type: 'lost', socket, refusal });

test('[U8] comes back by the ladder, then every half minute, and never gives up', () => {
  const events: [UpdatesEvent, number][] = [[{ type: 'start' }, 0]];
  let now = 0;
  for (let socket = 1; socket <= 40; socket++) {
    events.push([lost(socket), now]);
    now += 10_000;
    events.push([{ type: 'timer_due' }, now]);
  }
  const { state, delays } = play(...events);
  expect(state.name).toBe('opening');
  const waits = delays.filter((_, index) => index % 2 === 1);
  expect(waits.slice(0, 9)).toEqual([0, 300, 1000, 2000, 2000, 2000, 4000, 7000, 7000]);
  expect(waits.slice(12)).toEqual(Array.from({ length: 28 }, () => 30_000));
});

test('[U8] a connection that held begins the ladder anew; one that breaks at once does not', () => {
  const opened = (socket: number): UpdatesEvent => ({ type: 'opened', socket });
  const flicker = play(
    [{ type: 'start' }, 0],
    [opened(1), 0],
    [lost(1), 100],
    [{ type: 'timer_due' }, 100],
    [opened(2), 200],
    [lost(2), 300],
  );
  expect(flicker.delays.at(-1)).toBe(300);
  const steady = play(
    [{ type: 'start' }, 0],
    [lost(1), 0],
    [{ type: 'timer_due' }, 0],
    [opened(2), 0],
    [lost(2), 60_000],
  );
  expect(steady.delays.at(-1)).toBe(0);
});

test('[U8] what the server will not change its mind about ends it; what passes does not; older sockets have no say', () => {
  const refused = (code: ConstructorParameters<typeof ParleyError>[0]) =>
    play([{ type: 'start' }, 0], [lost(1, new ParleyError(code, 'No')), 0]).state.name;
  for (const code of ['UNAUTHENTICATED', 'FORBIDDEN', 'PROTOCOL_UNSUPPORTED'] as const) {
    expect(refused(code)).toBe('over');
  }
  for (const code of ['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL'] as const) expect(refused(code)).toBe('waiting');
  const late = play(
    [{ type: 'start' }, 0],
    [lost(1), 0],
    [{ type: 'timer_due' }, 0],
    [lost(1, new ParleyError('UNAUTHENTICATED', 'No')), 0],
  );
  expect(late.state.name).toBe('opening');
});

test('[U7] comes back when the server says so', () => {
  expect(play([{ type: 'start' }, 0], [{ ...lost(1), after: 1234 } as UpdatesEvent, 0]).delays.at(-1)).toBe(1234);
});
