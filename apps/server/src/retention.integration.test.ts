import { EXPIRES } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conferencesForTests, input } from './domains/conferences/testing.ts';
import { createRetention } from './domains/retention/index.ts';
import { expiringOf } from './expiring.ts';
import { DATABASE_KINDS } from './platform/db/testing.ts';
import { toInstant } from './platform/clock/clock.ts';
import { newId } from './platform/ids/ids.ts';
import { silentMetrics } from './platform/metrics/metrics.ts';

const DAY = 86_400_000;

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let world: Awaited<ReturnType<typeof conferencesForTests>> & { retention: ReturnType<typeof createRetention> };
  beforeAll(async () => {
    const made = await conferencesForTests(kind);
    const expiring = expiringOf(made.conferences);
    expect(new Set(expiring.map(({ what }) => what))).toEqual(new Set(EXPIRES));
    world = { ...made, retention: createRetention({ ...made, metrics: silentMetrics, expiring }) };
  });
  afterAll(() => world.db.close());

  /** A conference with a guest and a room in which the guest said something. */
  async function occupied(title: string, state: 'ended' | 'active') {
    const { clock, db, conferences, addPerson } = world;
    const { visitor } = await addPerson('Hanna');
    const body = { title };
    const { conference } = await conferences.handlers.createConference(input({ body }), visitor.request);
    const guest = world.guest();
    const params = { code: conference.joinCode };
    await conferences.joinHandlers.joinByCode(input({ params, body: { name: 'Gus Guest' } }), guest.request);
    const now = toInstant(clock.now());
    const [room, prt] = [newId('room', clock.now()), newId('participant', clock.now())];
    const endedAt = state === 'ended' ? now : null;
    await db.sql.execute(sql`insert into rooms (id, workspace_id, conference_id, created_at, ended_at)
      values (${room}, ${world.workspace.id}, ${conference.id}, ${now}, ${endedAt})`);
    const joined = JSON.stringify({ participant: { participant_id: prt, kind: 'guest', name: 'Gus Guest' } });
    const said = JSON.stringify({ message: { participant_id: prt, name: 'Gus Guest', text: 'Hello' } });
    await db.sql.execute(sql`insert into room_events (room_id, seq, epoch, type, payload, at) values
      (${room}, 1, 1, 'participant_joined', ${joined}::text::jsonb, ${now}),
      (${room}, 2, 1, 'chat_message', ${said}::text::jsonb, ${now})`);
    await db.sql.execute(
      sql`update conferences set state = ${state}, ended_at = ${endedAt} where id = ${conference.id}`,
    );
    const left = async () => {
      const [row] = await db.sql.execute<{ guest: string; log: string; facts: number }>(sql`select
        (select guest_name from participants where conference_id = ${conference.id} and user_id is null) as guest,
        (select string_agg(payload::text, ' ') from room_events where room_id = ${room}) as log,
        (select count(*) from facts where payload->>'conferenceId' = ${conference.id}) as facts`);
      return {
        guest: row?.guest,
        name: row?.log.includes('Gus'),
        words: row?.log.includes('Hello'),
        facts: row?.facts,
      };
    };
    return left;
  }

  test('[Z1] [Z3] what has expired goes night by night, and what is open stays', async () => {
    const { clock, db, jobs, retention } = world;
    await retention.start();
    const [over, open] = [await occupied('Over', 'ended'), await occupied('On', 'active')];
    const before = await open();
    expect(await over()).toMatchObject({ guest: 'Gus Guest', name: true, words: true });
    await db.sql.execute(sql`delete from manual_jobs where name <> 'retention.sweep'`);
    await clock.advance(89 * DAY);
    await jobs.runDue();
    expect(await over()).toMatchObject({ guest: 'Gus Guest', name: true, words: true });
    await clock.advance(3 * DAY);
    await jobs.runDue();
    expect(await over()).toMatchObject({ guest: '', name: false, words: true });
    await clock.advance(280 * DAY);
    await jobs.runDue();
    expect(await over()).toEqual({ guest: '', name: false, words: false, facts: 0 });
    expect(await open()).toEqual(before);
    const swept = await db.sql.execute<{ what: string }>(
      sql`select distinct payload->>'what' as what from facts where type = 'retention.swept' order by 1`,
    );
    expect(swept.map(({ what }) => what)).toEqual(expect.arrayContaining(['audit', 'chat']));
    expect(
      await db.sql.execute(sql`select 1 from manual_jobs where name = 'retention.sweep' and key = 'daily'`),
    ).toHaveLength(1);
  });

  test('[Z2] an admin changes how long things stay, by version', async () => {
    const { retention, addPerson } = world;
    const { visitor } = await addPerson('Ada', 'admin');
    const change = (body: object) => retention.handlers.changeRetention(input({ body }), visitor.request);
    expect((await change({ chatDays: 7, version: 1 })).retention).toMatchObject({
      chatDays: 7,
      auditDays: 365,
      version: 2,
    });
    await expect(change({ chatDays: 8, version: 1 })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect((await retention.handlers.getRetention(input(), visitor.request)).retention.chatDays).toBe(7);
  });
});
