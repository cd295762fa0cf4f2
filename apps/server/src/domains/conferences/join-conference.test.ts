import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../platform/http/caller.ts';
import type { Visitor } from '../../platform/http/testing/visitor.ts';
import type { NewConference } from './plan-conference.ts';
import { participants } from './tables.ts';
import { conferencesForTests, input, JOIN_EARLY_MINUTES } from './testing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let world: Awaited<ReturnType<typeof conferencesForTests>>;
let host: Awaited<ReturnType<typeof world.addPerson>>;
let other: Awaited<ReturnType<typeof world.addPerson>>;
let addresses = 0;
beforeAll(async () => {
  world = await conferencesForTests();
});
beforeEach(async () => {
  host = await world.addPerson('Hanna');
  other = await world.addPerson('Omar');
  Object.assign(world.rooms, { failure: null });
  world.rooms.calls.length = 0;
});
afterAll(() => world.db.close());

const at = (offset: number) => new Date(world.clock.now() + offset).toISOString();
/** A guest from an address of their own. */
const newGuest = () => world.guest(`203.0.113.${(addresses += 1)}`);

async function create(body: Partial<NewConference> = {}) {
  const wanted = { title: 'Weekly', ...body };
  return (await world.conferences.handlers.createConference(input({ body: wanted }), host.visitor.request)).conference;
}
const join = (code: string, by: Visitor<Caller>, name?: string) =>
  world.conferences.joinHandlers.joinByCode(
    input({ params: { code }, body: name === undefined ? {} : { name } }),
    by.request,
  );
const joinById = (id: `conf_${string}`, by: Visitor<Caller>) =>
  world.conferences.handlers.joinConference(input({ params: { id } }), by.request);
const door = async (code: string, by: Visitor<Caller>) =>
  (await world.conferences.joinHandlers.getDoor(input({ params: { code } }), by.request)).door;
const act = (name: 'startConference' | 'endConference' | 'deleteConference', id: `conf_${string}`) =>
  world.conferences.handlers[name](input({ params: { id } }), host.visitor.request);
const stateOf = async (id: `conf_${string}`) =>
  (await world.conferences.handlers.getConference(input({ params: { id } }), host.visitor.request)).conference.state;
const caught = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => error,
  );

/** Nothing bans anybody yet; the door keeps to it all the same. */
const ban = (id: `prt_${string}`) =>
  world.db.sql.update(participants).set({ bannedAt: world.clock.now() }).where(eq(participants.id, id));

/** The participant in an answer; fails when it is not `admitted`. */
const admitted = (answer: Awaited<ReturnType<typeof join>>) => {
  if (answer.state !== 'admitted') throw new Error(`Not admitted but ${answer.state}`);
  return answer;
};

test('a signed-in user who comes by link gets a part, once, and a pass to the room', async () => {
  const { id, joinCode, url } = await create();
  const [one, two] = await Promise.all([join(joinCode, other.visitor), join(joinCode, other.visitor)]);
  expect(one).toMatchObject({
    state: 'admitted',
    conferenceId: id,
    url,
    participant: { name: 'Omar', role: 'participant' },
  });
  expect(admitted(one).room).toMatchObject({ token: admitted(one).participant.id });
  expect(admitted(two).participant).toEqual(admitted(one).participant);
  expect(await joinById(id, other.visitor)).toEqual(one);
  expect(await world.factsAbout(admitted(one).participant.id)).toMatchObject([
    { type: 'participant.added', actor: { kind: 'user', id: other.user.id } },
  ]);
  expect(admitted(await join(joinCode, host.visitor)).participant).toMatchObject({ name: 'Hanna', role: 'host' });
  expect(world.rooms.calls).toContain(`enter as host Hanna ${id}`);
});

test('[K2] before the link opens the door says when it does, to everybody but the host', async () => {
  const { id, joinCode, startsAt, opensAt } = await create({ startsAt: at(24 * HOUR) });
  const early = { state: 'early', conferenceId: id, startsAt, opensAt };
  expect(opensAt).toBe(at(24 * HOUR - JOIN_EARLY_MINUTES * MINUTE));
  expect(await join(joinCode, other.visitor)).toEqual(early);
  expect(await join(joinCode, newGuest(), 'Gus')).toEqual(early);
  expect((await join(joinCode, host.visitor)).state).toBe('admitted');
  expect(await stateOf(id)).toBe('scheduled');
  expect(await door(joinCode, other.visitor)).toMatchObject({ open: false, state: 'scheduled', opensAt });
  expect(await door(joinCode, host.visitor)).toMatchObject({ open: true });
  // Who only looked has no part yet.
  await expect(joinById(id, other.visitor)).rejects.toMatchObject({ code: 'NOT_FOUND' });

  await world.clock.advance(24 * HOUR - JOIN_EARLY_MINUTES * MINUTE);
  expect((await join(joinCode, other.visitor)).state).toBe('admitted');
});

test('[K3] the first person in the room inside the window begins it, once', async () => {
  const { desk } = world.conferences;
  const { id } = await create({ startsAt: at(HOUR) });
  await desk.someoneEntered(id);
  expect(await stateOf(id)).toBe('scheduled');
  await world.clock.advance(45 * MINUTE);
  await Promise.all([desk.someoneEntered(id), desk.someoneEntered(id)]);
  expect(await stateOf(id)).toBe('active');
  const started = (await world.factsAbout(id)).filter(({ type }) => type === 'conference.started');
  expect(started).toMatchObject([{ actor: { kind: 'system' } }]);
  await act('endConference', id);
  await desk.someoneEntered(id);
  await desk.someoneEntered('conf_00000000000000000000000009');
  expect(await stateOf(id)).toBe('ended');
});

test('[K3] a host who waits in the room begins it when the window opens, also where it was moved, and not after leaving', async () => {
  const { desk, handlers } = world.conferences;
  const pass = async (minutes: number) => {
    await world.clock.advance(minutes * MINUTE);
    await world.jobs.runDue();
  };
  const there = (id: string, count: number) => world.rooms.people.set(`meeting of ${id}`, { count, people: [] });
  const [waited, left, moved] = [
    await create({ startsAt: at(HOUR) }),
    await create({ startsAt: at(HOUR) }),
    await create({ startsAt: at(2 * HOUR) }),
  ];
  for (const { id } of [waited, left, moved]) {
    there(id, 1);
    await desk.someoneEntered(id);
  }
  there(left.id, 0);
  const body = { startsAt: at(50 * MINUTE) };
  await handlers.updateConference(input({ params: { id: moved.id }, body }), host.visitor.request);
  await pass(34);
  expect([await stateOf(waited.id), await stateOf(moved.id)]).toEqual(['scheduled', 'scheduled']);
  await pass(1);
  expect([await stateOf(waited.id), await stateOf(moved.id)]).toEqual(['scheduled', 'active']);
  await pass(10);
  expect([await stateOf(waited.id), await stateOf(left.id)]).toEqual(['active', 'scheduled']);
});

test('[K3] where the meeting is elsewhere, being sent there inside the window begins it', async () => {
  const { id, joinCode } = await create({ startsAt: at(HOUR), provider: 'elsewhere' });
  expect(await join(joinCode, host.visitor)).toMatchObject({ url: 'https://elsewhere.example/meeting', room: null });
  expect(await stateOf(id)).toBe('scheduled');
  await world.clock.advance(HOUR);
  await join(joinCode, newGuest(), 'Gus');
  expect(await stateOf(id)).toBe('active');
  expect((await door(joinCode, other.visitor)).opens).toBe('redirect');
});

test('[K8] a guest gives a name, is known again by the cookie of that conference, and stays the same participant', async () => {
  const { id, joinCode } = await create();
  const elsewhere = await create();
  const guest = newGuest();
  await expect(join(joinCode, guest)).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    details: { issues: [{ path: 'body.name' }] },
  });
  expect(await door(joinCode, guest)).toMatchObject({ needs: { name: true, account: false }, caller: null });

  const first = admitted(await join(joinCode, guest, 'Gus'));
  expect([...guest.cookies.keys()]).toEqual([`parley_guest_${id}`]);
  expect(await door(joinCode, guest)).toMatchObject({ needs: { name: false }, caller: { kind: 'guest', name: 'Gus' } });
  expect(admitted(await join(joinCode, guest)).participant).toEqual(first.participant);
  expect(admitted(await joinById(id, guest)).participant).toEqual(first.participant);
  expect(admitted(await join(joinCode, guest, 'August')).participant).toEqual({ ...first.participant, name: 'August' });

  const stranger = newGuest();
  expect(admitted(await join(joinCode, stranger, 'Gus')).participant.id).not.toBe(first.participant.id);
  await expect(joinById(elsewhere.id, guest)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const thief = newGuest();
  thief.cookies.set(`parley_guest_${elsewhere.id}`, guest.cookies.get(`parley_guest_${id}`) ?? '');
  await expect(joinById(elsewhere.id, thief)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await world.factsAbout(first.participant.id))[0]).toMatchObject({
    actor: { kind: 'guest', id: first.participant.id },
  });
});

test('a conference for people with an account lets no guest in and shows them nobody', async () => {
  const { id, joinCode } = await create({ settings: { requireAuthentication: true } });
  world.rooms.people.set(`meeting of ${id}`, { count: 1, people: [{ name: 'Hanna', avatarUrl: null }] });
  const guest = newGuest();
  await expect(join(joinCode, guest, 'Gus')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await door(joinCode, guest)).toMatchObject({
    needs: { name: false, account: true },
    present: { count: 0, people: [] },
  });
  expect(guest.cookies.size).toBe(0);
  expect((await join(joinCode, other.visitor)).state).toBe('admitted');
  expect(await door(joinCode, other.visitor)).toMatchObject({
    needs: { name: false, account: false },
    present: { count: 1, people: [{ name: 'Hanna' }] },
    caller: { kind: 'user', name: 'Omar' },
  });
});

test('[K5] unknown, ended, cancelled, deleted and over are one answer to who has no part, and ended to who has', async () => {
  const [ended, deleted, cancelled, over] = [
    await create(),
    await create(),
    await create({ startsAt: at(HOUR) }),
    await create({ startsAt: at(0), durationMinutes: 5 }),
  ];
  const guest = newGuest();
  for (const { joinCode } of [ended, deleted]) await join(joinCode, guest, 'Gus');
  await act('endConference', ended.id);
  await act('deleteConference', deleted.id);
  await act('deleteConference', cancelled.id);
  await world.clock.advance(15 * MINUTE);

  const unknown = await caught(door('aaa-aaaa-aaa', newGuest()));
  expect(unknown).toMatchObject({ code: 'NOT_FOUND', details: {} });
  for (const { joinCode } of [ended, deleted, cancelled, over]) {
    for (const who of [newGuest(), other.visitor]) {
      expect(await caught(door(joinCode, who))).toEqual(unknown);
      expect(await caught(join(joinCode, who, 'Gus'))).toEqual(unknown);
    }
    expect(await caught(join(joinCode, host.visitor))).toMatchObject({ code: 'CONFERENCE_ENDED' });
    expect(await caught(door(joinCode, host.visitor))).toMatchObject({ code: 'CONFERENCE_ENDED' });
  }
  expect(await caught(join(ended.joinCode, guest))).toMatchObject({ code: 'CONFERENCE_ENDED' });
  expect(await caught(joinById(deleted.id, guest))).toMatchObject({ code: 'CONFERENCE_ENDED' });
});

test('[K5] who guesses codes is stopped, for right ones too, but for where they have a part; one wrong link is one guess', async () => {
  const { joinCode, id } = await create();
  const guesser = newGuest();
  const pupil = newGuest();
  const known = await create();
  await join(known.joinCode, guesser, 'Gus');
  const letter = (i: number) => String.fromCharCode(97 + i);
  for (let i = 0; i < 20; i++) {
    expect(await caught(door(`aaa-aaaa-aa${letter(i)}`, guesser))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await caught(door('bbb-bbbb-bbb', pupil))).toMatchObject({ code: 'NOT_FOUND' });
  }
  const refused = { code: 'RATE_LIMITED', details: { retryAfter: 600 } };
  expect(await caught(door('ccc-cccc-ccc', guesser))).toMatchObject(refused);
  expect(await caught(door(joinCode, guesser))).toMatchObject(refused);
  expect(await caught(join(joinCode, guesser, 'Gus'))).toMatchObject(refused);
  expect((await join(known.joinCode, guesser)).state).toBe('admitted');
  expect((await door(joinCode, pupil)).title).toBe('Weekly');
  // A user is counted as that user, whatever others do at their address.
  other.visitor.address = guesser.address;
  expect((await join(joinCode, other.visitor)).state).toBe('admitted');
  await world.clock.advance(10 * MINUTE);
  expect((await door(joinCode, guesser)).code).toBe(joinCode);
  expect(id).toMatch(/^conf_/);
});

test('who was removed stays out, by link and by id, and is not admitted to the room', async () => {
  const { id, joinCode } = await create();
  const { participant } = admitted(await join(joinCode, other.visitor));
  await ban(participant.id);
  for (const attempt of [join(joinCode, other.visitor), joinById(id, other.visitor), door(joinCode, other.visitor)]) {
    expect(await caught(attempt)).toMatchObject({ code: 'FORBIDDEN' });
  }
  expect(await world.conferences.desk.admission(participant.id)).toMatchObject({ mayEnter: false });
  const seen = world.conferences.handlers.getConference(input({ params: { id } }), other.visitor.request);
  expect(await caught(seen)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a provider that fails at the door is said so, and the part stays for the next try', async () => {
  const { id, joinCode } = await create();
  world.rooms.fail();
  expect(await caught(join(joinCode, other.visitor))).toMatchObject({
    code: 'PROVIDER_ERROR',
    details: { provider: 'rooms', conferenceId: id, kind: 'unavailable' },
  });
  world.rooms.failure = null;
  expect((await joinById(id, other.visitor)).state).toBe('admitted');
});

test('[K10] users and guests say once how the call was, and who has no part in it cannot', async () => {
  const { id, joinCode } = await create();
  const guest = newGuest();
  const rate = (by: Visitor<Caller>, rating: 'good' | 'poor') =>
    world.conferences.handlers.rateConference(input({ params: { id }, body: { rating } }), by.request);
  const ids: string[] = [];
  for (const visitor of [guest, other.visitor]) {
    expect(await caught(rate(visitor, 'good'))).toMatchObject({ code: 'NOT_FOUND' });
    ids.push(admitted(await join(joinCode, visitor, 'Gus')).participant.id);
    if (visitor === other.visitor) await act('endConference', id);
    await rate(visitor, 'poor');
    expect(await caught(rate(visitor, 'good'))).toMatchObject({ code: 'CONFLICT', details: { reason: 'rated' } });
  }
  const facts = (await world.factsAbout(id)).filter(({ type }) => type === 'conference.rated');
  expect(facts.map(({ payload }) => payload)).toEqual(
    ids.map((participantId) => ({ conferenceId: id, participantId, rating: 'poor' })),
  );
});

test('leaving tells the provider, for users and guests, and is NOT_FOUND to who has no part', async () => {
  const { id, joinCode } = await create();
  const guest = newGuest();
  const leave = (by: Visitor<Caller>) =>
    world.conferences.handlers.leaveConference(input({ params: { id } }), by.request);
  for (const visitor of [guest, other.visitor]) {
    expect(await caught(leave(visitor))).toMatchObject({ code: 'NOT_FOUND' });
    await join(joinCode, visitor, 'Gus');
    await leave(visitor);
    expect(world.rooms.calls.at(-1)).toBe(`leave ${id}`);
  }
});

test('[J2] the desk says who somebody is and whether they may be there, as the database has it at that moment', async () => {
  const { desk } = world.conferences;
  const { id, joinCode, settings } = await create({ startsAt: at(HOUR) });
  const hostPart = admitted(await join(joinCode, host.visitor)).participant.id;
  await act('startConference', id);
  const guestPart = admitted(await join(joinCode, newGuest(), 'Gus')).participant.id;
  expect(await desk.admission(hostPart)).toEqual({
    workspaceId: world.workspace.id,
    conference: { id, title: 'Weekly', state: 'active', endsAt: world.clock.now() + 2 * HOUR, settings },
    participant: { id: hostPart, userId: host.user.id, kind: 'user', name: 'Hanna', avatarUrl: null, role: 'host' },
    mayEnter: true,
  });
  expect(await desk.admission(guestPart)).toMatchObject({
    participant: { userId: null, kind: 'guest', name: 'Gus', role: 'participant' },
    mayEnter: true,
  });
  const origin = { actor: { kind: 'user', id: host.user.id }, address: null, requestId: null } as const;
  await desk.end(id, 'host', origin);
  await desk.end(id, 'host', origin);
  await desk.end('conf_00000000000000000000000009', 'over', origin);
  expect(await desk.admission(guestPart)).toMatchObject({ conference: { state: 'ended' }, mayEnter: false });
  expect(await desk.admission('prt_00000000000000000000000009')).toBeNull();
  await act('deleteConference', id);
  expect(await desk.admission(hostPart)).toBeNull();
});
