import { API_SCOPES, type ApiScope, type Route, routes } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedApp, serveApp } from './testing/served-app.ts';
import { goodParts, wireRequest } from './testing/wire-requests.ts';

// The permission table: every route by every kind of caller in every state of a conference, each cell asserted. What the contract
// says of a route decides who gets past its door; RIGHTS says who may do what with a conference.

type State = 'scheduled' | 'active' | 'ended';
const STATES: readonly State[] = ['scheduled', 'active', 'ended'];

/** What a caller is, as far as the table cares. */
interface Kind {
  name: string;
  is: 'nobody' | 'user' | 'key' | 'acting';
  /** What they are to the conference of the test. */
  standing: 'host' | 'admin' | 'participant' | 'stranger' | 'foreign';
  scopes?: readonly ApiScope[];
}

const key = (scope: ApiScope): Kind[] => [
  { name: `a key with ${scope}`, is: 'key', standing: 'admin', scopes: [scope] },
  { name: `a key with ${scope} on behalf of the host`, is: 'acting', standing: 'host', scopes: [scope] },
];
const KINDS: readonly Kind[] = [
  { name: 'nobody', is: 'nobody', standing: 'stranger' },
  { name: 'a guest', is: 'nobody', standing: 'participant' },
  { name: 'a member without a part', is: 'user', standing: 'stranger' },
  { name: 'a participant', is: 'user', standing: 'participant' },
  { name: 'the host', is: 'user', standing: 'host' },
  { name: 'an admin', is: 'user', standing: 'admin' },
  ...API_SCOPES.flatMap(key),
  { name: 'a key of another workspace', is: 'key', standing: 'foreign', scopes: API_SCOPES },
  { name: 'a key on behalf of a stranger', is: 'acting', standing: 'stranger', scopes: API_SCOPES },
];

/** Routes about one conference by its id: who may see and not do it gets `FORBIDDEN`, who may not see it `NOT_FOUND` (K7). */
const RIGHTS: Record<string, readonly Kind['standing'][]> = {
  getConference: ['host', 'admin', 'participant'],
  startConference: ['host', 'admin'],
  endConference: ['host', 'admin'],
  cancelConference: ['host', 'admin'],
  updateConference: ['host', 'admin'],
  deleteConference: ['host', 'admin'],
  listParticipants: ['host', 'admin', 'participant'],
  addParticipant: ['host', 'admin'],
  joinConference: ['host', 'admin', 'participant'],
  // A key sends its people into any conference of its workspace.
  createJoinLink: ['host', 'stranger'],
  // The host is its mentor, the participant its mentee.
  getMentoringCall: ['host', 'participant'],
  getMentoringCallOfSession: ['host', 'participant'],
  joinMentoringCall: ['host', 'participant'],
  endMentoringCall: ['host', 'participant'],
};
/** Another name of a route has its rights. */
const rightsOf = ({ id, sameAs = id }: Route) => RIGHTS[sameAs];

/** Refused before anything else, or null for who gets as far as the handler. */
function refusalAtDoor({ permission, keys }: Route, { is, standing, scopes }: Kind): 401 | 403 | null {
  if (is === 'key' || is === 'acting') {
    if (keys === undefined || (keys.scope !== null && scopes?.includes(keys.scope) !== true)) return 403;
    return is === 'key' && keys.alone !== true ? 403 : null;
  }
  if (permission === 'anyone' || permission === 'participant') return null;
  if (is === 'nobody') return 401;
  if (permission === 'key') return 403;
  return permission === 'admin' && standing !== 'admin' ? 403 : null;
}

/** Who may see a conference. Of a mentoring call nobody else is told that there is one (B2). */
const seesIt = ({ tag }: Route, { standing }: Kind) =>
  tag !== 'mentoring calls' && ['host', 'admin', 'participant'].includes(standing);

const OF_ONE =
  /^\/api\/(video-conferences|video-calls|webrtc\/rooms)\/\{id\}|^\/api\/mentoring\/video-call\/(session\/)?\{/;

const all = routes as readonly Route[];
let app: ServedApp;
/** Headers of each kind of caller, in the conference of each state. */
const headers = new Map<string, Record<string, string>>();
const places = new Map<State, { id: string; joinCode: string; roomId: string }>();

interface Made {
  conference: { id: string; joinCode: string; roomId: string };
}

beforeAll(async () => {
  app = await serveApp({ PARLEY_DEMO: 'off' });
  const accountOf = (name: string) => ({ email: `${name}@example.org`, password: 'a long enough one', name });
  const signUp = async (name: string) =>
    (await app.call('POST', '/api/auth/sign-up', { body: accountOf(name), status: 201 })).cookie;
  const admin = await app.setUp(accountOf('ada'));
  const [host, participant, member] = [await signUp('hanna'), await signUp('pia'), await signUp('mona')];
  const keyWith = async (scopes: readonly ApiScope[]) => {
    const body = { name: 'Key', scopes };
    const { secret } = await app.call<{ secret: string }>('POST', '/api/api-keys', {
      cookie: admin,
      body,
      status: 201,
    });
    return { authorization: `Bearer ${secret}` };
  };
  const everything = await keyWith(API_SCOPES);
  const onBehalf = (who: string) => ({ 'parley-on-behalf-of': `campus:${who}` });
  // The host is one account and one of the platform's people, so that both ways of being the host meet the same conference.
  const put = { method: 'PUT', path: '/api/people/campus/hanna', body: JSON.stringify({ name: 'Hanna' }) };
  await app.send({ ...put, headers: { ...everything, 'content-type': 'application/json' } });
  await app.db.sql.execute(
    sql`update identities set user_id = (select id from users where email = 'hanna@example.org')`,
  );
  await app.send({
    ...put,
    path: '/api/people/campus/stranger',
    headers: { ...everything, 'content-type': 'application/json' },
  });

  const guests: string[] = [];
  for (const state of STATES) {
    const body = { title: `A ${state} one`, startsAt: new Date(Date.now() + 600_000).toISOString() };
    const { conference } = await app.call<Made>('POST', '/api/video-conferences', { cookie: host, body, status: 201 });
    const path = `/api/join/${conference.joinCode}`;
    await app.call('POST', path, { cookie: participant, body: {} });
    guests.push((await app.call('POST', path, { body: { name: 'Gus' } })).cookie);
    await app.db.sql.execute(sql`update conferences set state = ${state} where id = ${conference.id}`);
    const person = (name: string) => sql`(select id from users where email = ${`${name}@example.org`})`;
    await app.db.sql.execute(sql`insert into bookings select 'bkg_' || right(id, 26), workspace_id, ${`session-${state}`},
      ${person('hanna')}, ${person('pia')}, id, host_user_id, now(), now() from conferences where id = ${conference.id}`);
    places.set(state, conference);
  }
  const cookies: Record<string, string> = {
    nobody: '',
    'a guest': guests.join('; '),
    'a member without a part': member,
    'a participant': participant,
    'the host': host,
    'an admin': admin,
  };
  for (const [name, cookie] of Object.entries(cookies)) headers.set(name, { cookie });
  for (const scope of API_SCOPES) {
    const shown = await keyWith([scope]);
    headers.set(`a key with ${scope}`, shown);
    headers.set(`a key with ${scope} on behalf of the host`, { ...shown, ...onBehalf('hanna') });
  }
  headers.set('a key on behalf of a stranger', { ...everything, ...onBehalf('stranger') });
  const foreign = await keyWith(API_SCOPES);
  await app.db.sql.execute(sql`insert into workspaces (id, name, is_default, created_at, updated_at)
    values ('ws_00000000000000000000000007', 'Elsewhere', false, now(), now())`);
  await app.db.sql.execute(sql`update api_keys set workspace_id = 'ws_00000000000000000000000007'
    where id = (select id from api_keys order by created_at desc, id desc limit 1)`);
  headers.set('a key of another workspace', foreign);
}, 60_000);
afterAll(() => app.stop());

/** Sends the contract's example, about the conference of this state; it changes nothing that the next one meets. */
async function ask(route: Route, kind: Kind, state: State): Promise<number> {
  const place = places.get(state);
  const parts = goodParts(route, (text) => {
    if (text.startsWith('conf_')) return place?.id ?? text;
    if (text.startsWith('room_')) return place?.roomId ?? text;
    if (text === 'session-42') return `session-${state}`;
    return /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(text) ? (place?.joinCode ?? text) : text;
  });
  const { headers: type, ...request } = wireRequest(route, parts);
  const shown = { ...type, ...headers.get(kind.name) };
  const answer = await app.send({ ...request, headers: shown });
  if (answer.status < 400 && route.method !== 'GET' && place !== undefined) {
    await app.db.sql.execute(sql`update conferences set state = ${state}, deleted_at = null where id = ${place.id}`);
  }
  // A room that another cell has closed opens no more: whoever gets so far was let in.
  if (!answer.text.includes('PROVIDER_ERROR')) expect(answer.status, answer.text).toBeLessThan(500);
  return answer.status;
}

/** Routes that end the session of whoever calls them. */
const ENDS_CALLER = ['signUp', 'signIn', 'signOut', 'endSession'];

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (_name, kind) => {
  const walked = all.filter(({ id }) => !ENDS_CALLER.includes(id) || kind.is !== 'user');
  test.each(walked.map((route) => [`${route.method} ${route.path}`, route] as const))('[G3] %s', async (_, route) => {
    const refusal = refusalAtDoor(route, kind);
    const rights = rightsOf(route);
    const states = OF_ONE.test(route.path) ? STATES : (['active'] as const);
    for (const state of states) {
      const status = await ask(route, kind, state);
      if (refusal !== null) expect([state, status]).toEqual([state, refusal]);
      else if (rights === undefined)
        expect([401, 403].includes(status) && kind.is === 'key', `${state} ${status}`).toBe(false);
      else if (rights.includes(kind.standing)) expect([401, 403, 404], state).not.toContain(status);
      else expect([state, status]).toEqual([state, seesIt(route, kind) ? 403 : 404]);
    }
  });
});

test('[K7] every route about one conference by its id has its row', () => {
  const ofOne = all.filter(({ path }) => OF_ONE.test(path) && /\}(\/(start|end|cancel|join))?$/.test(path));
  expect(ofOne.length).toBeGreaterThan(15);
  // Who is who in a list of people is the domain's own table.
  const others = ofOne.filter(({ id }) => !['updateParticipant', 'removeParticipant'].includes(id));
  expect(others.filter((route) => rightsOf(route) === undefined).map(({ id }) => id)).toEqual([]);
});
