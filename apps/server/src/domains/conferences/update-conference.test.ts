import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { WantedChange } from './conference-change.ts';
import { endOver } from './end-over-job.ts';
import type { NewConference } from './plan-conference.ts';
import { conferencesForTests, input } from './testing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let world: Awaited<ReturnType<typeof conferencesForTests>>;
let host: Awaited<ReturnType<typeof world.addPerson>>;
beforeAll(async () => {
  world = await conferencesForTests();
});
beforeEach(async () => {
  host = await world.addPerson('Hanna');
  await world.jobs.runDue();
  world.rooms.calls.length = 0;
});
afterAll(() => world.db.close());

const at = (offset: number) => new Date(world.clock.now() + offset).toISOString();
const create = async (body: Partial<NewConference> = {}) => {
  const wanted = { title: 'Weekly', startsAt: at(HOUR), ...body };
  return (await world.conferences.handlers.createConference(input({ body: wanted }), host.visitor.request)).conference;
};
type Id = `conf_${string}`;
const update = async (id: Id, body: WantedChange & { version?: number }, ifMatch: number | null = null, by = host) => {
  const request = { ...by.visitor.request, ifMatch };
  return (await world.conferences.handlers.updateConference(input({ params: { id }, body }), request)).conference;
};
const call = async (name: 'startConference' | 'endConference' | 'cancelConference' | 'getConference', id: Id) =>
  (await world.conferences.handlers[name](input({ params: { id } }), host.visitor.request)).conference;
const factsOf = async (id: string) =>
  (await world.factsAbout(id))
    .filter(({ type }) => type !== 'conference.created')
    .map(({ type, payload }) => ({ type, payload }));
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

test('[K12] what is said is changed, what is absent stays, and the provider hears of it', async () => {
  const { id } = await create({ settings: { chat: false } });
  const changed = await update(id, { title: 'Maths', description: 'Chapter 5', settings: { muteOnEntry: true } });
  expect(changed).toMatchObject({ title: 'Maths', description: 'Chapter 5', kind: 'meeting', version: 2 });
  expect(changed.settings).toMatchObject({ chat: false, muteOnEntry: true });
  expect(await factsOf(id)).toEqual([
    { type: 'conference.updated', payload: { conferenceId: id, fields: ['title', 'description', 'settings'] } },
  ]);
  expect((await update(id, { description: null })).description).toBeNull();
  await world.jobs.runDue();
  expect(world.rooms.calls.slice(1)).toEqual([`update Maths ${id}`, `update Maths ${id}`]);
});

test('[K12] asking for what is so already changes nothing', async () => {
  const { id, startsAt } = await create();
  const same = await update(id, { title: 'Weekly', startsAt, durationMinutes: 60, settings: { chat: true } });
  expect([same.version, await factsOf(id)]).toEqual([1, []]);
});

test('[K12] a moved meeting keeps its length and its wall time, and ends when its new time is over', async () => {
  const { id, startsAt, endsAt } = await create({ durationMinutes: 90 });
  const moved = await update(id, { startsAt: at(3 * HOUR) });
  expect(moved).toMatchObject({ startsAt: at(3 * HOUR), endsAt: at(4.5 * HOUR), version: 2 });
  expect(await factsOf(id)).toEqual([
    {
      type: 'conference.rescheduled',
      payload: { conferenceId: id, startsAt: at(3 * HOUR), endsAt: at(4.5 * HOUR), before: { startsAt, endsAt } },
    },
  ]);
  await world.clock.advance(2 * HOUR + 50 * MINUTE);
  await world.jobs.runDue();
  expect((await call('getConference', id)).state).toBe('scheduled');
  await world.clock.advance(2 * HOUR);
  await world.jobs.runDue();
  expect((await call('getConference', id)).state).toBe('ended');
});

test('[K4] [K12] a meeting that becomes shorter ends sooner', async () => {
  const { id } = await create({ durationMinutes: 600 });
  await update(id, { startsAt: at(5 * MINUTE), durationMinutes: 5 });
  const due = await world.jobs.counts();
  expect(due.find(({ name }) => name === endOver.name)?.waiting).toBeGreaterThan(1);
  await world.clock.advance(21 * MINUTE);
  await world.jobs.runDue();
  expect((await call('getConference', id)).state).toBe('ended');
});

test('[K1] [K12] every change in every state', async () => {
  const changes = {
    title: { title: 'Other' },
    start: { startsAt: at(4 * HOUR) },
    length: { durationMinutes: 120 },
    'past start': { startsAt: at(-HOUR) },
    'unsupported setting': { settings: { waitingRoom: true } },
    'too many people': { settings: { maxParticipants: 11 } },
  };
  const make = {
    scheduled: async () => (await create()).id,
    active: async () => (await call('startConference', (await create()).id)).id,
    ended: async () => (await call('endConference', (await call('startConference', (await create()).id)).id)).id,
    cancelled: async () => (await call('cancelConference', (await create()).id)).id,
  };
  const table: Record<string, string[]> = {};
  for (const [state, made] of Object.entries(make)) {
    table[state] = [];
    for (const change of Object.values(changes)) table[state].push(await code(update(await made(), change)));
  }
  expect(table).toEqual({
    scheduled: ['ok', 'ok', 'ok', 'VALIDATION_FAILED', 'SETTING_UNSUPPORTED', 'VALIDATION_FAILED'],
    active: ['ok', 'INVALID_TRANSITION', 'ok', 'INVALID_TRANSITION', 'SETTING_UNSUPPORTED', 'VALIDATION_FAILED'],
    ended: Array(6).fill('CONFERENCE_ENDED'),
    cancelled: Array(6).fill('INVALID_TRANSITION'),
  });
});

test('[K12] a version that is another by now is refused, named in the header or in the body; the body goes first', async () => {
  const { id } = await create();
  expect((await update(id, { title: 'Two' }, 1)).version).toBe(2);
  await expect(update(id, { title: 'Three' }, 1)).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
    details: { version: 2 },
  });
  expect(await code(update(id, { title: 'Three', version: 1 }))).toBe('VERSION_CONFLICT');
  expect((await update(id, { title: 'Three', version: 2 }, 1)).version).toBe(3);
  const racers = await Promise.all(['A', 'B', 'C'].map((title) => code(update(id, { title }, 3))));
  expect(racers.toSorted()).toEqual(['VERSION_CONFLICT', 'VERSION_CONFLICT', 'ok']);
});

test('[K9] a change, its facts and its jobs are stored together or not at all', async () => {
  const { id } = await create();
  for (const step of [1, 2]) {
    const real = world.facts.record.bind(world.facts);
    let calls = 0;
    const spy = vi.spyOn(world.facts, 'record').mockImplementation(async (tx, fact) => {
      calls += 1;
      if (calls === step) throw new Error('disk full');
      await real(tx, fact);
    });
    await expect(update(id, { title: 'Other', startsAt: at(2 * HOUR) })).rejects.toThrow('disk full');
    spy.mockRestore();
  }
  expect(await call('getConference', id)).toMatchObject({ title: 'Weekly', version: 1 });
  expect(await factsOf(id)).toEqual([]);
});

test('[K7] who may not change it is refused, who may not see it is not told of it', async () => {
  const { id, joinCode: shared } = await create();
  const [guest, stranger, admin] = [
    await world.addPerson('Omar'),
    await world.addPerson('Stella'),
    await world.addPerson('Ada', 'admin'),
  ];
  await world.clock.advance(50 * MINUTE);
  await world.conferences.joinHandlers.joinByCode(input({ params: { code: shared }, body: {} }), guest.visitor.request);
  expect(await code(update(id, { title: 'Mine' }, null, guest))).toBe('FORBIDDEN');
  expect(await code(update(id, { title: 'Mine' }, null, stranger))).toBe('NOT_FOUND');
  expect(await code(update(id, { title: 'Ours' }, null, admin))).toBe('ok');
});

test('[K13] cancelling is for what has not begun, closes its meeting and lets nobody in', async () => {
  const { id, joinCode: shared } = await create();
  const cancelled = await call('cancelConference', id);
  expect(cancelled).toMatchObject({
    state: 'cancelled',
    capabilities: { canStart: false, canUpdate: false, canCancel: false },
  });
  expect((await call('cancelConference', id)).version).toBe(cancelled.version);
  expect(await factsOf(id)).toEqual([{ type: 'conference.cancelled', payload: { conferenceId: id } }]);
  await world.jobs.runDue();
  expect(world.rooms.calls).toContain(`end host ${id}`);
  const visitor = world.guest();
  const join = world.conferences.joinHandlers.joinByCode(
    input({ params: { code: shared }, body: { name: 'Gus' } }),
    visitor.request,
  );
  expect(await code(join)).toBe('NOT_FOUND');
  expect(await code(call('cancelConference', (await call('startConference', (await create()).id)).id))).toBe(
    'INVALID_TRANSITION',
  );
});
