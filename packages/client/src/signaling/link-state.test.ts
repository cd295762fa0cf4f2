import { ParleyError } from '@parley/contract/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined, person } from '../testing/room-examples.ts';
import { type LinkEffect, type LinkEvent, type LinkState, type Moment, noLink, reduceLink } from './link-state.ts';

const message = joined([person(0)]);
const full = new ParleyError('CONFERENCE_FULL', 'Full');
const starting = new ParleyError('UNAVAILABLE', 'Starting');
const refusal = fc.constantFrom(full, starting, null);

/** Any event, from the socket that is `age` older than the newest. */
const anyEvent = fc
  .record({ age: fc.constantFrom(0, 0, 0, 1, 2), refusal, after: fc.option(fc.nat(5000), { nil: undefined }) })
  .chain(({ age, refusal, after }) =>
    fc.constantFrom<(newest: number) => LinkEvent>(
      () => ({ type: 'open', token: 'token' }),
      () => ({ type: 'denied', token: refusal === null ? 'other' : 'token', error: refusal ?? starting }),
      (newest) => ({ type: 'joined', socket: newest - age, message }),
      (newest) => ({ type: 'lost', socket: newest - age, refusal, ...(after === undefined ? {} : { after }) }),
      (newest) => ({ type: 'probe_failed', socket: newest - age }),
      () => ({ type: 'timer_due' }),
      () => ({ type: 'wake' }),
      () => ({ type: 'reconnect_now' }),
      () => ({ type: 'resume' }),
      () => ({ type: 'close' }),
      () => ({ type: 'leave' }),
    ),
  );

/** What the effects so far have set up in the world. */
class World {
  sockets = new Set<number>();
  timer = false;
  listening = false;
  told: LinkState = noLink;

  carryOut(effect: LinkEffect): void {
    if (effect.type === 'open_socket') this.sockets.add(effect.socket);
    else if (effect.type === 'close_socket') this.sockets.clear();
    else if (effect.type === 'set_timer') this.timer = true;
    else if (effect.type === 'stop_timer') this.timer = false;
    else if (effect.type === 'listen_for_wake') {
      expect(this.listening).toBe(false);
      this.listening = true;
    } else if (effect.type === 'ignore_wake') this.listening = false;
    else if (effect.type === 'tell_state') this.told = effect.state;
    else if (effect.type === 'probe') expect(this.sockets).toContain(effect.socket);
  }
}

test('whatever happens, one socket is in use and one timer runs exactly where the state needs them', () => {
  const tick = fc.record({ event: anyEvent, later: fc.constantFrom(0, 10, 1000, 6000, 130_000) });
  fc.assert(
    fc.property(fc.array(tick, { maxLength: 60 }), (ticks) => {
      const world = new World();
      let state = noLink;
      let monotonic = 0;
      for (const { event: make, later } of ticks) {
        monotonic += later;
        const event = make(state.sockets);
        // A timer that was stopped is never due.
        if (event.type === 'timer_due' && !world.timer) continue;
        if (event.type === 'timer_due') world.timer = false;
        const before = state;
        const step = reduceLink(state, { ...event, at: { wall: monotonic + 1e12, monotonic, random: 0.5 } });
        state = step.state;
        for (const effect of step.effects) {
          if (effect.type === 'open_socket') expect(world.sockets.size).toBe(0);
          world.carryOut(effect);
        }
        if (event.type === 'leave') world.sockets.clear();
        const inUse = state.name === 'opening' || state.name === 'open';
        expect([...world.sockets]).toEqual(inUse ? [state.sockets] : []);
        expect(world.timer).toBe(state.name === 'opening' || state.name === 'waiting');
        expect(world.listening).toBe(state.name !== 'idle' && state.name !== 'over');
        expect(world.told).toBe(state);
        expect(state.sockets).toBeGreaterThanOrEqual(before.sockets);
      }
    }),
    { numRuns: 1000 },
  );
});

test('what an older socket says changes nothing, in any state', () => {
  const moment = { wall: 0, monotonic: 0, random: 0 };
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 30 }),
      anyEvent,
      fc.integer({ min: 1, max: 3 }),
      (events, late, age) => {
        const state = events.reduce(
          (state, make) => reduceLink(state, { ...make(state.sockets), at: moment }).state,
          noLink,
        );
        const event = late(state.sockets - age);
        fc.pre('socket' in event);
        expect(reduceLink(state, { ...event, at: moment })).toEqual({ state, effects: [] });
      },
    ),
  );
});

/** The state after these, each a second after the one before. */
function after(...events: LinkEvent[]): { state: LinkState; effects: readonly LinkEffect[]; at: Moment } {
  let step: { state: LinkState; effects: readonly LinkEffect[] } = { state: noLink, effects: [] };
  let at: Moment = { wall: 0, monotonic: 0, random: 0 };
  for (const event of events) {
    at = { wall: at.wall + 1000, monotonic: at.monotonic + 1000, random: 0 };
    step = reduceLink(step.state, { ...event, at });
  }
  return { ...step, at };
}

test('[S1] enters with the token until the room answered, and with its newest ticket from then on', () => {
  const open: LinkEvent = { type: 'open', token: 'token-1' };
  const lost = (socket: number): LinkEvent => ({ type: 'lost', socket, refusal: null });
  const passOf = (...events: LinkEvent[]) =>
    after(...events, { type: 'wake' }).effects.find((effect) => effect.type === 'open_socket')?.pass;
  expect(passOf(open, lost(1))).toEqual({ kind: 'token', token: 'token-1' });
  const first = { ...message, ticket: 'ticket-1' };
  expect(passOf(open, { type: 'joined', socket: 1, message: first }, lost(1))).toEqual({
    kind: 'ticket',
    ticket: 'ticket-1',
  });
});

test('[C1] a loss right after the way back goes on up the ladder, one after five steady seconds begins it anew', () => {
  const lost = (socket: number): LinkEvent => ({ type: 'lost', socket, refusal: null });
  const back = (socket: number): LinkEvent => ({ type: 'joined', socket, message });
  const open: LinkEvent[] = [{ type: 'open', token: 'token' }, back(1), lost(1), { type: 'timer_due' }, back(2)];
  const attempts = (quiet: number) =>
    after(...open, ...Array.from({ length: quiet }, (): LinkEvent => ({ type: 'reconnect_now' })), lost(2)).state;
  expect(attempts(3)).toMatchObject({ name: 'waiting', loss: { attempt: 2, since: 3000 } });
  expect(attempts(4)).toMatchObject({ name: 'waiting', loss: { attempt: 1, since: 10_000 } });
});

test('[C3] after leaving nothing is said, whatever still arrives', () => {
  const left = after({ type: 'open', token: 'token' }, { type: 'leave' });
  expect(left.effects.map((effect) => effect.type)).toEqual(['stop_timer', 'ignore_wake', 'tell_state']);
  for (const event of [
    { type: 'joined', socket: 1, message },
    { type: 'lost', socket: 1, refusal: full },
    { type: 'reconnect_now' },
    { type: 'wake' },
  ] satisfies LinkEvent[]) {
    expect(reduceLink(left.state, { ...event, at: left.at }).effects).toEqual([]);
  }
});
