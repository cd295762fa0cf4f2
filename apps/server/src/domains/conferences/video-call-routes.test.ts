import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { conferencesForTests, input } from './testing.ts';

let world: Awaited<ReturnType<typeof conferencesForTests>>;
beforeAll(async () => {
  world = await conferencesForTests();
});
afterAll(() => world.db.close());

test('what is made as a call is a conference, and the other way round', async () => {
  const host = await world.addPerson('Hanna');
  const { request } = host.visitor;
  const { handlers, videoCallHandlers: calls } = world.conferences;
  expect(await calls.getActiveVideoCall(input(), request)).toEqual({ call: null });
  const keepAnswer = vi.fn().mockResolvedValue(undefined);
  const made = await calls.createVideoCall(input({ body: { title: 'Coffee' } }), { ...request, keepAnswer });
  expect(keepAnswer.mock.lastCall?.[1]).toEqual(made);
  const params = { id: made.call.id };
  const { conference } = await handlers.getConference(input({ params }), request);
  expect(await calls.getVideoCall(input({ params }), request)).toEqual({ call: conference });
  expect((await calls.getActiveVideoCall(input(), request)).call?.id).toBe(conference.id);
  expect((await calls.listVideoCalls(input({ query: {} }), request)).items).toEqual([conference]);

  const { call } = await calls.updateVideoCall(input({ params, body: { title: 'Tea' } }), request);
  expect([call.title, call.version]).toEqual(['Tea', 2]);
  expect((await calls.joinVideoCall(input({ params }), request)).state).toBe('admitted');
  await calls.leaveVideoCall(input({ params }), request);
  expect((await calls.endVideoCall(input({ params }), request)).call.state).toBe('ended');
  const startsAt = new Date(world.clock.now() + 3_600_000).toISOString();
  const later = await handlers.createConference(input({ body: { title: 'Later', startsAt } }), request);
  const upcoming = await calls.listUpcomingVideoCalls(input({ query: {} }), request);
  expect(upcoming.items.map(({ id }) => id)).toEqual([later.conference.id]);
  await calls.deleteVideoCall(input({ params: { id: later.conference.id } }), request);
  expect((await calls.listUpcomingVideoCalls(input({ query: {} }), request)).items).toEqual([]);
});
