import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { DATABASE_KINDS } from '../../platform/db/testing.ts';
import { participants } from './tables.ts';
import { conferencesForTests, input } from './testing.ts';

// What depends on how the database locks and orders: the same on both kinds, on PostgreSQL with real concurrency.

test.each(DATABASE_KINDS)(
  '[K1] [K9] many who start, join and end at the same moment leave one of each (%s)',
  async (kind) => {
    const world = await conferencesForTests(kind);
    const { handlers, joinHandlers, desk } = world.conferences;
    const host = await world.addPerson('Hanna');
    const other = await world.addPerson('Omar');
    const startsAt = new Date(world.clock.now() + 60_000).toISOString();
    const { conference } = await handlers.createConference(
      input({ body: { title: 'Weekly', startsAt } }),
      host.visitor.request,
    );
    const { id, joinCode: code } = conference;
    const many = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, work));

    const start = () => handlers.startConference(input({ params: { id } }), host.visitor.request);
    await Promise.all([many(start), many(() => desk.someoneEntered(id))]);
    const joined = await many(() =>
      joinHandlers.joinByCode(input({ params: { code }, body: {} }), other.visitor.request),
    );
    expect(new Set(joined.map((answer) => answer.state === 'admitted' && answer.participant.id)).size).toBe(1);
    await many(() => handlers.endConference(input({ params: { id } }), host.visitor.request));
    const removed = await Promise.allSettled(
      Array.from({ length: 8 }, () => handlers.deleteConference(input({ params: { id } }), host.visitor.request)),
    );
    expect(removed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);

    expect((await world.factsAbout(id)).map(({ type }) => type)).toEqual([
      'conference.created',
      'conference.started',
      'conference.ended',
      'conference.deleted',
    ]);
    expect(await world.db.sql.select().from(participants).where(eq(participants.conferenceId, id))).toHaveLength(2);
    await world.db.close();
  },
);

test.each(DATABASE_KINDS)('[H9] pages follow on each other to the millisecond (%s)', async (kind) => {
  const world = await conferencesForTests(kind);
  const host = await world.addPerson('Hanna');
  const { handlers } = world.conferences;
  for (let i = 0; i < 6; i++) {
    const startsAt = new Date(world.clock.now() + 3_600_000 + Math.floor(i / 2)).toISOString();
    await handlers.createConference(input({ body: { title: `${i}`, startsAt } }), host.visitor.request);
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { limit: 1, ...(cursor !== null && { cursor }) };
    const page: Awaited<ReturnType<typeof handlers.listUpcoming>> = await handlers.listUpcoming(
      input({ query }),
      host.visitor.request,
    );
    seen.push(...page.items.map(({ startsAt, id }) => `${startsAt} ${id}`));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(6);
  expect(seen).toEqual(seen.toSorted());
  await world.db.close();
});
