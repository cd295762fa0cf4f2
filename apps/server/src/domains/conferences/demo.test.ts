import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from './demo.ts';
import { conferencesForTests, input } from './testing.ts';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import type { SessionCaller } from '../../platform/http/caller.ts';

const HOUR = 3_600_000;
let world: Awaited<ReturnType<typeof conferencesForTests>>;
beforeAll(async () => {
  world = await conferencesForTests();
});
afterAll(() => world.db.close());

const seed = () =>
  world.conferences.seedDemo(world.auth, { workspaceId: world.workspace.id, timeZone: 'Europe/Berlin' });

/** Signs a demo person in, as people try it. */
async function signedIn({ email }: { email: string }) {
  const visitor = world.guest();
  const body = { email, password: DEMO.password };
  await world.auth.handlers.signIn(input({ body }), visitor.request);
  const sessionCookie = visitor.cookies.get('parley_session');
  const caller = await world.auth.authenticate({ authorization: undefined, sessionCookie });
  return new Visitor(caller as SessionCaller);
}

const active = async (visitor: Visitor<SessionCaller>) =>
  (await world.conferences.handlers.listActive(input({ query: {} }), visitor.request)).items;

test('the demo people sign in and both find their meeting on, again after each start, under the same link', async () => {
  await seed();
  const [host, other] = await Promise.all(DEMO.people.map(signedIn));
  if (host === undefined || other === undefined) throw new Error('The demo has two people');
  const [meeting] = await active(host);
  expect(meeting).toMatchObject({
    title: 'All Users Weekly Sync',
    state: 'active',
    timeZone: 'Europe/Berlin',
    host: { name: DEMO.people[0].name },
    startsAt: new Date(world.clock.now()).toISOString(),
    capabilities: { canEnd: true },
  });
  expect(await active(other)).toMatchObject([{ id: meeting?.id, capabilities: { canEnd: false } }]);

  await world.clock.advance(2 * HOUR);
  await seed();
  const [moved] = await active(host);
  expect(moved).toMatchObject({
    id: meeting?.id,
    url: meeting?.url,
    startsAt: new Date(world.clock.now()).toISOString(),
  });
  expect(await active(host)).toHaveLength(1);

  // The job that waited for the old end finds that the meeting was moved.
  await world.clock.advance(7 * HOUR);
  await world.jobs.runDue();
  expect(await active(host)).toHaveLength(1);
});

test('it is left alone while people are in it, and a new one follows one that has ended', async () => {
  const host = await signedIn(DEMO.people[0]);
  const [before] = await active(host);
  if (before === undefined) throw new Error('There is no meeting');
  world.rooms.people.set(`meeting of ${before.id}`, { count: 2, people: [] });
  await world.clock.advance(HOUR);
  await seed();
  expect((await active(host))[0]?.startsAt).toBe(before.startsAt);

  await world.conferences.handlers.endConference(input({ params: { id: before.id } }), host.request);
  await seed();
  const after = await active(host);
  expect(after).toMatchObject([{ url: before.url, title: before.title }]);
  expect(after[0]?.id).not.toBe(before.id);
});
