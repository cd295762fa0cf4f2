import type { Id } from '@parley/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { conferencesForTests, input } from './testing.ts';

let world: Awaited<ReturnType<typeof conferencesForTests>>;
beforeAll(async () => {
  world = await conferencesForTests();
});
afterAll(() => world.db.close());

test('[K19] what is made as a room is a conference held here, seen and entered by the id of its room', async () => {
  const host = await world.addPerson('Hanna');
  const { request } = host.visitor;
  const { handlers, roomHandlers: rooms } = world.conferences;
  const keepAnswer = vi.fn().mockResolvedValue(undefined);
  const made = await rooms.createRoom(input({ body: {} }), { ...request, keepAnswer });
  expect(keepAnswer.mock.lastCall?.[1]).toEqual(made);
  const { conference, id } = made.room;
  expect(conference).toMatchObject({ title: 'Hanna', provider: 'rooms', roomId: id, meeting_url: conference.url });
  const shown = await handlers.getConference(input({ params: { id: conference.id } }), request);
  expect(await rooms.getRoom(input({ params: { id } }), request)).toEqual({ room: { id, ...shown } });
  expect(await rooms.joinRoom(input({ params: { id } }), request)).toMatchObject({ state: 'admitted' });

  const stranger = await world.addPerson('Omar');
  const strangers = { ...stranger.visitor.request };
  await expect(rooms.getRoom(input({ params: { id } }), strangers)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(rooms.joinRoom(input({ params: { id } }), strangers)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('[K19] a meeting elsewhere has no room', async () => {
  const host = await world.addPerson('Hanna');
  const body = { title: 'Weekly', provider: 'elsewhere' };
  const { conference } = await world.conferences.handlers.createConference(input({ body }), host.visitor.request);
  expect(conference.roomId).toBeNull();
  const params = { id: `meeting of ${conference.id}` as Id<'room'> };
  const get = world.conferences.roomHandlers.getRoom(input({ params }), host.visitor.request);
  await expect(get).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
