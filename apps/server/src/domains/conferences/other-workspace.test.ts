import type { ConferenceSettings } from '@parley/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../platform/http/caller.ts';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { addWorkspace } from '../workspaces/testing.ts';
import { conferencesForTests, input } from './testing.ts';

let world: Awaited<ReturnType<typeof conferencesForTests>>;
let host: Awaited<ReturnType<typeof world.addPerson>>;
beforeAll(async () => {
  world = await conferencesForTests();
  host = await world.addPerson('Hanna');
});
afterAll(() => world.db.close());

/** Somebody of another workspace who is signed in. */
async function stranger(name = 'Stella') {
  const { db, clock, people } = world;
  const workspace = await addWorkspace(db, 'Elsewhere', clock.now());
  const account = { workspaceId: workspace.id, email: 's@example.org', name, timeZone: 'UTC', language: 'en' } as const;
  const user = await db.transaction((tx) =>
    people.add(tx, { ...account, role: 'admin' }, { address: null, requestId: null }),
  );
  const sessionId = newId('session', clock.now());
  return new Visitor({
    kind: 'user',
    workspaceId: workspace.id,
    userId: user.id,
    sessionId,
    role: 'admin',
    by: 'cookie',
    profile: user,
  } as const);
}

async function create(by: typeof host.visitor, settings: Partial<ConferenceSettings> = {}) {
  const body = { title: 'Weekly', settings };
  return (await world.conferences.handlers.createConference(input({ body }), by.request)).conference;
}
const join = (code: string, by: Visitor<Caller>, name?: string) =>
  world.conferences.joinHandlers.joinByCode(
    input({ params: { code }, body: name === undefined ? {} : { name } }),
    by.request,
  );
const door = async (code: string, by: Visitor<Caller>) =>
  (await world.conferences.joinHandlers.getDoor(input({ params: { code } }), by.request)).door;
const byId = (id: `conf_${string}`, by: Visitor<Caller>) =>
  world.conferences.handlers.joinConference(input({ params: { id } }), by.request);

test('[K11] someone of another workspace comes in by link as a guest, whose account nobody learns', async () => {
  const { id, joinCode } = await create(host.visitor);
  const visitor = await stranger();
  await expect(byId(id, visitor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await door(joinCode, visitor)).toMatchObject({ caller: null, needs: { name: true, account: false } });
  await expect(join(joinCode, visitor)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  const answer = await join(joinCode, visitor, 'Guest Stella');
  expect(answer).toMatchObject({ state: 'admitted', participant: { name: 'Guest Stella', role: 'participant' } });
  if (answer.state !== 'admitted') throw new Error('Not admitted');
  const [fact] = await world.factsAbout(answer.participant.id);
  expect(fact).toMatchObject({ workspaceId: world.workspace.id, actor: { kind: 'guest', id: answer.participant.id } });

  expect(await door(joinCode, visitor)).toMatchObject({ caller: { kind: 'guest', name: 'Guest Stella' } });
  expect(await byId(id, visitor)).toMatchObject({ participant: answer.participant });
  const see = world.conferences.handlers.getConference(input({ params: { id } }), visitor.request);
  await expect(see).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await world.conferences.handlers.leaveConference(input({ params: { id } }), visitor.request);
  expect(world.rooms.calls).toContain(`leave ${id}`);
});

test('[K11] where an account is asked for, one of another workspace is none', async () => {
  const { joinCode } = await create(host.visitor, { requireAuthentication: true });
  const visitor = await stranger();
  expect(await door(joinCode, visitor)).toMatchObject({ caller: null, needs: { name: false, account: true } });
  await expect(join(joinCode, visitor, 'Stella')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(join(joinCode, world.guest(), 'Gus')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('[K11] the link of a workspace that is not the default one lets guests in as well', async () => {
  const { id, joinCode } = await create(await stranger('Otto'));
  const guest = world.guest('203.0.113.77');
  expect(await door(joinCode, guest)).toMatchObject({ hostName: 'Otto', needs: { name: true } });
  expect(await join(joinCode, guest, 'Gus')).toMatchObject({ state: 'admitted', conferenceId: id });
  expect(await byId(id, guest)).toMatchObject({ state: 'admitted', participant: { name: 'Gus' } });
  expect(await join(joinCode, host.visitor, 'Hanna')).toMatchObject({ participant: { role: 'participant' } });
});
