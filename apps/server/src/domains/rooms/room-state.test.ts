import type { Id } from '@parley/contract';
import { LIMITS, LIVENESS, type RosterEntry } from '@parley/contract/realtime';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../platform/ids/ids.ts';
import { type Command, decide, type NewEvent } from './decide.ts';
import {
  adopted,
  apply,
  emptyRoom,
  type LoggedEvent,
  personById,
  type RoomState,
  sharing,
  withLastValues,
} from './room-state.ts';
import { fromSnapshot, toSnapshot } from './snapshot.ts';

const START = Date.UTC(2026, 10, 24, 15);
const roomId = newId('room', START);
const PEOPLE = Array.from({ length: 4 }, () => newId('participant', START));
const PEERS = Array.from({ length: 6 }, () => newId('peer', START));
const MOST = 3;

const who = (participant_id: Id<'participant'>) =>
  ({ participant_id, kind: 'guest', name: 'Somebody', avatar_url: null, role: 'participant' }) as const;
const media = { audio: true, video: false, screen: false };
const peer = fc.constantFrom(...PEERS);
/** A peer is one participant's for good. */
const ownerOf = (peerId: Id<'peer'>) => PEOPLE[PEERS.indexOf(peerId) % PEOPLE.length] as Id<'participant'>;

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(peer, fc.boolean(), fc.stringMatching(/^op-[0-9]{5}$/)).map(([peerId, takeOver, opId]) => ({
      kind: 'join' as const,
      peerId,
      who: who(ownerOf(peerId)),
      media,
      takeOver,
      maxParticipants: MOST,
      opId,
    })),
  },
  {
    weight: 3,
    arbitrary: peer.map((peerId) => ({
      kind: 'rejoin' as const,
      peerId,
      who: who(ownerOf(peerId)),
      maxParticipants: MOST,
    })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('leave' as const),
      peerId: peer,
      reason: fc.constantFrom('left' as const, 'removed' as const),
      lastSeenAt: fc.constant(START),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('give_up' as const), peerId: peer, lastSeenAt: fc.constant(START) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      peerId: peer,
      messageId: fc.constant(newId('message', START)),
      text: fc.string({ minLength: 1, maxLength: 20 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('hand' as const), peerId: peer, raised: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('share' as const),
      peerId: peer,
      on: fc.boolean(),
      allowed: fc.boolean(),
    }),
  },
);

/** A command after some time; `cut` breaks the connection of a peer first, so that giving up has work. */
interface Step {
  command: Command;
  pause: number;
  cut: Id<'peer'> | null;
}

const anyPause = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2 * LIVENESS.rejoinWithin }));
const oneCommand = fc.record({ command: anyCommand, pause: anyPause, cut: fc.option(peer, { freq: 4 }) });

/** A peer is lost and tries to come back: rare when every step is drawn alone. */
const lossAndReturn = fc
  .tuple(peer, anyPause, fc.boolean(), fc.array(oneCommand))
  .map(([peerId, pause, raised, meanwhile]): Step[] => [
    { command: { kind: 'hand', peerId, raised }, pause: 0, cut: null },
    { command: { kind: 'share', peerId, on: raised, allowed: true }, pause: 0, cut: null },
    { command: { kind: 'give_up', peerId, lastSeenAt: START }, pause: 0, cut: peerId },
    ...meanwhile,
    { command: { kind: 'rejoin', peerId, who: who(ownerOf(peerId)), maxParticipants: MOST }, pause, cut: null },
  ]);

const anySteps = fc
  .array(fc.oneof({ weight: 6, arbitrary: oneCommand.map((step): Step[] => [step]) }, lossAndReturn), {
    maxLength: 120,
    size: 'max',
  })
  .map((parts) => parts.flat());

const EPOCH = 7;

function logged(state: RoomState, event: NewEvent, now: number, opId: string | null): LoggedEvent {
  const place = { room_id: roomId, epoch: EPOCH, seq: state.seq + 1, at: new Date(now).toISOString() };
  return { event: { ...event, ...place }, opId };
}

/** Plays steps as an owner would; `each` sees every command that was done. */
function play(
  steps: readonly Step[],
  each?: (before: RoomState, after: RoomState, command: Command, now: number) => void,
): { state: RoomState; log: LoggedEvent[] } {
  let state = emptyRoom(roomId);
  let now = START;
  const log: LoggedEvent[] = [];
  for (const { command, pause, cut } of steps) {
    now += pause;
    if (cut !== null) state = withLastValues(state, cut, { connection: 'reconnecting' });
    const before = state;
    let events: NewEvent[];
    try {
      events = decide(state, command, now, EPOCH);
    } catch {
      continue;
    }
    for (const event of events) {
      const entry = logged(state, event, now, 'opId' in command ? command.opId : null);
      state = apply(state, entry);
      log.push(entry);
    }
    each?.(before, state, command, now);
  }
  return { state, log };
}

/** What the log says of somebody: not the connection, nor sound and picture, nor how often those changed. */
const entryOfLog = ({ connection: _c, media, rev: _r, ...entry }: RosterEntry) => ({ ...entry, shares: media.screen });
const ofLog = (state: RoomState) => ({
  ...state,
  people: state.people.map(({ entry, joinOp }) => ({ entry: entryOfLog(entry), joinOp })),
  lost: state.lost.map(({ entry, until }) => ({ entry: entryOfLog(entry), until })),
});

const replay = (log: readonly LoggedEvent[], from = emptyRoom(roomId)) => log.reduce(apply, from);

test('[R2] [J3] [J4] whatever is asked: no gap in the log, no more people than allowed, one peer for each', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { log } = play(steps, (_before, { people, lost, seq }) => {
        expect(people.length).toBeLessThanOrEqual(MOST);
        const participants = people.map(({ entry }) => entry.participant_id);
        expect(new Set(participants).size).toBe(people.length);
        expect(new Set(people.map(({ entry }) => entry.peer_id)).size).toBe(people.length);
        for (const one of lost) expect(participants).not.toContain(one.entry.participant_id);
        expect(seq).toBeGreaterThanOrEqual(people.length);
      });
      expect(log.map(({ event }) => event.seq)).toEqual(log.map((_, index) => index + 1));
    }),
  );
});

test('[J6] everybody who comes in leaves once, before the same peer comes in again', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const present = new Set<string>();
      for (const { event } of play(steps).log) {
        if (event.type === 'participant_joined') {
          expect(present).not.toContain(event.participant.peer_id);
          present.add(event.participant.peer_id);
        }
        if (event.type === 'participant_left') expect(present.delete(event.peer_id)).toBe(true);
        if (event.type === 'hand_raised' || event.type === 'hand_lowered') expect(present).toContain(event.peer_id);
      }
    }),
  );
});

test('[R8] the log alone, or any snapshot of it and the tail, give the same state', () => {
  fc.assert(
    fc.property(anySteps, fc.double({ min: 0, max: 1, noNaN: true }), (steps, share) => {
      const { state, log } = play(steps);
      expect(ofLog(replay(log))).toEqual(ofLog(state));

      const cut = Math.floor(log.length * share);
      const early = replay(log.slice(0, cut));
      const stored = JSON.parse(JSON.stringify(toSnapshot(early))) as ReturnType<typeof toSnapshot>;
      const loaded = fromSnapshot(roomId, stored, { messages: early.chat, complete: early.chatComplete });
      expect(replay(log.slice(cut), loaded)).toEqual(replay(log));
    }),
  );
});

test('[E1] [E2] [E4] shares begin and end in turn, two at once at most, and none outlasts its peer', () => {
  let [most, refused, endedByLeaving] = [0, 0, 0];
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { log, state } = play(steps, (before, after, command) => {
        expect(sharing(after).length).toBeLessThanOrEqual(LIMITS.sharesAtOnce);
        most = Math.max(most, sharing(after).length);
        if (command.kind !== 'share' || !command.on || command.allowed) return;
        expect(sharing(after)).toEqual(sharing(before));
        refused += 1;
      });
      const shares = new Set<string>();
      for (const [index, { event }] of log.entries()) {
        if (event.type === 'share_started') expect(shares.size).toBe(shares.add(event.peer_id).size - 1);
        if (event.type === 'share_ended') expect(shares.delete(event.peer_id)).toBe(true);
        if (event.type === 'participant_joined') expect(event.participant.media.screen).toBe(false);
        if (event.type !== 'participant_left') continue;
        expect(shares).not.toContain(event.peer_id);
        if (log[index - 1]?.event.type === 'share_ended') endedByLeaving += 1;
      }
      expect(sharing(state).map(({ peer_id }) => peer_id)).toEqual(
        state.people.map(({ entry }) => entry.peer_id).filter((peerId) => shares.has(peerId)),
      );
    }),
    { numRuns: 300 },
  );
  // All of it came about.
  expect(most).toBe(LIMITS.sharesAtOnce);
  expect(Math.min(refused, endedByLeaving)).toBeGreaterThan(0);
});

test('[E5] sound and picture change without the screen, whatever is said of it', () => {
  fc.assert(
    fc.property(anySteps, peer, fc.boolean(), (steps, peerId, audio) => {
      const { state } = play(steps);
      const after = withLastValues(state, peerId, { media: { audio, video: !audio } });
      expect(sharing(after).map(({ peer_id }) => peer_id)).toEqual(sharing(state).map(({ peer_id }) => peer_id));
    }),
  );
});

test('[L3] who was lost comes back as the same peer within two minutes, not after, and not past another of their own', () => {
  let rejoined = 0;
  fc.assert(
    fc.property(anySteps, (steps) => {
      const lost = new Map<string, { peerId: string; at: number }>();
      for (const { event } of play(steps).log) {
        const at = Date.parse(event.at);
        if (event.type === 'participant_left' && event.reason === 'lost') {
          lost.set(event.participant_id, { peerId: event.peer_id, at });
        }
        if (event.type !== 'participant_joined') continue;
        const { participant_id, peer_id } = event.participant;
        const before = lost.get(participant_id);
        if (event.rejoined) {
          expect(before?.peerId).toBe(peer_id);
          expect(at - (before?.at ?? 0)).toBeLessThan(LIVENESS.rejoinWithin);
          rejoined += 1;
        }
        lost.delete(participant_id);
      }
    }),
  );
  expect(rejoined).toBeGreaterThan(0);
});

test('hands are called in the order in which they went up, and go down with their peer', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { state, log } = play(steps);
      const raised = state.people.filter(({ entry }) => entry.hand_raised_at !== null);
      for (const { entry } of raised) {
        const last = log.findLast(
          ({ event }) =>
            (event.type === 'hand_raised' || event.type === 'hand_lowered' || event.type === 'participant_left') &&
            event.peer_id === entry.peer_id,
        );
        expect(last?.event.type).toBe('hand_raised');
        expect(last?.event.at).toBe(entry.hand_raised_at);
      }
    }),
  );
});

test('[J7] nothing happens after the end, and everybody has left before it', () => {
  fc.assert(
    fc.property(anySteps, fc.array(anyCommand, { minLength: 1, maxLength: 5 }), (steps, later) => {
      const { state } = play(steps);
      let ended = state;
      for (const event of decide(state, { kind: 'end', reason: 'host' }, START, EPOCH)) {
        ended = apply(ended, logged(ended, event, START, null));
      }
      expect(ended).toMatchObject({ people: [], lost: [], ended: 'host' });
      expect(ended.seq).toBe(state.seq + sharing(state).length + state.people.length + 1);
      for (const command of later) {
        const events = () => decide(ended, command, START, EPOCH);
        if (command.kind === 'leave' || command.kind === 'give_up') expect(events()).toEqual([]);
        else expect(events).toThrow('ended');
      }
    }),
  );
});

test('[R9] each change of a last value is one revision on, and a new owner’s are above all before', () => {
  const joined = decide(
    emptyRoom(roomId),
    {
      kind: 'join',
      peerId: PEERS[0] as Id<'peer'>,
      who: who(PEOPLE[0] as Id<'participant'>),
      media,
      takeOver: false,
      maxParticipants: MOST,
      opId: 'op-00001',
    },
    START,
    EPOCH,
  ).reduce((state, event) => apply(state, logged(state, event, START, 'op-00001')), emptyRoom(roomId));
  const rev = (state: RoomState) => personById(state, PEOPLE[0] as Id<'participant'>)?.entry.rev ?? Number.NaN;
  const changed = withLastValues(joined, PEERS[0] as Id<'peer'>, { media: { audio: false, video: false } });
  expect(rev(changed)).toBe(rev(joined) + 1);
  expect(withLastValues(changed, PEERS[0] as Id<'peer'>, { media: { audio: false, video: false } })).toBe(changed);
  expect(rev(adopted(joined, EPOCH + 1))).toBeGreaterThan(rev(changed) + LIVENESS.rejoinWithin);
});

test('the newest messages are kept, and it is known that there are older ones', () => {
  const say = (state: RoomState, index: number) => {
    const message = {
      id: newId('message', START),
      participant_id: PEOPLE[0] as Id<'participant'>,
      name: 'Somebody',
      text: `${index}`,
      at: new Date(START).toISOString(),
    };
    return apply(state, logged(state, { type: 'chat_message', message }, START, null));
  };
  let state = emptyRoom(roomId);
  for (let index = 0; index < LIMITS.chatInSnapshot; index++) state = say(state, index);
  expect([state.chat.length, state.chatComplete]).toEqual([LIMITS.chatInSnapshot, true]);
  state = say(state, LIMITS.chatInSnapshot);
  expect([state.chat.length, state.chatComplete, state.chat[0]?.text]).toEqual([LIMITS.chatInSnapshot, false, '1']);
});
