import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { conferencesForTests, input } from './testing.ts';

let world: Awaited<ReturnType<typeof conferencesForTests>>;
let host: Awaited<ReturnType<typeof world.addPerson>>;
let other: Awaited<ReturnType<typeof world.addPerson>>;
beforeAll(async () => {
  world = await conferencesForTests();
});
beforeEach(async () => {
  host = await world.addPerson('Hanna');
  other = await world.addPerson('Omar');
  await world.jobs.runDue();
  world.rooms.calls.length = 0;
});
afterAll(() => world.db.close());

type Id = `conf_${string}`;
type Someone = typeof host;
type Body = Parameters<typeof world.conferences.participantHandlers.addParticipant>[0]['body'];
const create = async () => {
  const { createConference } = world.conferences.handlers;
  const { conference } = await createConference(input({ body: { title: 'Weekly' } }), host.visitor.request);
  await world.clock.advance(1);
  return conference;
};
const add = async (id: Id, body: Body, by: Someone = host) => {
  const { addParticipant } = world.conferences.participantHandlers;
  const { participant } = await addParticipant(input({ params: { id }, body }), by.visitor.request);
  await world.clock.advance(1);
  return participant;
};
const list = async (id: Id, by: Someone = host, query: { limit?: number; cursor?: string } = {}) =>
  await world.conferences.participantHandlers.listParticipants(input({ params: { id }, query }), by.visitor.request);
const shown = async (id: Id) => (await list(id)).items.map(({ name, role, expected }) => [name, role, expected]);
type Role = 'host' | 'moderator' | 'participant';
const change = async (id: Id, participantId: `prt_${string}`, role: Role, by: Someone = host) => {
  const { updateParticipant } = world.conferences.participantHandlers;
  const request = by.visitor.request;
  return (await updateParticipant(input({ params: { id, participantId }, body: { role } }), request)).participant;
};
const remove = (id: Id, participantId: `prt_${string}`, by: Someone = host) =>
  world.conferences.participantHandlers.removeParticipant(input({ params: { id, participantId } }), by.visitor.request);
const join = (
  code: string,
  by: { request: Parameters<typeof world.conferences.joinHandlers.joinByCode>[1] },
  name?: string,
) =>
  world.conferences.joinHandlers.joinByCode(
    input({ params: { code }, body: name === undefined ? {} : { name } }),
    by.request,
  );
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

test('[K15] people are given a part once, listed in order, page by page, and see each other', async () => {
  const { id } = await create();
  const made = await add(id, { userId: other.user.id, role: 'moderator' });
  expect(made).toMatchObject({ kind: 'user', userId: other.user.id, name: 'Omar', role: 'moderator', expected: false });
  expect((await add(id, { userId: other.user.id })).id).toBe(made.id);
  expect(await shown(id)).toEqual([
    ['Hanna', 'host', false],
    ['Omar', 'moderator', false],
  ]);
  const first = await list(id, other, { limit: 1 });
  const second = await list(id, other, { limit: 1, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Hanna', 'Omar']);
  expect(second.nextCursor).toBeNull();
  expect((await world.factsAbout(made.id)).map(({ type }) => type)).toEqual(['participant.added']);
  const nobody = 'usr_00000000000000000000000000';
  expect(await code(add(id, { userId: nobody }))).toBe('VALIDATION_FAILED');
});

test('[K15] a guest who was named is who comes first under that name, whatever the case of its letters', async () => {
  const { id, joinCode } = await create();
  const named = await add(id, { name: 'Amina Yusuf' });
  expect(named).toMatchObject({ kind: 'guest', userId: null, name: 'Amina Yusuf', expected: true });
  const come = async (name: string) => {
    const answer = await join(joinCode, world.guest(), name);
    return answer.state === 'admitted' ? answer.participant.id : null;
  };
  const [one, two] = await Promise.all([come('amina yusuf'), come('AMINA YUSUF')]);
  expect([one, two].filter((who) => who === named.id)).toHaveLength(1);
  expect(await come('Amina Yusuf')).not.toBe(named.id);
  expect((await shown(id)).every(([, , expected]) => expected === false)).toBe(true);
});

test('[K15] roles change, the room hears of it, and a conference has one host', async () => {
  const { id } = await create();
  const part = await add(id, { userId: other.user.id });
  expect((await change(id, part.id, 'moderator')).role).toBe('moderator');
  await change(id, part.id, 'moderator');
  expect((await world.factsAbout(part.id)).map(({ type }) => type)).toEqual([
    'participant.added',
    'participant.updated',
  ]);
  await world.jobs.runDue();
  expect(world.rooms.calls).toContain(`update Weekly ${id}`);

  const own = (await list(id)).items[0]?.id ?? part.id;
  expect(await code(change(id, own, 'participant'))).toBe('CONFLICT');
  expect(await code(remove(id, own))).toBe('CONFLICT');
  expect(await code(change(id, (await add(id, { name: 'Gus' })).id, 'host'))).toBe('CONFLICT');
  await change(id, part.id, 'host');
  expect((await shown(id)).slice(0, 2)).toEqual([
    ['Hanna', 'moderator', false],
    ['Omar', 'host', false],
  ]);
  const { conference } = await world.conferences.handlers.getConference(
    input({ params: { id } }),
    other.visitor.request,
  );
  expect([conference.host.name, conference.capabilities.canEnd]).toEqual(['Omar', true]);
  expect(await code(change(id, own, 'host'))).toBe('FORBIDDEN');
});

test('[K16] who was removed is let go by the room and comes in by nothing, until they are added again', async () => {
  const { id, joinCode } = await create();
  const guest = world.guest();
  const came = await join(joinCode, guest, 'Gus');
  const gus = came.state === 'admitted' ? came.participant.id : 'prt_';
  const omar = await add(id, { userId: other.user.id });
  await remove(id, gus);
  await remove(id, omar.id);
  expect(await code(remove(id, omar.id))).toBe('NOT_FOUND');
  await world.jobs.runDue();
  expect(world.rooms.calls.filter((call) => call === `remove ${id}`)).toHaveLength(2);
  expect(await shown(id)).toEqual([['Hanna', 'host', false]]);
  expect(await code(join(joinCode, guest, 'Gus'))).toBe('FORBIDDEN');
  expect(await code(join(joinCode, other.visitor))).toBe('FORBIDDEN');
  expect((await world.conferences.desk.admission(omar.id))?.mayEnter).toBe(false);
  expect(await code(list(id, other))).toBe('NOT_FOUND');
  expect((await world.factsAbout(gus)).map(({ type }) => type)).toEqual(['participant.added', 'participant.removed']);

  expect((await add(id, { userId: other.user.id })).id).toBe(omar.id);
  expect(await code(join(joinCode, other.visitor))).toBe('ok');
});

test('[K7] [K1] a participant sees and does not manage, a stranger is told nothing, and what is over stays as it is', async () => {
  const { id } = await create();
  const part = await add(id, { userId: other.user.id, role: 'moderator' });
  const stranger = await world.addPerson('Stella');
  const attempts = (by: Someone) => [
    list(id, by),
    add(id, { name: 'Gus' }, by),
    change(id, part.id, 'participant', by),
    remove(id, part.id, by),
  ];
  const codes = (by: Someone) => Promise.all(attempts(by).map(code));
  expect(await codes(other)).toEqual(['ok', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  expect(await codes(stranger)).toEqual(Array(4).fill('NOT_FOUND'));
  await world.conferences.handlers.endConference(input({ params: { id } }), host.visitor.request);
  expect(await codes(host)).toEqual(['ok', 'CONFERENCE_ENDED', 'CONFERENCE_ENDED', 'CONFERENCE_ENDED']);
});

test('[H6] [K9] a part, its fact and the answer are stored together or not at all', async () => {
  const { id } = await create();
  const { addParticipant } = world.conferences.participantHandlers;
  const keepAnswer = vi.fn().mockRejectedValueOnce(new Error('taken over'));
  const again = () =>
    addParticipant(input({ params: { id }, body: { name: 'Gus' } }), { ...host.visitor.request, keepAnswer });
  await expect(again()).rejects.toThrow('taken over');
  expect(await shown(id)).toHaveLength(1);
  const made = await again();
  expect(keepAnswer.mock.lastCall?.[1]).toEqual(made);
});
