import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { endOver } from './end-over-job.ts';
import type { NewConference } from './plan-conference.ts';
import { conferences } from './tables.ts';
import { conferencesForTests, input } from './testing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let world: Awaited<ReturnType<typeof conferencesForTests>>;
let host: Awaited<ReturnType<typeof world.addPerson>>;
let other: Awaited<ReturnType<typeof world.addPerson>>;
beforeAll(async () => {
  world = await conferencesForTests();
});
beforeEach(async () => {
  host = await world.addPerson('Hanna');
  other = await world.addPerson('Omar');
  Object.assign(world.rooms, { failure: null, silent: false });
  await settle();
  world.rooms.calls.length = 0;
});
afterAll(() => world.db.close());

const at = (offset: number) => new Date(world.clock.now() + offset).toISOString();
const typesAbout = async (id: string) => (await world.factsAbout(id)).map(({ type }) => type);

async function create(body: Partial<NewConference> = {}, by = host) {
  const wanted = { title: 'Weekly', ...body };
  return (await world.conferences.handlers.createConference(input({ body: wanted }), by.visitor.request)).conference;
}

const call = (name: 'getConference' | 'startConference' | 'endConference', id: `conf_${string}`, by = host) =>
  world.conferences.handlers[name](input({ params: { id } }), by.visitor.request);
const remove = (id: `conf_${string}`, by = host) =>
  world.conferences.handlers.deleteConference(input({ params: { id } }), by.visitor.request);
const joinByCode = (code: string, by: { request: Parameters<typeof world.conferences.joinHandlers.joinByCode>[1] }) =>
  world.conferences.joinHandlers.joinByCode(input({ params: { code }, body: {} }), by.request);

/** What happens later, happens: facts reach their subscribers, jobs are done that are due. */
const settle = () => world.jobs.runDue();

test('an instant conference is on at once, with its host in it, for an hour', async () => {
  const conference = await create();
  expect(conference).toMatchObject({
    state: 'active',
    kind: 'meeting',
    provider: 'rooms',
    host: { id: host.user.id, name: 'Hanna' },
    startsAt: at(0),
    startedAt: at(0),
    endsAt: at(HOUR),
    timeZone: 'Europe/Berlin',
    settings: {
      maxParticipants: 10,
      chat: true,
      screenShare: 'everyone',
      muteOnEntry: false,
      requireAuthentication: false,
    },
    capabilities: { canStart: false, canEnd: true, canUpdate: true, canCancel: false, canDelete: true },
    version: 1,
  });
  expect(conference.joinCode).toMatch(/^[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
  expect(conference.url).toBe(`https://meet.example/j/${conference.joinCode}`);
  expect(await typesAbout(conference.id)).toEqual(['conference.created', 'conference.started']);
  expect(world.rooms.calls).toEqual([`create ${conference.id}`]);
});

test('a scheduled one keeps the zone and wall time it was planned in', async () => {
  const conference = await create({ startsAt: '2027-03-28T00:30:00Z', durationMinutes: 90, timeZone: 'Europe/Berlin' });
  expect(conference).toMatchObject({
    state: 'scheduled',
    endsAt: '2027-03-28T02:00:00.000Z',
    opensAt: '2027-03-28T00:15:00.000Z',
  });
  const [row] = await world.db.sql.select().from(conferences).where(eq(conferences.id, conference.id));
  expect(row).toMatchObject({ timeZone: 'Europe/Berlin', wallTime: '2027-03-28T01:30:00' });
});

test('a start in the past is refused, one of a few minutes ago is meant for now', async () => {
  await expect(create({ startsAt: at(-6 * MINUTE) })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    details: { issues: [{ path: 'body.startsAt' }] },
  });
  expect((await create({ startsAt: at(-4 * MINUTE) })).state).toBe('scheduled');
});

test('[K6] settings that nothing enforces are refused by name, unless they ask for nothing', async () => {
  const nothing = { waitingRoom: false, allowedDomains: [], passcode: '', autoRecord: false, rosterVisible: true };
  expect((await create({ settings: nothing })).state).toBe('active');
  for (const setting of ['waitingRoom', 'passcode', 'endToEndEncryption', 'recordingConsent'] as const) {
    await expect(create({ settings: { [setting]: 'on' } })).rejects.toMatchObject({
      code: 'SETTING_UNSUPPORTED',
      details: { setting },
    });
  }
  await expect(create({ settings: { maxParticipants: 11 } })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  expect((await create({ settings: { maxParticipants: 2, chat: false } })).settings).toMatchObject({
    maxParticipants: 2,
    chat: false,
  });
  expect(world.rooms.calls).toHaveLength(2);
});

test('a provider that fails or does not answer makes no conference', async () => {
  const count = async () => (await list('listConferences')).items.length;
  world.rooms.fail('rate_limited');
  await expect(create()).rejects.toMatchObject({
    code: 'PROVIDER_ERROR',
    details: { provider: 'rooms', kind: 'rate_limited' },
  });
  Object.assign(world.rooms, { failure: null, silent: true });
  const refused = expect(create()).rejects.toMatchObject({ code: 'PROVIDER_ERROR' });
  await world.clock.advance(15_000);
  await refused;
  world.rooms.silent = false;
  expect(await count()).toBe(0);
  await expect(create({ provider: 'unknown' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
});

test('[K9] a conference, its facts, its host’s part and its job are stored together or not at all', async () => {
  const before = await world.jobs.counts();
  const full = new Error('disk full');
  vi.spyOn(world.facts, 'recordAll').mockRejectedValueOnce(full);
  await expect(create()).rejects.toThrow('disk full');
  vi.spyOn(world.jobs, 'sendAll').mockRejectedValueOnce(full);
  await expect(create()).rejects.toThrow('disk full');
  expect((await list('listConferences')).items).toEqual([]);
  expect(await world.jobs.counts()).toEqual(before);
});

test('[K9] of many that are made at the same moment one that cannot be stored costs itself alone', async () => {
  const { handlers } = world.conferences;
  const make = (externalId: string, request: Parameters<typeof handlers.createConference>[1] = host.visitor.request) =>
    handlers.createConference(input({ body: { title: 'Together', externalId } }), request);
  const stuck = { ...host.visitor.request, keepAnswer: () => Promise.reject(new Error('taken over')) };
  // The first goes alone, and those that come meanwhile go together.
  const made = await Promise.allSettled([
    make('first'),
    ...['a', 'b', 'b', 'c'].map((id) => make(id)),
    make('d', stuck),
  ]);
  expect(made.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(2);
  const items = (await list('listConferences')).items.filter(({ title }) => title === 'Together');
  expect(new Set(items.map(({ externalId }) => externalId))).toEqual(new Set(['a', 'b', 'c', 'first']));
  expect(items).toHaveLength(4);
  for (const { id } of items) {
    expect((await world.factsAbout(id)).map(({ type }) => type)).toEqual(['conference.created', 'conference.started']);
    await handlers.endConference(input({ params: { id } }), host.visitor.request);
  }
});

test('[H6] the answer is kept in the transaction of the conference', async () => {
  const { request } = host.visitor;
  const keepAnswer = vi.fn().mockRejectedValueOnce(new Error('taken over'));
  const body = { title: 'Once' };
  const again = () => world.conferences.handlers.createConference(input({ body }), { ...request, keepAnswer });
  await expect(again()).rejects.toThrow('taken over');
  const made = await again();
  expect(keepAnswer.mock.lastCall?.[1]).toEqual(made);
  expect((await list('listConferences')).items).toEqual([made.conference]);
});

test('[K1] starting what is on and ending what has ended succeed and change nothing', async () => {
  const { id } = await create({ startsAt: at(HOUR) });
  await expect(call('endConference', id)).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
  const [one, two] = await Promise.all([call('startConference', id), call('startConference', id)]);
  expect([one.conference.version, two.conference.version]).toEqual([2, 2]);
  const { conference } = await call('endConference', id);
  expect(conference).toMatchObject({ state: 'ended', endedAt: at(0), version: 3 });
  expect((await call('endConference', id)).conference).toEqual(conference);
  await expect(call('startConference', id)).rejects.toMatchObject({ code: 'CONFERENCE_ENDED' });
  expect(await typesAbout(id)).toEqual(['conference.created', 'conference.started', 'conference.ended']);
});

test('[K7] a stranger is told nothing, a participant may see and not change, an admin may', async () => {
  const conference = await create();
  const { id } = conference;
  const admin = await world.addPerson('Ann', 'admin');
  for (const name of ['getConference', 'startConference', 'endConference'] as const) {
    await expect(call(name, id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  await expect(remove(id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(call('getConference', 'conf_00000000000000000000000001', admin)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });

  await joinByCode(conference.joinCode, other.visitor);
  expect((await call('getConference', id, other)).conference.capabilities).toEqual({
    canStart: false,
    canEnd: false,
    canUpdate: false,
    canCancel: false,
    canDelete: false,
  });
  for (const name of ['startConference', 'endConference'] as const) {
    await expect(call(name, id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(remove(id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await call('endConference', id, admin)).conference.state).toBe('ended');
});

test('the meeting is closed by what follows from the end, with its reason', async () => {
  const { id } = await create();
  await call('endConference', id);
  expect(world.rooms.calls).toEqual([`create ${id}`]);
  await settle();
  expect(world.rooms.calls).toEqual([`create ${id}`, `end host ${id}`]);
});

test('deleting ends what is on, cancels what has not begun, and leaves nothing to see', async () => {
  const on = await create();
  const later = await create({ startsAt: at(HOUR) });
  await remove(on.id);
  await remove(later.id);
  await settle();
  expect(await typesAbout(on.id)).toEqual([
    'conference.created',
    'conference.started',
    'conference.ended',
    'conference.deleted',
  ]);
  expect(await typesAbout(later.id)).toEqual(['conference.created', 'conference.deleted']);
  expect(world.rooms.calls).toContain(`end deleted ${on.id}`);
  expect(world.rooms.calls).toContain(`end deleted ${later.id}`);
  for (const { id } of [on, later]) {
    await expect(call('getConference', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(remove(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  expect((await list('listConferences')).items).toEqual([]);
});

test('[K4] it ends ten minutes after its time once nobody is there, and not before', async () => {
  const { id } = await create();
  const meeting = `meeting of ${id}`;
  world.rooms.people.set(meeting, { count: 1, people: [{ name: 'Hanna', avatarUrl: null }] });
  const stateAfter = async (time: number) => {
    await world.clock.advance(time);
    await settle();
    return (await call('getConference', id)).conference.state;
  };
  expect(await stateAfter(HOUR + 10 * MINUTE)).toBe('active');
  expect(await stateAfter(MINUTE)).toBe('active');
  world.rooms.fail();
  await world.clock.advance(MINUTE);
  await expect(settle()).rejects.toMatchObject({ code: 'PROVIDER_ERROR' });
  world.rooms.failure = null;
  world.rooms.people.delete(meeting);
  // The job that failed is tried again by whoever runs jobs; here it has to be sent again.
  await world.db.transaction((tx) => world.jobs.send(tx, endOver, { conferenceId: id }));
  expect(await stateAfter(0)).toBe('ended');
  expect(world.rooms.calls.at(-1)).toBe(`end over ${id}`);
  expect((await world.factsAbout(id)).at(-1)).toMatchObject({ payload: { reason: 'over' }, actor: { kind: 'system' } });
});

test('[K4] a day after it began it ends whoever is there, also when it was to end much later', async () => {
  const { id } = await create({ startsAt: at(48 * HOUR) });
  await call('startConference', id);
  world.rooms.people.set(`meeting of ${id}`, { count: 3, people: [] });
  await world.clock.advance(24 * HOUR - 1);
  await settle();
  expect((await call('getConference', id)).conference.state).toBe('active');
  await world.clock.advance(1);
  await settle();
  expect((await call('getConference', id)).conference.state).toBe('ended');
});

test('[K4] one that nobody came to ends without ever having begun', async () => {
  const { id } = await create({ startsAt: at(HOUR) });
  await world.clock.advance(2 * HOUR + 10 * MINUTE);
  await expect(call('startConference', id)).rejects.toMatchObject({ code: 'CONFERENCE_ENDED' });
  expect((await list('listUpcoming')).items).toEqual([]);
  await settle();
  expect((await call('getConference', id)).conference).toMatchObject({
    state: 'ended',
    startedAt: null,
    endedAt: at(0),
  });
});

async function list(
  name: 'listConferences' | 'listUpcoming' | 'listActive',
  query: { limit?: number; cursor?: string; state?: 'ended' } = {},
  by = host,
) {
  return await world.conferences.handlers[name](input({ query }), by.visitor.request);
}

test('lists: own ones by start, upcoming the next first, active those that are on; an admin sees everybody’s', async () => {
  const admin = await world.addPerson('Ann', 'admin');
  const late = await create({ title: 'late', startsAt: at(3 * HOUR) });
  const soon = await create({ title: 'soon', startsAt: at(HOUR) });
  const now = await create({ title: 'now' });
  const past = await create({ title: 'past' });
  await call('endConference', past.id);
  const titles = async (...args: Parameters<typeof list>) => (await list(...args)).items.map(({ title }) => title);
  const own = await titles('listConferences');
  expect(own.slice(0, 2)).toEqual(['late', 'soon']);
  expect(own.slice(2).sort()).toEqual(['now', 'past']);
  expect(await titles('listUpcoming')).toEqual(['soon', 'late']);
  expect(await titles('listActive')).toEqual(['now']);
  expect(await titles('listConferences', { state: 'ended' })).toEqual(['past']);
  expect(await titles('listConferences', {}, other)).toEqual([]);

  await joinByCode(now.joinCode, other.visitor);
  expect(await titles('listActive', {}, other)).toEqual(['now']);
  const seen = (await list('listConferences', { limit: 100 }, admin)).items.map(({ id }) => id);
  expect(seen).toEqual(expect.arrayContaining([late.id, soon.id, now.id, past.id]));
});

test('who is there is asked once for a list, and a provider that fails leaves the list without it', async () => {
  const one = await create();
  const two = await create();
  world.rooms.people.set(`meeting of ${one.id}`, { count: 7, people: [{ name: 'Omar', avatarUrl: null }] });
  const asked = vi.spyOn(world.rooms.presence ?? { present() {} }, 'present');
  const shown = (await list('listActive')).items.map(({ id, present }) => [id, present.count] as const);
  expect(new Map(shown)).toEqual(
    new Map([
      [one.id, 7],
      [two.id, 0],
    ]),
  );
  expect(asked).toHaveBeenCalledTimes(1);
  world.rooms.fail();
  expect((await list('listActive')).items.map(({ present }) => present.count)).toEqual([0, 0]);
  asked.mockRestore();
});

test('[H9] following the cursor visits every conference once, while others are added before and after', async () => {
  const made = new Set<string>();
  // Several at the same moment: the id decides their order.
  for (let i = 0; i < 7; i++) made.add((await create({ startsAt: at((1 + (i % 2)) * HOUR) })).id);
  for (const name of ['listConferences', 'listUpcoming'] as const) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(name, { limit: 2, ...(cursor !== null && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      if (seen.length < 5) for (const offset of [HOUR / 2, 3 * HOUR]) await create({ startsAt: at(offset) });
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([...made]));
  }
});

test('providers say what they can do', async () => {
  const { items } = await world.conferences.providerHandlers.listProviders(input(), host.visitor.request);
  expect(items).toEqual([
    { id: 'rooms', name: 'Provider rooms', isDefault: true, capabilities: { room: true, presence: true, end: true } },
    {
      id: 'elsewhere',
      name: 'Provider elsewhere',
      isDefault: false,
      capabilities: { room: false, presence: false, end: true },
    },
  ]);
});
