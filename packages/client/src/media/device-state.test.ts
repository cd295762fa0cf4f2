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
const inUse = new ParleyError('MEDIA_IN_USE', 'The camera is used by another program.');
const denied = new ParleyError('MEDIA_DENIED', 'The camera is blocked.');
const aKind = fc.constantFrom('camera' as const, 'microphone' as const);

const device = (deviceId: string, behind = deviceId) => ({ deviceId, groupId: behind, label: behind });

/** What a person does, or the browser: it answers one of the questions that wait, or ends one of the tracks. */
type Move = { type: 'person'; event: DeviceEvent } | { type: Happens; which: number; code: boolean };
type Happens = 'opens' | 'fails' | 'ends' | 'is_taken' | 'is_given_back';
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
      { type: 'reopen' },
      { type: 'listed', devices: [], changed: true },
      { type: 'listed', devices: [device('a'), device('b')], changed: true },
      { type: 'listed', devices: [device('a')], changed: false },
      { type: 'permission', state: 'granted' },
      { type: 'permission', state: 'prompt' },
      { type: 'woke', interrupted: false },
      { type: 'woke', interrupted: true },
    ),
  }),
  fc.record({
    type: fc.constantFrom(...(['opens', 'opens', 'opens', 'fails', 'ends', 'is_taken', 'is_given_back'] as const)),
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
    const answers = move.type === 'opens' || move.type === 'fails';
    const from = answers ? this.asked : [...this.tracks.keys()];
    const wish = from[move.which % Math.max(1, from.length)];
    if (wish === undefined) return null;
    if (move.type === 'ends') return { type: 'lost', wish };
    if (move.type === 'is_taken') return { type: 'taken', wish, error: inUse };
    if (move.type === 'is_given_back') return { type: 'given_back', wish };
    this.asked.splice(this.asked.indexOf(wish), 1);
    if (move.type === 'fails') return { type: 'failed', wish, error: move.code ? missing : denied };
    this.tracks.set(wish, true);
    const deviceId = move.code ? 'a' : 'b';
    return { type: 'opened', wish, deviceId, label: deviceId };
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
        const current = 'opened' in state ? [[state.opened.wish, state.name !== 'muted']] : [];
        expect([...browser.tracks]).toEqual(current);
        if (state.name === 'starting') expect(browser.asked).toContain(state.wishes);
        if (state.name === 'muted') expect(kind).toBe('microphone');
        if (event.type === 'stop') expect(state.name).toBe('off');
        // What only a list told changes nothing that is seen.
        const seen = step.effects.some((effect) => effect.type === 'tell_changed');
        if (event.type !== 'listed') expect(seen).toBe(state !== before);
        else expect(seen).toBe(state.name !== before.name);
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
      if (effect.type === 'tell_came_back') said.push(['came back', effect.to]);
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

const opensAs = (wish: number, deviceId: string): DeviceEvent => ({ type: 'opened', wish, deviceId, label: deviceId });
const listed = (...ids: string[]): DeviceEvent => ({
  type: 'listed',
  devices: ids.map((id) => device(id)),
  changed: true,
});
const looked = (...ids: string[]): DeviceEvent => ({ ...listed(...ids), changed: false }) as DeviceEvent;

test('[M1] back to the chosen device when it returns; going and coming are told once each', () => {
  const gone: DeviceEvent[] = [on, opensAs(1, 'a'), { type: 'lost', wish: 1 }, opensAs(2, 'b')];
  const said = [
    ['open', 'a'],
    ['open', null],
    ['fell back', 'b'],
  ];
  expect(after(...gone, listed('b'), listed('b', 'c'))).toEqual({ name: 'on', said });
  expect(after(...gone, listed('a', 'b'), opensAs(3, 'a'), listed('a', 'b'))).toEqual({
    name: 'on',
    said: [...said, ['open', 'a'], ['came back', 'a']],
  });
  // It is there and does not start yet: the other goes on, until the next device comes or goes.
  const refused = [...gone, listed('a', 'b'), fails(3, inUse), opensAs(4, 'b'), looked('a', 'b')];
  const kept = [...said, ['open', 'a'], ['open', null]];
  expect(after(...refused)).toEqual({ name: 'on', said: kept });
  expect(after(...refused, listed('a', 'b'), opensAs(5, 'a')).said).toEqual([
    ...kept,
    ['open', 'a'],
    ['came back', 'a'],
  ]);
});

test('[M1] where the browser chose, it is back to what the browser had chosen', () => {
  const said = [
    ['open', null],
    ['open', null],
    ['fell back', 'b'],
    ['open', 'headset'],
    ['came back', 'headset'],
  ];
  const events: DeviceEvent[] = [
    { type: 'choose', deviceId: null },
    on,
    opensAs(1, 'headset'),
    { type: 'lost', wish: 1 },
    opensAs(2, 'b'),
    listed('b', 'headset'),
    opensAs(3, 'headset'),
  ];
  expect(after(...events)).toEqual({ name: 'on', said });
});

test('[M1] a track on a device that is gone from the list is given up, also when the browser does not end it', () => {
  expect(after(on, opensAs(1, 'a'), looked('a', 'b'), listed('b'), opensAs(2, 'b'))).toEqual({
    name: 'on',
    said: [
      ['open', 'a'],
      ['open', null],
      ['fell back', 'b'],
    ],
  });
  // A device that no list ever had tells nothing by its absence.
  expect(after(on, opensAs(1, 'canvas'), looked('a'), listed('b')).said).toEqual([['open', 'a']]);
});

test('[M2] the default device is followed when another one stands behind it', () => {
  const choose: DeviceEvent = { type: 'choose', deviceId: null };
  const behind = (name: string): DeviceEvent => ({
    type: 'listed',
    devices: [device('default', name), device('a')],
    changed: true,
  });
  const opened: DeviceEvent[] = [choose, on, opensAs(1, 'default'), behind('Headset'), behind('Headset')];
  expect(after(...opened)).toEqual({ name: 'on', said: [['open', null]] });
  expect(after(...opened, behind('Speakers'), opensAs(2, 'default'))).toEqual({
    name: 'on',
    said: [
      ['open', null],
      ['open', null],
    ],
  });
  expect(after(...opened, { type: 'turn_off' }, behind('Speakers')).name).toBe('off');
});

test('[M3] what another program or a phone call takes is a failure, and is tried again when the page is seen or devices change', () => {
  const taken: DeviceEvent[] = [on, opensAs(1, 'a'), { type: 'taken', wish: 1, error: inUse }];
  expect(after(...taken).name).toBe('taken');
  expect(after(...taken, { type: 'given_back', wish: 1 })).toEqual({ name: 'on', said: [['open', 'a']] });
  const twice = [
    ['open', 'a'],
    ['open', 'a'],
  ];
  for (const again of [{ type: 'woke', interrupted: false }, listed('a')] satisfies DeviceEvent[]) {
    expect(after(...taken, again, opensAs(2, 'a'))).toEqual({ name: 'on', said: twice });
    expect(after(on, fails(1, inUse), again, opensAs(2, 'a'))).toEqual({ name: 'on', said: twice });
  }
  const woke: DeviceEvent = { type: 'woke', interrupted: false };
  expect(after(on, fails(1, denied), woke)).toEqual({ name: 'failed', said: [['open', 'a']] });
  expect(after(on, opensAs(1, 'a'), woke)).toEqual({ name: 'on', said: [['open', 'a']] });
  expect(after(on, opensAs(1, 'a'), { type: 'turn_off' }, { type: 'taken', wish: 1, error: inUse }).name).toBe('off');
});

test('[M4] after an interruption what was on is opened anew, and a muted microphone when somebody speaks', () => {
  const woke: DeviceEvent = { type: 'woke', interrupted: true };
  const twice = [
    ['open', 'a'],
    ['open', 'a'],
  ];
  expect(after(on, opensAs(1, 'a'), woke, opensAs(2, 'a'))).toEqual({ name: 'on', said: twice });
  expect(after(on, opensAs(1, 'a'), { type: 'turn_off' }, woke)).toEqual({ name: 'off', said: [['open', 'a']] });
});

test('[M6] a permission given later starts what was wanted; one that is asked for again waits for the person', () => {
  const granted: DeviceEvent = { type: 'permission', state: 'granted' };
  expect(after(on, fails(1, denied), granted, opensAs(2, 'a')).name).toBe('on');
  expect(after(on, fails(1, denied), { type: 'permission', state: 'prompt' }).name).toBe('off');
  expect(after(on, fails(1, denied), { type: 'permission', state: 'denied' }).name).toBe('failed');
  expect(after(on, fails(1, denied), { type: 'turn_off' }, granted).name).toBe('off');
});
