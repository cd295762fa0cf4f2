import { ME_VERSION } from '@parley/contract/realtime';
import { sql } from 'drizzle-orm';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DATABASE_KINDS } from './platform/db/testing.ts';
import { asPerson, type BusyPerson, connect, makeBusyPerson, PERSON } from './testing/busy-person.ts';
import { type ServedApp, serveApp } from './testing/served-app.ts';

type Document = Record<string, Record<string, unknown>[]>;

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let app: ServedApp;
  let person: BusyPerson;
  beforeAll(async () => {
    app = await serveApp({ PARLEY_DEMO: 'off', TRUST_PROXY: 'true' }, kind);
    person = await makeBusyPerson(app);
  }, 60_000);
  afterAll(async () => {
    for (const socket of [person.socket, person.other.socket]) socket.close();
    await app.stop();
  });

  /** How many rows of a table name the person or one of their participants. */
  async function rowsNaming(table: string): Promise<number> {
    const ids = `%(${[person.userId, ...person.participantIds].join('|')})%`;
    const [row] = await app.db.sql.execute<{ rows: number }>(
      sql`select count(*) as rows from ${sql.identifier(table)} t where to_jsonb(t)::text similar to ${ids}`,
    );
    return row?.rows ?? 0;
  }

  test('[V1] the export has every row that names the person, without secrets', async () => {
    const answer = await asPerson(app)('GET', '/api/me/export', { headers: { cookie: person.cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="parley-export-\d{4}-\d\d-\d\d\.json"$/,
    );
    const told: Document = answer.json;
    expect(told).toMatchObject({ format: 'parley-export', version: 1, userId: person.userId });
    for (const [table, sections] of Object.entries(TOLD)) {
      const rows = await rowsNaming(table);
      expect([table, rows > 0]).toEqual([table, true]);
      expect([table, sections.flatMap((name) => told[name] ?? []).length]).toEqual([table, rows]);
    }
    const [profile] = told['profile'] ?? [];
    expect(profile).toMatchObject({ name: PERSON.name, email: PERSON.email });
    expect(told['chatMessages']?.map(({ message }) => (message as { text: string }).text)).toEqual([
      PERSON.said,
      PERSON.said,
    ]);
    expect(told['roomEvents']?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['participant_joined', 'participant_left', 'hand_raised']),
    );
    expect(answer.text).toContain(PERSON.address);
    expect(answer.text).not.toMatch(/hash|argon2|secret/i);
  });

  test('[V1] a host platform gets the same of its people, and of nobody else', async () => {
    const key = await app.call<{ secret: string }>('POST', '/api/api-keys', {
      cookie: person.other.cookie,
      body: { name: 'Reader', scopes: ['people:read'] },
      status: 201,
    });
    const read = (who: string) =>
      app.send({
        method: 'GET',
        path: `/api/people/campus/${who}/export`,
        headers: { authorization: `Bearer ${key.secret}` },
      });
    const answer = await read(PERSON.subject);
    expect(JSON.parse(answer.text)).toMatchObject({ userId: person.userId, profile: [{ name: PERSON.name }] });
    expect((await read('nobody')).status).toBe(404);
  });

  test('[B1] the audit log is narrowed and paged, says what each is called, and is for admins', async () => {
    const { other, userId, conferences } = person;
    type Page = {
      items: {
        type: string;
        actor: { name: string };
        subject: { id: string; name: string };
        conference: { id: string; name: string } | null;
      }[];
      nextCursor: string;
    };
    const read = (query: string) => app.call<Page>('GET', `/api/audit?${query}`, { cookie: other.cookie });
    const made = await read(`type=conference.created&actor=${userId}&limit=3`);
    expect(made.items).toHaveLength(3);
    expect(made.items[0]).toMatchObject({
      actor: { name: PERSON.name },
      subject: { id: conferences.shared.id, name: 'With a moderator, later' },
    });
    const rest = await read(`type=conference.created&actor=${userId}&limit=3&cursor=${made.nextCursor}`);
    expect(rest.items.map(({ subject }) => subject.id)).toEqual([conferences.ended.id]);
    expect(
      (await read(`address=${PERSON.address}&subject=${conferences.joined.id}`)).items.map(({ type }) => type),
    ).toContain('join_link.used');
    const added = await read(`type=participant.added&search=${encodeURIComponent(PERSON.name.toUpperCase())}`);
    expect(added.items.map(({ subject, conference }) => [subject.name, conference?.id])).toContainEqual([
      PERSON.name,
      conferences.joined.id,
    ]);
    expect((await read('to=2020-01-01T00:00:00Z')).items).toEqual([]);
    await app.db.sql.execute(sql`update users set role = 'member' where id = ${userId}`);
    expect((await app.send({ method: 'GET', path: '/api/audit', headers: { cookie: person.cookie } })).status).toBe(
      403,
    );
  });

  test('[B2] the log is a table to keep, narrowed alike, of any length, in which nothing is a formula', async () => {
    const { cookie } = person.other;
    const body = { title: '=1+1 "and, more"' };
    await app.call('POST', '/api/video-conferences', { cookie, body, status: 201 });
    const read = (query: string) =>
      app.send({ method: 'GET', path: `/api/audit/export?${query}`, headers: { cookie } });
    const narrow = await read('search=%3D1%2B1&type=conference.created');
    expect(narrow.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="parley-audit-\d{4}-\d\d-\d\d\.csv"$/),
    });
    const [head, row, ...rest] = narrow.text.split('\r\n');
    expect(head).toMatch(/^\uFEFFat,type,actorKind,/);
    expect(row).toContain(`,"'=1+1 ""and, more""",`);
    expect(rest).toEqual(['']);

    await app.db.sql.execute(sql`insert into facts (id, type, workspace_id, subject, actor, address, payload, at)
      select 'fct_' || lpad(n::text, 26, '0'), 'workspace.renamed', id, id, '{"kind":"system"}', '198.51.100.9', '{}', now()
      from workspaces, generate_series(1, 1200) n where is_default`);
    const lines = (await read('address=198.51.100.9')).text.split('\r\n').slice(1, -1);
    expect(new Set(lines.map((line) => line.split(',').at(-1))).size).toBe(1200);
  });

  test('[V3] the only admin stays, and who does not show that it is them too', async () => {
    const { other } = person;
    await app.db.sql.execute(sql`update users set role = 'member' where id = ${person.userId}`);
    const refused = await app.send({ method: 'DELETE', path: '/api/me', headers: { cookie: other.cookie } });
    expect([refused.status, JSON.parse(refused.text)]).toMatchObject([409, { details: { reason: 'last_admin' } }]);
    const erase = async (body: object) =>
      (await asPerson(app)('DELETE', '/api/me', { headers: { cookie: person.cookie }, body })).json;
    expect(await erase({ password: 'not the right one' })).toMatchObject({ details: { reason: 'password' } });
    const age = sql`update sessions set created_at = now() - interval '11 minutes' where user_id = ${person.userId}`;
    await app.db.sql.execute(age);
    expect(await erase({})).toMatchObject({ code: 'FORBIDDEN', details: { reason: 'reauthenticate' } });
  });

  test('[V3] [V4] [V5] erased, no column of any table holds anything of the person, and nobody is them any more', async () => {
    const [avatar] = await app.db.sql.execute<{ key: string }>(
      sql`select avatar_key as key from users where id = ${person.userId}`,
    );
    const values = [...PERSON.name.split(' '), ...Object.values(PERSON), avatar?.key ?? ''].filter(
      (value) => value !== PERSON.password,
    );
    expect(await columnsWith(app, values)).not.toEqual([]);
    const options = { auth: { protocol: ME_VERSION }, extraHeaders: { cookie: person.cookie } };
    const page = io(`${app.url}/me`, { ...options, transports: ['websocket'], reconnection: false, forceNew: true });
    await new Promise<void>((resolve) => page.once('me_changed', () => resolve()));
    const gone = await asPerson(app)('DELETE', '/api/me', {
      headers: { cookie: person.cookie },
      body: { password: PERSON.password },
    });
    expect([gone.status, gone.text]).toEqual([204, '']);
    await vi.waitFor(async () => expect(await openJobs(app)).toEqual([]), { timeout: 20_000 });
    expect(await columnsWith(app, values)).toEqual([]);

    // Out of the room, by whatever token or ticket.
    await vi.waitFor(() => expect([person.socket.connected, page.connected]).toEqual([false, false]), {
      timeout: 10_000,
    });
    const left = person.other.heard.filter((line) => line.startsWith('webrtc_participant_left'));
    expect(left.join('\n')).toContain(person.peerId);
    for (const headers of [{ cookie: person.cookie }, { authorization: person.bearer }]) {
      expect((await app.send({ method: 'GET', path: '/api/me', headers })).status).toBe(401);
    }
    const { email, password } = PERSON;
    const back = await asPerson(app)('POST', '/api/auth/sign-in', { body: { email, password } });
    expect(back.status).toBe(401);

    // Others keep what they took part in.
    const { cookie } = person.other;
    const { items } = await app.call<{ items: { name: string; userId: string | null }[] }>(
      'GET',
      `/api/video-conferences/${person.conferences.joined.id}/participants`,
      { cookie },
    );
    expect(items).toMatchObject([{ name: 'Omar' }, { name: '', userId: person.userId }]);
    const stateOf = async (which: keyof BusyPerson['conferences']) => {
      const { id } = person.conferences[which];
      const path = `/api/video-conferences/${id}`;
      const { conference } = await app.call<{ conference: { state: string; host: { name: string }; title: string } }>(
        'GET',
        path,
        { cookie },
      );
      return [conference.state, conference.host.name, conference.title];
    };
    expect(await stateOf('held')).toEqual(['cancelled', '', 'Alone, later']);
    expect(await stateOf('heldOn')).toEqual(['ended', '', 'Alone, now']);
    expect(await stateOf('shared')).toEqual(['scheduled', 'Omar', 'With a moderator, later']);
    expect(await stateOf('ended')).toEqual(['ended', '', '…’s meeting']);
    expect(await stateOf('joined')).toEqual(['active', 'Omar', 'Of Omar']);
  });

  test('[V5] who joins later hears a gap where the erased person wrote', async () => {
    const { cookie } = await app.call('POST', `/api/join/${person.conferences.joined.joinCode}`, {
      body: { name: 'Gus' },
    });
    const entry = await app.call<{ room: { token: string } }>(
      'POST',
      `/api/video-conferences/${person.conferences.joined.id}/join`,
      { cookie },
    );
    const { socket, joined } = await connect(app.url, entry.room.token);
    socket.close();
    expect(joined.participants.map(({ name }) => name)).toEqual(['Omar', 'Gus']);
    expect(joined.mode === 'snapshot' && joined.chat).toMatchObject([{ name: '', text: '' }]);
  });

  test('[V3] a host platform erases its people, but nobody with an account of their own', async () => {
    const { secret } = await app.call<{ secret: string }>('POST', '/api/api-keys', {
      cookie: person.other.cookie,
      body: { name: 'Writer', scopes: ['people:write'] },
      status: 201,
    });
    const headers = { authorization: `Bearer ${secret}` };
    const path = '/api/people/campus/lin';
    const put = {
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Lin Wu' }),
    };
    const before = JSON.parse((await app.send({ method: 'PUT', path, ...put })).text) as { person: { id: string } };
    expect((await app.send({ method: 'DELETE', path, headers })).status).toBe(204);
    expect((await app.send({ method: 'DELETE', path, headers })).status).toBe(404);
    expect(await columnsWith(app, ['Lin Wu'])).toEqual([]);
    const again = JSON.parse((await app.send({ method: 'PUT', path, ...put })).text) as { person: { id: string } };
    expect(again.person.id).not.toBe(before.person.id);

    const linked = sql`update users set email = 'lin@other.example' where id = ${again.person.id}`;
    await app.db.sql.execute(linked);
    const refused = await app.send({ method: 'DELETE', path, headers });
    expect([refused.status, JSON.parse(refused.text)]).toMatchObject([409, { details: { reason: 'own_account' } }]);
  });
});

/** Every column of every table, of the jobs too, that holds one of these values in its text, as `table.column`. */
async function columnsWith({ db }: ServedApp, values: readonly string[]): Promise<string[]> {
  const columns = await db.sql.execute<{ schema: string; table: string; column: string }>(sql`
    select table_schema::text as schema, table_name::text as table, column_name::text as column
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE' order by 1, 2, 3`);
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const text = sql`${sql.identifier(column)}::text`;
    const holds = values.map((value) => sql`strpos(${text}, ${value}) > 0`);
    const rows = await db.sql.execute(
      sql`select 1 from ${sql.identifier(schema)}.${sql.identifier(table)} where ${sql.join(holds, sql` or `)} limit 1`,
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** Jobs that follow from an erasure and are not done. */
const openJobs = ({ db }: ServedApp) =>
  db.sql.execute(sql`select name, state::text, output from pgboss.job where state not in ('completed', 'cancelled')
    and (name like '%forget%' or name like '%release%' or name in ('conferences.close-meeting', 'rooms.close-signed-out'))`);

/** Sections of the export by the table whose rows they tell. */
const TOLD: Record<string, readonly string[]> = {
  users: ['profile'],
  identities: ['identities'],
  avatars: ['pictures'],
  passwords: ['passwords'],
  passkeys: ['passkeys'],
  bookings: ['bookings'],
  sessions: ['sessions'],
  api_keys: ['apiKeys'],
  conferences: ['conferences'],
  participants: ['participations'],
  join_links: ['joinLinks'],
  conference_passes: ['passes'],
  room_events: ['chatMessages', 'roomEvents'],
  facts: ['facts'],
};
