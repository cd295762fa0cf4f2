import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PairEffect, PairEvent } from './pair-event.ts';
import { newPair, type PairState, reducePair } from './pair-state.ts';
import type { PeerSignal } from './signal.ts';

type MakeEvent = (generation: number) => PairEvent;

const anySignal = fc.record({
  type: fc.constantFrom('offer', 'answer', 'ice_candidate', 'restart', 'bye'),
  ahead: fc.integer({ min: -2, max: 2 }),
  n: fc.integer({ min: 1, max: 9 }),
});
const signalEvent = (
  { type, ahead, n }: { type: string; ahead: number; n: number },
  generation: number,
): PairEvent => ({
  type: 'signal',
  signal: { type, data: { sdp: '' }, generation: Math.max(1, generation + ahead), n } as PeerSignal,
});

/** Any event; of connections mostly from the newest, some from one that is `age` older. */
const anyEvent = (without: readonly string[] = []): fc.Arbitrary<MakeEvent> =>
  fc.record({ signal: anySignal, flag: fc.boolean(), age: fc.constantFrom(0, 0, 0, 1, 2) }).chain((some) => {
    const state = fc.constantFrom<RTCPeerConnectionState>('connected', 'connected', 'failed', 'disconnected');
    const others: MakeEvent[] = [
      () => ({ type: 'begin', offers: some.flag }),
      (generation) => signalEvent(some.signal, generation),
      (generation) => signalEvent(some.signal, generation),
      (generation) => ({ type: 'ready', generation: generation - some.age }),
      (generation) => ({ type: 'failed', generation: generation - some.age }),
      () => ({ type: 'timer_due' }),
      () => ({ type: 'reachable', reachable: some.flag }),
      () => ({ type: 'resumed', reachable: some.flag }),
      (generation) => ({ type: some.flag ? 'silent' : 'alive', of: generation - some.age }),
      (generation) => ({ type: some.flag ? 'silent' : 'alive', of: generation }),
      (generation) => ({ type: 'picture', generation: generation - some.age }),
      (generation) => ({ type: 'gone', generation: generation - some.age }),
      (generation) => ({ type: 'relay_refused', generation: generation - some.age }),
      () => ({ type: 'network_changed' }),
      () => ({ type: 'relays_renewed' }),
      () => ({ type: 'close' }),
    ];
    const connection = state.map(
      (state): MakeEvent =>
        (generation) => ({ type: 'connection', generation: generation - some.age, state }),
    );
    return fc
      .oneof({ arbitrary: fc.constantFrom(...others), weight: 3 }, { arbitrary: connection, weight: 2 })
      .filter((make) => !without.includes(make(1).type));
  });

/** What the effects so far have set up in the world: which connections live, and whose tracks are shown. */
class World {
  readonly live = new Set<number>();
  current = 0;
  shown = 0;
  timer = false;
  path = 'connecting';

  carryOut(effect: PairEffect): void {
    if (effect.type === 'begin') {
      expect(effect.generation).toBeGreaterThan(this.current);
      this.current = effect.generation;
      this.live.add(effect.generation);
    } else if (effect.type === 'close_current') this.live.delete(this.current);
    else if (effect.type === 'close_shown') this.live.delete(this.shown);
    else if (effect.type === 'show_current') this.shown = this.current;
    else if (effect.type === 'set_timer') this.timer = true;
    else if (effect.type === 'stop_timer') this.timer = false;
    else if (effect.type === 'tell_path') this.path = effect.news.path;
  }
}

const pathOf = ({ media, failures }: Exclude<PairState, { name: 'closed' }>): string => {
  if (media === 'flows') return 'connected';
  if (failures > (media === 'none' ? 1 : 2)) return 'failed';
  return media === 'none' ? 'connecting' : 'reconnecting';
};
const generationOf = (state: PairState) => (state.name === 'closed' ? 1 : state.generation);
const begun = reducePair(newPair, { type: 'begin', offers: true, at: 0 });

test('[N7] whatever happens, only the current and the shown connection live, and what is not connected has a timer', () => {
  const tick = fc.record({ make: anyEvent(), later: fc.constantFrom(0, 10, 1000, 20_000) });
  fc.assert(
    fc.property(fc.array(tick, { maxLength: 60 }), (ticks) => {
      const world = new World();
      let { state } = begun;
      for (const effect of begun.effects) world.carryOut(effect);
      let at = 0;
      for (const { make, later } of ticks) {
        at += later;
        const event = make(generationOf(state));
        // A timer that was stopped is never due.
        if (event.type === 'timer_due' && !world.timer) continue;
        if (event.type === 'timer_due') world.timer = false;
        const before = state;
        const step = reducePair(state, { ...event, at });
        state = step.state;
        for (const effect of step.effects) world.carryOut(effect);
        const failure = event.type === 'failed' || (event.type === 'connection' && event.state === 'failed');
        if (failure && before.name === 'broken') expect(step).toEqual({ state: before, effects: [] });
        // Nothing is replaced while the other could not hear of it.
        if (before.name !== 'closed' && !before.reachable) {
          if (event.type === 'timer_due' && before.name !== 'proving')
            expect(step).toEqual({ state: before, effects: [] });
          if (failure || event.type === 'silent') expect(generationOf(state)).toBe(before.generation);
        }
        if (state.name === 'closed') {
          expect([...world.live, world.timer]).toEqual([false]);
          continue;
        }
        expect(state.generation).toBe(world.current);
        expect(state.showing ?? 0).toBe(world.shown);
        expect(world.live).toEqual(new Set([world.shown, world.current].filter((generation) => generation > 0)));
        if (state.name === 'connected') {
          expect([world.shown, world.timer, state.media]).toEqual([world.current, false, 'flows']);
        } else if (state.reachable || state.name === 'proving') expect(world.timer).toBe(true);
        expect(world.path).toBe(pathOf(state));
      }
    }),
    { numRuns: 1000 },
  );
});

const anyState = (without: readonly string[]) =>
  fc
    .array(anyEvent(without), { maxLength: 30 })
    .map((events) =>
      events.reduce((state, make) => reducePair(state, { ...make(generationOf(state)), at: 0 }).state, begun.state),
    );

test('[N9] nothing comes of anything once the pair is closed', () => {
  fc.assert(
    fc.property(anyState([]), anyEvent(), (state, make) => {
      const closed = reducePair(state, { type: 'close', at: 0 }).state;
      expect(reducePair(closed, { ...make(1), at: 0 })).toEqual({ state: { name: 'closed' }, effects: [] });
    }),
  );
});

test('[N3] what an older generation does changes nothing, nor what the other says of it', () => {
  fc.assert(
    fc.property(anyState(['close', 'signal']), anyEvent(), (state, make) => {
      const event = make(generationOf(state) - 3);
      const old = event.type === 'signal' ? event.signal.generation < generationOf(state) : 'generation' in event;
      // But for the question of N5.
      fc.pre(old && !(event.type === 'signal' && event.signal.type === 'restart'));
      expect(reducePair(state, { ...event, at: 0 })).toEqual({ state, effects: [] });
    }),
  );
});

test('[N2] a signal is handed over once, in rising order; an offer also again', () => {
  const numbers = fc.array(fc.record({ n: fc.integer({ min: 1, max: 9 }), offer: fc.boolean() }), { maxLength: 30 });
  fc.assert(
    fc.property(numbers, (signals) => {
      let { state } = begun;
      let greatest = 0;
      for (const { n, offer } of signals) {
        const signal = { type: offer ? 'offer' : 'answer', data: { sdp: '' }, generation: 1, n } as PeerSignal;
        const step = reducePair(state, { type: 'signal', signal, at: 0 });
        state = step.state;
        expect(step.effects).toEqual(offer || n > greatest ? [{ type: 'hand_over', signal }] : []);
        greatest = Math.max(greatest, n);
      }
    }),
  );
});

/** A pair with a clock: what is due happens in between. */
class TimedPair {
  state = begun.state;
  at = 0;
  /** When each generation was begun. */
  readonly replacements: number[] = [];
  #due = Number.POSITIVE_INFINITY;

  feed(event: PairEvent): void {
    const step = reducePair(this.state, { ...event, at: this.at });
    this.state = step.state;
    for (const effect of step.effects) {
      if (effect.type === 'begin') this.replacements.push(this.at);
      if (effect.type === 'stop_timer') this.#due = Number.POSITIVE_INFINITY;
      if (effect.type === 'set_timer') this.#due = this.at + effect.delay;
    }
  }

  wait(duration: number): void {
    const until = this.at + duration;
    while (this.#due <= until) {
      this.at = this.#due;
      this.#due = Number.POSITIVE_INFINITY;
      this.feed({ type: 'timer_due' });
    }
    this.at = until;
  }

  become(state: RTCPeerConnectionState): void {
    this.feed({ type: 'connection', generation: generationOf(this.state), state });
  }
}

test('[N7] five replacements at once at most, and then one every five seconds, however often it fails', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { maxLength: 60 }), (waits) => {
      const pair = new TimedPair();
      for (const wait of waits) {
        pair.wait(wait);
        pair.become('failed');
      }
      for (const [index, moment] of pair.replacements.entries()) {
        const before = pair.replacements.slice(0, index).filter((other) => moment - other < 60_000);
        if (before.length >= 5) expect(moment - (before.at(-1) ?? 0)).toBeGreaterThanOrEqual(5000);
      }
    }),
  );
});

test('[N7] a path that is away for a minute is tried all the time: never five seconds without an attempt', () => {
  for (const failsAfter of [100, 900, 4000, 60_000]) {
    const pair = new TimedPair();
    pair.become('connected');
    pair.feed({ type: 'silent', of: generationOf(pair.state) });
    while (pair.at < 60_000) {
      pair.wait(failsAfter);
      pair.become('failed');
    }
    const gaps = pair.replacements.map((moment, index) => (pair.replacements[index + 1] ?? pair.at) - moment);
    // An attempt that is still being made is not given up before fifteen seconds.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.min(15_000, 5000 + failsAfter));
  }
});

test('[W6] when the network is back a broken pair begins anew at once, whatever was spent before', () => {
  const pair = new TimedPair();
  for (let failure = 0; failure < 6; failure += 1) pair.become('failed');
  expect(pair.state.name).toBe('broken');
  pair.wait(300);
  pair.feed({ type: 'network_changed' });
  expect([pair.state.name, pair.replacements.at(-1)]).toEqual(['connecting', pair.at]);
  // What was only just begun is left alone; after two seconds it is made for the network before.
  const begun = pair.replacements.length;
  pair.wait(1999);
  pair.feed({ type: 'network_changed' });
  expect(pair.replacements).toHaveLength(begun);
  pair.wait(1);
  pair.feed({ type: 'network_changed' });
  expect(pair.replacements).toHaveLength(begun + 1);
});

test('[N5] [W6] who begins anew after a resume asks first: an offer of the other’s may have been lost that makes it ignore ours', () => {
  const pair = new TimedPair();
  pair.wait(2000);
  const { effects } = reducePair(pair.state, { type: 'resumed', reachable: true, at: pair.at });
  expect(effects.map(({ type }) => type)).toEqual(['send', 'close_current', 'begin', 'set_timer']);
});
