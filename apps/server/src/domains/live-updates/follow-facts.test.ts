import type { Id } from '@parley/contract';
import type { MeChange } from '@parley/contract/realtime';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../../platform/log/logger.ts';
import { conferencesForTests, input } from '../conferences/testing.ts';
import { followFacts } from './follow-facts.ts';
import { News } from './news.ts';

let world: Awaited<ReturnType<typeof conferencesForTests>>;
let follow: ReturnType<typeof followFacts>;
let host: Awaited<ReturnType<typeof world.addPerson>>;
let other: Awaited<ReturnType<typeof world.addPerson>>;
let stranger: Awaited<ReturnType<typeof world.addPerson>>;
let admins: string;
let told: [channel: string, change: string][];
let acted: string[];
beforeAll(async () => {
  world = await conferencesForTests();
  const { clock, facts, conferences } = world;
  const word = (change: MeChange) => (change.kind === 'conference' ? change.change : change.kind);
  const send = (channel: string, changes: MeChange[]) => {
    for (const change of changes) told.push([channel, word(change)]);
  };
  follow = followFacts({
    facts,
    clock,
    log: silentLogger,
    news: new News({ clock, send }),
    concernedBy: conferences.concernedBy,
    closeSession: (id) => acted.push(`close ${id}`),
    closePerson: (id) => acted.push(`close all of ${id}`),
    showAnew: (id) => acted.push(`show anew ${id}`),
  });
  admins = `admins:${world.workspace.id}`;
});
beforeEach(async () => {
  [host, other, stranger] = [
    await world.addPerson('Hanna'),
    await world.addPerson('Omar'),
    await world.addPerson('Sam'),
  ];
  await heard();
  acted = [];
});
afterAll(() => world.db.close());

type Person = typeof host;
const channelOf = ({ user }: Person) => `person:${user.id}`;

/** What was told until everything is quiet, by channel. */
async function heard(): Promise<Record<string, string[]>> {
  told = [];
  await world.jobs.runDue();
  for (let turn = 0; turn < 10; turn++) await world.clock.advance(1000);
  return Object.fromEntries(
    [...Map.groupBy(told, ([channel]) => channel)].map(([channel, all]) => [channel, all.map(([, word]) => word)]),
  );
}

const create = async () => {
  const { createConference } = world.conferences.handlers;
  const startsAt = new Date(world.clock.now() + 60_000).toISOString();
  const { conference } = await createConference(input({ body: { title: 'Weekly', startsAt } }), host.visitor.request);
  return conference.id;
};
const add = async (id: Id<'conference'>, { user }: Person) => {
  const { addParticipant } = world.conferences.participantHandlers;
  const { participant } = await addParticipant(
    input({ params: { id }, body: { userId: user.id } }),
    host.visitor.request,
  );
  return participant.id;
};
const act = (
  name: 'startConference' | 'endConference' | 'cancelConference' | 'deleteConference',
  id: Id<'conference'>,
) => world.conferences.handlers[name](input({ params: { id } }), host.visitor.request);

test('[U5] a conference that is made is news for its host and for admins, for nobody else', async () => {
  await create();
  expect(await heard()).toEqual({
    [channelOf(host)]: ['created', 'participants', 'added'],
    [admins]: ['created', 'participants'],
  });
});

test('[U5] who is given a part hears so, and from then on everything that becomes of it', async () => {
  const id = await create();
  await heard();
  await add(id, other);
  const added = await heard();
  expect(added[channelOf(other)]?.toSorted()).toEqual(['added', 'participants']);
  expect(added[channelOf(host)]).toEqual(['participants']);
  expect(added[admins]).toEqual(['participants']);

  await world.conferences.handlers.updateConference(
    input({ params: { id }, body: { title: 'Maths' } }),
    host.visitor.request,
  );
  await act('startConference', id);
  await act('endConference', id);
  await act('deleteConference', id);
  const everything = await heard();
  for (const channel of [channelOf(other), channelOf(host), admins]) {
    expect(everything[channel]).toEqual(['updated', 'started', 'ended', 'deleted']);
  }
  expect(Object.keys(everything)).toHaveLength(3);
});

test('[U5] who was removed hears that, and nothing more', async () => {
  const id = await create();
  const participantId = await add(id, other);
  await add(id, stranger);
  await heard();
  const { removeParticipant } = world.conferences.participantHandlers;
  await removeParticipant(input({ params: { id, participantId } }), host.visitor.request);
  const removed = await heard();
  expect(removed[channelOf(other)]).toEqual(['removed']);
  expect(removed[channelOf(stranger)]).toEqual(['participants']);
  await act('cancelConference', id);
  expect(Object.keys(await heard())).not.toContain(channelOf(other));
});

test('[U4] a school that comes in at once is news every three seconds, not each time', async () => {
  const id = await create();
  await heard();
  told = [];
  for (let come = 0; come < 100; come++) {
    follow.presenceChanged(id);
    await world.clock.advance(50);
  }
  await world.clock.advance(10_000);
  expect(told.filter(([channel]) => channel === channelOf(host)).map(([, word]) => word)).toEqual([
    'presence',
    'presence',
    'presence',
  ]);
});

test('[U2] the end of a session closes its connections, and the person hears of it elsewhere; other rights are shown anew', async () => {
  const { db, facts, workspace } = world;
  const userId = other.user.id;
  const origin = { actor: { kind: 'system' }, address: null, requestId: null } as const;
  const base = { workspaceId: workspace.id, subject: userId, origin };
  const sessionId = 'ses_00000000000000000000000001';
  await db.transaction(async (tx) => {
    await facts.record(tx, { ...base, type: 'session.ended', payload: { sessionId, userId } });
    await facts.record(tx, { ...base, type: 'user.role_changed', payload: { userId, role: 'admin' } });
  });
  expect(await heard()).toEqual({ [channelOf(other)]: ['sessions', 'profile'] });
  expect(acted).toEqual([`close ${sessionId}`, `show anew ${userId}`]);
});

test('[U2] [V3] everything that an erased person has open is closed', async () => {
  const { db, facts, workspace } = world;
  const { id } = stranger.user;
  const origin = { actor: { kind: 'user', id }, address: null, requestId: null } as const;
  await db.transaction((tx) =>
    facts.record(tx, {
      type: 'user.erased',
      workspaceId: workspace.id,
      subject: id,
      payload: { userId: id },
      origin,
    }),
  );
  expect(await heard()).toEqual({});
  expect(acted).toEqual([`close all of ${id}`]);
});
