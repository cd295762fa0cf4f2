import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyCaller } from '../../platform/http/caller.ts';
import { conferencesForTests, input } from './testing.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let world: Awaited<ReturnType<typeof conferencesForTests>>;
beforeAll(async () => {
  world = await conferencesForTests();
});
afterAll(() => world.db.close());

test('[K18] the dashboard counts what the caller sees in their list, minutes until now, and parts', async () => {
  const [hanna, omar, ada] = [
    await world.addPerson('Hanna'),
    await world.addPerson('Omar'),
    await world.addPerson('Ada', 'admin'),
  ];
  const { handlers, dashboardHandlers, joinHandlers } = world.conferences;
  const at = (offset: number) => new Date(world.clock.now() + offset).toISOString();
  const create = async (body: object, by = hanna) =>
    (await handlers.createConference(input({ body: { title: 'Weekly', ...body } }), by.visitor.request)).conference;
  const numbers = async (query: { from?: string; to?: string } = {}, by = hanna) =>
    (await dashboardHandlers.getDashboard(input({ query }), by.visitor.request)).dashboard;
  const none = { conferences: 0, minutes: 0, participants: 0 };
  expect(await numbers()).toMatchObject({ ...none, to: null, byKind: [], byProvider: [] });

  const held = await create({ kind: 'training' });
  const join = { params: { code: held.joinCode }, body: { name: 'Gus' } };
  await joinHandlers.joinByCode(input(join), world.guest().request);
  await world.clock.advance(40 * MINUTE);
  await handlers.endConference(input({ params: { id: held.id } }), hanna.visitor.request);
  await create({ provider: 'elsewhere' });
  await world.clock.advance(5 * MINUTE);
  const planned = await create({ startsAt: at(3 * DAY) });
  const cancelled = await create({ startsAt: at(2 * DAY) });
  await handlers.cancelConference(input({ params: { id: cancelled.id } }), hanna.visitor.request);
  const deleted = await create({});
  await handlers.deleteConference(input({ params: { id: deleted.id } }), hanna.visitor.request);
  await create({}, omar);

  expect(await numbers()).toMatchObject({
    conferences: 4,
    minutes: 45,
    participants: 5,
    byState: { scheduled: 1, active: 1, ended: 1, cancelled: 1 },
    byKind: [
      { kind: 'meeting', conferences: 3, minutes: 5, participants: 3 },
      { kind: 'training', conferences: 1, minutes: 40, participants: 2 },
    ],
    byProvider: [
      { provider: 'elsewhere', conferences: 1, minutes: 5 },
      { provider: 'rooms', conferences: 3, minutes: 40 },
    ],
  });
  expect(await numbers({ from: planned.startsAt })).toMatchObject({ conferences: 1, from: planned.startsAt });
  expect(await numbers({ from: at(-DAY), to: planned.startsAt })).toMatchObject({ conferences: 3 });
  expect(await numbers({}, omar)).toMatchObject({ conferences: 1 });
  expect(await numbers({}, ada)).toMatchObject({ conferences: 5 });
  const { workspaceId } = hanna.user;
  const key: KeyCaller = { kind: 'key', workspaceId, keyId: 'key_1', scopes: [] };
  const request = { ...hanna.visitor.request, caller: key };
  expect((await dashboardHandlers.getDashboard(input({ query: {} }), request)).dashboard.conferences).toBe(5);
});
