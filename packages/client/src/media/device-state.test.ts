import { ParleyError } from '@parley/contract/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DeviceEffect,
  type DeviceEvent,
  type DeviceMachineState,
  deviceOff,
  reduceDevice,
} from './device-state.ts';

const missing = new ParleyError('MEDIA_NOT_FOUND', 'No camera was found.');
const denied = new ParleyError('MEDIA_DENIED', 'The camera is blocked.');
const aKind = fc.constantFrom('camera' as const, 'microphone' as const);

/** What a person does, or the browser: it answers one of the questions that wait, or ends one of the tracks. */
type Move = { type: 'person'; event: DeviceEvent } | { type: 'opens' | 'fails' | 'ends'; which: number; code: boolean };
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    type: fc.constant('person' as const),
    event: fc.constantFrom<DeviceEvent>(
      { type: 'turn_on' },
      { type: 'turn_on' },
      { type: 'turn_off' },
      { type: 'choose', deviceId: 'b' },
      { type: 'choose', deviceId: null },
      { type: 'stop' },
    ),
  }),
  fc.record({
    type: fc.constantFrom('opens' as const, 'opens' as const, 'fails' as const, 'ends' as const),
    which: fc.nat(9),
    code: fc.boolean(),
  }),
);

/** The browser as the effects have left it. */
class Browser {
  /** Questions that were not answered yet, by wish. */
  readonly asked: number[] = [];
  /** Tracks that were not stopped, and whether they are heard. */
  readonly tracks = new Map<number, boolean>();

  carryOut(effect: DeviceEffect): void {
    if (effect.type === 'open') this.asked.push(effect.wish);
    else if (effect.type === 'stop') this.tracks.delete(effect.wish);
    else if (effect.type === 'mute' || effect.type === 'unmute') {
      expect(this.tracks.has(effect.wish)).toBe(true);
      this.tracks.set(effect.wish, effect.type === 'unmute');
    }
  }

  /** What this move makes known; null where there is nothing to answer or to end. */
  eventOf(move: Move): DeviceEvent | null {
    if (move.type === 'person') return move.event;
    const from = move.type === 'ends' ? [...this.tracks.keys()] : this.asked;
    const wish = from[move.which % Math.max(1, from.length)];
    if (wish === undefined) return null;
    if (move.type === 'ends') return { type: 'lost', wish };
    this.asked.splice(this.asked.indexOf(wish), 1);
    if (move.type === 'fails') return { type: 'failed', wish, error: move.code ? missing : denied };
    this.tracks.set(wish, true);
    return { type: 'opened', wish, deviceId: 'b', label: 'B' };
  }
}

test('[C4] whatever happens, every track is the current one or stopped, and heard exactly when the device is on', () => {
  fc.assert(
    fc.property(aKind, fc.array(anyMove, { maxLength: 60 }), (kind, moves) => {
      const browser = new Browser();
      let state = deviceOff(kind, 'a');
      for (const move of moves) {
        const event = browser.eventOf(move);
        if (event === null) continue;
        const before = state;
        const step = reduceDevice(state, event);
        state = step.state;
        for (const effect of step.effects) browser.carryOut(effect);
        const current = 'opened' in state ? [[state.opened.wish, state.name === 'on']] : [];
        expect([...browser.tracks]).toEqual(current);
        if (state.name === 'starting') expect(browser.asked).toContain(state.wishes);
        if (state.name === 'muted') expect(kind).toBe('microphone');
        if (event.type === 'stop') expect(state.name).toBe('off');
        expect(step.effects.some((effect) => effect.type === 'tell_changed')).toBe(state !== before);
      }
    }),
    { numRuns: 1000 },
  );
});

test('an answer to an older wish changes nothing; a track that it brings is stopped', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (moves, age) => {
      const browser = new Browser();
      let state = deviceOff('camera', 'a');
      for (const move of moves) {
        const event = browser.eventOf(move);
        if (event === null) continue;
        const step = reduceDevice(state, event);
        state = step.state;
        for (const effect of step.effects) browser.carryOut(effect);
      }
      const wish = state.wishes - age;
      const opened: DeviceEvent = { type: 'opened', wish, deviceId: 'c', label: 'C' };
      expect(reduceDevice(state, opened)).toEqual({ state, effects: [{ type: 'stop', wish }] });
      for (const event of [
        { type: 'failed', wish, error: missing },
        { type: 'lost', wish },
      ] satisfies DeviceEvent[]) {
        expect(reduceDevice(state, event)).toEqual({ state, effects: [] });
      }
    }),
  );
});

/** What is asked of the browser and told, in order, and the state in the end. */
function after(...events: DeviceEvent[]): { name: DeviceMachineState['name']; said: unknown[] } {
  let state = deviceOff('microphone', 'a');
  const said: unknown[] = [];
  for (const event of events) {
    const step = reduceDevice(state, event);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.type === 'open') said.push(['open', effect.deviceId]);
      if (effect.type === 'tell_fell_back') said.push(['fell back', effect.to]);
    }
  }
  return { name: state.name, said };
}
const on: DeviceEvent = { type: 'turn_on' };
const opens = (wish: number): DeviceEvent => ({ type: 'opened', wish, deviceId: 'b', label: 'B' });
const fails = (wish: number, error = missing): DeviceEvent => ({ type: 'failed', wish, error });

test('a missing device is replaced once by the choice of the browser; a refusal is not asked about again', () => {
  const twice = [
    ['open', 'a'],
    ['open', null],
  ];
  expect(after(on, fails(1), opens(2))).toEqual({ name: 'on', said: [...twice, ['fell back', 'B']] });
  expect(after(on, fails(1), fails(2))).toEqual({ name: 'failed', said: twice });
  expect(after(on, fails(1, denied))).toEqual({ name: 'failed', said: [['open', 'a']] });
});

test('a lost device is replaced where it was on, and it is told when there is no other; a muted one is let go', () => {
  const lost: DeviceEvent = { type: 'lost', wish: 1 };
  const said = [
    ['open', 'a'],
    ['open', null],
  ];
  expect(after(on, opens(1), lost, opens(2))).toEqual({ name: 'on', said: [...said, ['fell back', 'B']] });
  expect(after(on, opens(1), lost, fails(2))).toEqual({ name: 'failed', said: [...said, ['fell back', null]] });
  expect(after(on, opens(1), { type: 'turn_off' }, lost)).toEqual({ name: 'off', said: [['open', 'a']] });
});
