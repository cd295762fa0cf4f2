import type { RoomEvent, RosterEntry } from '@parley/contract/realtime';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entry, event, person } from '../testing/room-examples.ts';
import { applyEvent, applyUpdate, type RoomLog } from './room-log.ts';

const empty: RoomLog = { roomId: 'room_x', epoch: 1, seq: 0, roster: [] };

/** The roster as a plain fold over all events, the way a person would say it. */
function model(events: readonly RoomEvent[]): Map<string, { peer: string; hand: string | null }> {
  const roster = new Map<string, { peer: string; hand: string | null }>();
  for (const event of events) {
    if (event.type === 'participant_joined') {
      roster.set(event.participant.participant_id, { peer: event.participant.peer_id, hand: null });
    } else if (event.type === 'participant_left') {
      if (roster.get(event.participant_id)?.peer === event.peer_id) roster.delete(event.participant_id);
    } else if (event.type === 'hand_raised' || event.type === 'hand_lowered') {
      const there = roster.get(event.participant_id);
      if (there !== undefined) there.hand = event.type === 'hand_raised' ? event.at : null;
    }
  }
  return roster;
}

const someEvents = fc
  .array(
    fc.record({
      what: fc.constantFrom('participant_joined', 'participant_left', 'hand_raised', 'hand_lowered'),
      who: fc.nat(3),
      peer: fc.nat(2),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map(({ what, who, peer }, index) => event(what, index + 1, who, peer)));

test('[R2] however events are doubled and delayed, what was applied is the log up to its place', () => {
  fc.assert(
    fc.property(someEvents, fc.array(fc.nat(), { maxLength: 120 }), (events, order) => {
      let log = empty;
      for (const pick of order) {
        // Near the right place, so that much is applied and much is too early or too late.
        const next = events[Math.min(events.length - 1, Math.max(0, log.seq + (pick % 4) - 1))];
        if (next === undefined) continue;
        const applied = applyEvent(log, next);
        const expected = next.seq <= log.seq ? 'seen_before' : next.seq === log.seq + 1 ? 'applied' : 'gap';
        expect(applied.kind).toBe(expected);
        if (applied.kind === 'applied') log = applied.log;
        const seen = new Map(
          log.roster.map((entry) => [entry.participant_id, { peer: entry.peer_id, hand: entry.hand_raised_at }]),
        );
        expect(seen).toEqual(model(events.slice(0, log.seq)));
      }
    }),
  );
});

test('[R4] an event of a former owner is not applied, one of a new owner goes on counting', () => {
  const log = { ...empty, epoch: 2, seq: 4 };
  expect(applyEvent(log, event('hand_raised', 5, 0, 0, 1)).kind).toBe('seen_before');
  expect(applyEvent(log, event('hand_raised', 5, 0, 0, 3))).toMatchObject({
    kind: 'applied',
    log: { epoch: 3, seq: 5 },
  });
  // The log was rewritten below what was seen: only the server can tell what holds.
  expect(applyEvent(log, event('hand_raised', 3, 0, 0, 3)).kind).toBe('gap');
});

test('[R9] older last values never overwrite newer ones, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (revs) => {
      const start: RoomLog = { ...empty, roster: [person(0, 0)] };
      const log = revs.reduce(
        (log, rev) => applyUpdate(log, { ...entry(0, 0), room_id: 'room_x', name: `name ${rev}`, rev }),
        start,
      );
      const newest = Math.max(...revs);
      expect(log.roster[0]).toMatchObject(newest > 1 ? { rev: newest, name: `name ${newest}` } : { rev: 1 });
    }),
  );
});

test('[R9] an update of a peer that is not there changes nothing', () => {
  const log: RoomLog = { ...empty, roster: [person(0, 0)] };
  expect(applyUpdate(log, { ...entry(0, 1), room_id: 'room_x', rev: 9 })).toBe(log);
});

test('people are in order of joining', () => {
  const joined = (at: string, who: number): RosterEntry => ({ ...person(who, 0), joined_at: at });
  const first = { ...event('participant_joined', 1, 0, 0), participant: joined('2026-11-24T15:00:02.000Z', 0) };
  const second = { ...event('participant_joined', 2, 1, 0), participant: joined('2026-11-24T15:00:01.500Z', 1) };
  const applied = applyEvent({ ...empty, seq: 1, roster: [first.participant] }, second);
  expect(applied.kind === 'applied' && applied.log.roster.map((entry) => entry.participant_id)).toEqual([
    person(1, 0).participant_id,
    person(0, 0).participant_id,
  ]);
});
