import type { RouteInput, mentoringCallRoutes } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conferencesForTests, input } from '../conferences/testing.ts';
import { createBookings } from './index.ts';

type Body = RouteInput<Extract<(typeof mentoringCallRoutes)[number], { id: 'createMentoringCall' }>>['body'];
type Person = Awaited<ReturnType<typeof world.addPerson>>;

let world: Awaited<ReturnType<typeof conferencesForTests>>;
let calls: ReturnType<typeof createBookings>['callHandlers'];
let mentor: Person;
let student: Person;
let other: Person;
let admin: Person;
beforeAll(async () => {
  world = await conferencesForTests();
  calls = createBookings({ ...world, conferences: world.conferences.privateConferences }).callHandlers;
  mentor = await world.addPerson('Maya');
  student = await world.addPerson('Jonas');
  other = await world.addPerson('Omar');
  admin = await world.addPerson('Ada', 'admin');
});
afterAll(() => world.db.close());

const open = async (body: Body, by = mentor) =>
  (await calls.createMentoringCall(input({ body }), by.visitor.request)).room;
const withStudent = (sessionId: string): Body => ({ sessionId, menteeId: student.user.id });

test('[B1] a session has one call, whoever opens it and however many do at once', async () => {
  const made = await Promise.all([
    open(withStudent('session-1')),
    open(withStudent('session-1')),
    open({ sessionId: 'session-1', mentorId: mentor.user.id }, student),
    open({ sessionId: 'session-1', mentorId: mentor.user.id }, student),
  ]);
  expect(new Set(made.map(({ roomId }) => roomId)).size).toBe(1);
  const again = await open({ sessionId: 'session-1' }, student);
  expect(again).toMatchObject({ roomId: made[0]?.roomId, role: 'student', status: 'waiting', session_id: 'session-1' });
  const { handlers } = world.conferences;
  const list = await handlers.listConferences(input({ query: {} }), mentor.visitor.request);
  expect(list.items).toMatchObject([{ title: 'Maya – Jonas', kind: 'mentorship', settings: { maxParticipants: 2 } }]);
});

test('[B1] the booking, its conference and their facts are one transaction', async () => {
  const room = await open(withStudent('session-facts'));
  const facts = await world.db.sql.execute<{ type: string }>(sql`select type from facts
    where payload ->> 'conferenceId' = ${room.conferenceId} order by ctid`);
  const of = ['conference.created', 'participant.added', 'participant.added', 'booking.created'];
  expect(facts.map(({ type }) => type)).toEqual(of);
  await expect(
    open({ sessionId: 'session-past', menteeId: student.user.id, startsAt: '2000-01-01T00:00:00Z' }),
  ).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  const ask = calls.getMentoringCallOfSession(input({ params: { sessionId: 'session-past' } }), mentor.visitor.request);
  await expect(ask).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('[B2] only its two people see, join and end it, by session, by room and by its link; an admin neither', async () => {
  const { roomId, joinCode, conferenceId } = await open(withStudent('session-2'));
  const { joinHandlers, handlers } = world.conferences;
  const every = (who: Person) => [
    calls.getMentoringCall(input({ params: { roomId } }), who.visitor.request),
    calls.getMentoringCallOfSession(input({ params: { sessionId: 'session-2' } }), who.visitor.request),
    calls.joinMentoringCall(input({ params: { roomId } }), who.visitor.request),
    joinHandlers.getDoor(input({ params: { code: joinCode } }), who.visitor.request),
    joinHandlers.joinByCode(input({ params: { code: joinCode }, body: {} }), who.visitor.request),
    handlers.joinConference(input({ params: { id: conferenceId } }), who.visitor.request),
  ];
  for (const who of [mentor, student]) await Promise.all(every(who));
  for (const who of [other, admin]) {
    for (const refused of await Promise.allSettled(every(who)))
      expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
    const end = calls.endMentoringCall(input({ params: { roomId } }), who.visitor.request);
    await expect(end).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  const guest = world.guest().request;
  expect(await joinHandlers.getDoor(input({ params: { code: joinCode } }), guest)).toMatchObject({
    door: { needs: { account: true } },
  });
  const join = joinHandlers.joinByCode(input({ params: { code: joinCode }, body: { name: 'Gus' } }), guest);
  await expect(join).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('[B3] who opens a call is one of its two people, and a session keeps the two that it has', async () => {
  const { user } = other;
  const refusals: [Body, Person, string][] = [
    [{ sessionId: 'session-3' }, mentor, 'VALIDATION_FAILED'],
    [{ sessionId: 'session-3', menteeId: mentor.user.id }, mentor, 'VALIDATION_FAILED'],
    [{ sessionId: 'session-3', menteeId: 'usr_00000000000000000000000000' }, mentor, 'VALIDATION_FAILED'],
    [{ sessionId: 'session-3', mentorId: mentor.user.id, menteeId: student.user.id }, admin, 'FORBIDDEN'],
    [{ sessionId: 'session-2' }, other, 'CONFLICT'],
    [{ sessionId: 'session-2', menteeId: user.id }, mentor, 'CONFLICT'],
    [{ sessionId: 'session-2', mentorId: student.user.id }, student, 'CONFLICT'],
  ];
  for (const [body, by, code] of refusals) await expect(open(body, by)).rejects.toMatchObject({ code });
});

test('[B4] it waits until somebody is there, and either of the two ends it, before it begins too', async () => {
  const { roomId, conferenceId } = await open(withStudent('session-4'));
  const end = async (by: Person) =>
    (await calls.endMentoringCall(input({ params: { roomId } }), by.visitor.request)).room.status;
  await world.conferences.desk.someoneEntered(conferenceId);
  expect((await open({ sessionId: 'session-4' })).status).toBe('active');
  expect([await end(student), await end(mentor)]).toEqual(['ended', 'ended']);
  const join = calls.joinMentoringCall(input({ params: { roomId } }), student.visitor.request);
  await expect(join).rejects.toMatchObject({ code: 'CONFERENCE_ENDED' });

  const unheld = await open(withStudent('session-5'));
  const params = { roomId: unheld.roomId };
  for (const _ of [1, 2]) {
    const { room } = await calls.endMentoringCall(input({ params }), student.visitor.request);
    expect(room.status).toBe('ended');
  }
});

test('[B5] of each of the two is told when they came first and went last, as far as the provider knows', async () => {
  const { roomId, conferenceId } = await open(withStudent('session-6'));
  const { listParticipants } = world.conferences.participantHandlers;
  const { items } = await listParticipants(input({ params: { id: conferenceId }, query: {} }), mentor.visitor.request);
  const partOf = (who: typeof mentor) => items.find(({ userId }) => userId === who.user.id)?.id ?? '';
  const joinedAt = Date.UTC(2026, 10, 24, 15, 1);
  world.rooms.times.set(partOf(mentor), { joinedAt, leftAt: null });
  world.rooms.times.set(partOf(student), { joinedAt, leftAt: joinedAt + 60_000 });
  const see = async () =>
    (await calls.getMentoringCall(input({ params: { roomId } }), student.visitor.request)).room.participants;
  const came = { joinedAt: '2026-11-24T15:01:00.000Z', joined_at: '2026-11-24T15:01:00.000Z' };
  expect(await see()).toMatchObject([
    { role: 'mentor', ...came, leftAt: null, online: true, is_online: true },
    {
      role: 'student',
      ...came,
      leftAt: '2026-11-24T15:02:00.000Z',
      left_at: '2026-11-24T15:02:00.000Z',
      online: false,
    },
  ]);
  world.rooms.fail();
  expect(await see()).toMatchObject([{ joinedAt: null, online: false }, { joinedAt: null }]);
  world.rooms.failure = null;
});
