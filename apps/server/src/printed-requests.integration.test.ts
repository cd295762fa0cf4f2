import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LATER, LATER_FIELDS, PRINTED, PRINTED_ERROR, type PrintedRequest } from './testing/printed-requests.ts';
import { type ServedApp, serveApp } from './testing/served-app.ts';

// What other systems' documents print is sent as it is printed, in their order, to a running server with its demo people.

let app: ServedApp;
const headers: Partial<Record<PrintedRequest['as'], Record<string, string>>> = {};
/** What earlier answers gave. */
const kept = new Map<string, string>();

beforeAll(async () => {
  app = await serveApp();
  const signIn = async (email: string) => {
    const body = { email, password: 'password123' };
    const { cookie, user } = await app.call<{ user: { id: string } }>('POST', '/api/auth/sign-in', { body });
    return { cookie, id: user.id };
  };
  const [host, other] = [await signIn('test@startup.com'), await signIn('test@corporate.com')];
  headers.host = { cookie: host.cookie };
  headers.other = { cookie: other.cookie };
  kept.set('other', other.id);
  const admin = { email: 'ada@example.org', password: 'a long enough one', name: 'Ada' };
  const { cookie } = await app.call('POST', '/api/auth/sign-up', { body: admin, status: 201 });
  await app.db.sql.execute(sql`update users set role = 'admin' where email = ${admin.email}`);
  const scopes = ['conferences:read', 'conferences:write', 'people:write', 'join:on_behalf'];
  const body = { name: 'School', scopes };
  const { secret } = await app.call<{ secret: string }>('POST', '/api/api-keys', { cookie, body, status: 201 });
  const person = (subject: string, name: string) => ({
    authorization: `Bearer ${secret}`,
    'parley-on-behalf-of': `school:${subject}; name=${encodeURIComponent(name)}`,
  });
  // Who is named by an id has been seen before.
  await app.send({ method: 'GET', path: '/api/video-conferences', headers: person('456', 'Ms Berg') });
  headers.platform = person('456', 'Ms Berg');
}, 60_000);
afterAll(() => app.stop());

async function send({ request, as, of, body }: PrintedRequest) {
  const [method = '', path = ''] = request.split(' ');
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await app.send({
    method,
    path: path.replace(/\{\w+\}|<\w+>/, kept.get(of ?? '') ?? 'nothing'),
    headers: { ...headers[as], ...type },
    ...(body !== undefined && { body: JSON.stringify(filled(body)) }),
  });
  return { status: answer.status, body: answer.text === '' ? null : (JSON.parse(answer.text) as object) };
}

/** With what was kept for `$name`. */
function filled<T>(value: T): T {
  if (typeof value === 'string' && value.startsWith('$')) return (kept.get(value.slice(1)) ?? value) as T;
  if (value === null || typeof value !== 'object' || 'asymmetricMatch' in value) return value;
  if (Array.isArray(value)) return value.map(filled) as T;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, filled(field)])) as T;
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, name) => (found as Record<string, unknown> | undefined)?.[name], value);

describe.each(Object.entries(PRINTED))('[H12] as the documents of the %s print it', (_, requests) => {
  test.each(requests.map((printed) => [printed.request, printed] as const))('%s', async (_name, printed) => {
    const answer = await send(printed);
    expect([answer.status, answer.body]).toEqual([printed.status ?? 200, answer.body]);
    if (printed.answer !== undefined) expect(answer.body).toMatchObject(filled(printed.answer));
    for (const [name, path] of Object.entries(printed.keep ?? {})) kept.set(name, String(at(answer.body, path)));
  });
});

test('[H1] an error is as it is printed', async () => {
  const conferenceId = kept.get('appointment') ?? '';
  const path = { request: 'POST /api/video-conferences/{id}/join', as: 'platform', of: 'appointment' } as const;
  expect((await send(path)).body).toMatchObject({ code: 'CONFERENCE_ENDED' });
  // Its room is opened once and closed with it: then the provider has no way in.
  const room = conferenceId.replace('conf_', 'room_');
  await app.db.sql.execute(sql`insert into rooms (id, workspace_id, conference_id, created_at, ended_at)
    select ${room}, workspace_id, id, now(), now() from conferences where id = ${conferenceId} on conflict do nothing`);
  await app.db.sql.execute(sql`update conferences set state = 'active' where id = ${conferenceId}`);
  const failed = await send(path);
  expect(failed.status).toBe(502);
  expect(Object.keys(failed.body ?? {}).sort()).toEqual(Object.keys(PRINTED_ERROR).sort());
  expect(failed.body).toMatchObject({ ...PRINTED_ERROR, details: { meeting_id: room } });
});

describe('[K6] what comes later is refused until it does', () => {
  test.each(Object.keys(LATER))('%s', async (request) => {
    const answer = await send({ request, as: 'host', ...(request.startsWith('POST') && { body: {} }) });
    expect(answer).toMatchObject({ status: 404, body: { error: 'There is nothing here.' } });
  });

  test.each(LATER_FIELDS)('$body comes with $comesWith', async ({ body, code }) => {
    const answer = await send({ request: 'POST /api/video-conferences', as: 'platform', body });
    expect(answer.body).toMatchObject({ code });
  });
});
