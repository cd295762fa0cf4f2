import type { Id } from '@parley/contract';
import { PROTOCOL_VERSION, type WebrtcJoined } from '@parley/contract/realtime';
import { sql } from 'drizzle-orm';
import { io, type Socket } from 'socket.io-client';
import { createAuth, SESSION_COOKIE } from '../domains/auth/index.ts';
import { createPeople } from '../domains/people/index.ts';
import { createWorkspaces } from '../domains/workspaces/index.ts';
import { addWorkspace } from '../domains/workspaces/testing.ts';
import { systemClock as clock } from '../platform/clock/clock.ts';
import type { Facts } from '../platform/facts/facts.ts';
import type { Caller } from '../platform/http/caller.ts';
import { Visitor } from '../platform/http/testing/visitor.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { silentLogger } from '../platform/log/logger.ts';
import type { ServedApp } from './served-app.ts';

/** An admin of a workspace, with a meeting, a guest in it, and all that makes them themselves. */
export interface Resident {
  /** Header of the signed-in person, and of their guest. */
  cookie: string;
  guestCookie: string;
  conferenceId: string;
  joinCode: string;
  /** What the host platform calls the conference. */
  externalId: string;
  sessionId: string;
  participantId: string;
  /** Secrets by what they are. */
  secrets: {
    session: string;
    token: string;
    guest: string;
    roomToken: string;
    ticket: string;
    cursor: string;
    apiKey: string;
  };
  peerId: string;
  socket: Socket;
  /** Messages that came, by name. */
  heard: string[];
}

/** A workspace has a hundred API keys at most, and each token is a hash of a password, so not everybody makes them. */
type NewResident = (options: { keys: boolean }) => Promise<Resident>;

const PASSWORD = 'a long enough one';
const SILENT: Facts = { record: () => Promise.resolve(), recordAll: () => Promise.resolve(), subscribe: () => {} };
const NO_JOBS: Jobs = {
  work() {},
  send: () => Promise.resolve(),
  sendAll: () => Promise.resolve(),
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  counts: () => Promise.resolve([]),
};
let count = 0;

/** People of one workspace of a server: its default one, or one beside it. */
export async function workspaceOf(app: ServedApp, which: 'default' | 'other'): Promise<NewResident> {
  const { db } = app;
  const workspaces = createWorkspaces({ db, clock, facts: SILENT });
  const { id } =
    which === 'default' ? await workspaces.ensureDefault('') : await addWorkspace(db, 'Other', clock.now());
  const people = createPeople({ db, clock, facts: SILENT, workspaces });
  const notifications = { queue: () => Promise.resolve(null), wipe: () => Promise.resolve() };
  const auth = createAuth({
    db,
    clock,
    facts: SILENT,
    jobs: NO_JOBS,
    log: silentLogger,
    people,
    workspaces,
    notifications,
    frontendUrl: app.url,
    workspaceId: id,
    setUp: { isNeeded: () => Promise.resolve(false) },
    requireConfirmedEmail: false,
    refusedPasswords: [],
  });
  return ({ keys }) => settle(app, id, auth.handlers, keys);
}

/** Signs up, makes two meetings and enters one, with a guest beside. */
async function settle(
  app: ServedApp,
  workspaceId: Id<'workspace'>,
  handlers: ReturnType<typeof createAuth>['handlers'],
  withKeys: boolean,
): Promise<Resident> {
  count += 1;
  const email = `resident${count}@example.org`;
  const visitor = new Visitor<Caller>({ kind: 'nobody', workspaceId });
  const input = { params: undefined, query: undefined };
  const body = { email, password: PASSWORD, name: `Resident ${count}` };
  await handlers.signUp({ ...input, body }, visitor.request);
  // Those with the most rights in their own workspace.
  await app.db.sql.execute(sql`update users set role = 'admin' where email = ${email}`);
  const byPassword = { ...input, body: { email, password: PASSWORD } };
  const token = withKeys ? (await handlers.createToken(byPassword, visitor.request)).token : '';
  const session = visitor.cookies.get(SESSION_COOKIE) ?? '';
  const cookie = `${SESSION_COOKIE}=${session}`;

  const externalId = `their-appointment-no-${count}`;
  const create = (title: string, more: { externalId?: string } = {}) =>
    app.call<{ conference: { id: string; joinCode: string } }>('POST', '/api/video-conferences', {
      cookie,
      body: { title, ...more },
      status: 201,
    });
  const { conference } = await create(`Only for those of ${count}`, { externalId });
  await create(`Also only for those of ${count}`);
  const page = await app.call<{ nextCursor: string }>('GET', '/api/video-conferences?limit=1', { cookie });
  const sessions = await app.call<{ items: { id: string; kind: string }[] }>('GET', '/api/auth/sessions', { cookie });
  const apiKey = withKeys ? await newApiKey(app, cookie) : '';
  const guest = await app.call('POST', `/api/join/${conference.joinCode}`, { body: { name: `Guest ${count}` } });
  const entry = await app.call<{ room: { token: string } }>('POST', `/api/video-conferences/${conference.id}/join`, {
    cookie,
  });
  const { socket, heard, joined } = await enter(app.url, entry.room.token);
  return {
    cookie,
    guestCookie: guest.cookie,
    conferenceId: conference.id,
    joinCode: conference.joinCode,
    externalId,
    sessionId: sessions.items.find(({ kind }) => kind === 'browser')?.id ?? '',
    participantId: joined.self.participant_id,
    peerId: joined.self.peer_id,
    secrets: {
      session,
      token,
      guest: guest.cookie.split('=')[1] ?? '',
      roomToken: entry.room.token,
      ticket: joined.ticket,
      cursor: page.nextCursor,
      apiKey,
    },
    socket,
    heard,
  };
}

async function newApiKey(app: ServedApp, cookie: string): Promise<string> {
  const body = { name: `Platform ${count}`, scopes: ['conferences:read'] };
  return (await app.call<{ secret: string }>('POST', '/api/api-keys', { cookie, body, status: 201 })).secret;
}

async function enter(url: string, token: string) {
  const auth = { protocol: PROTOCOL_VERSION, token };
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, auth });
  const heard: string[] = [];
  socket.onAny((name: string, message: unknown) => heard.push(`${name} ${JSON.stringify(message)}`));
  const joined = new Promise<WebrtcJoined>((resolve) => socket.once('webrtc_joined', resolve));
  const media = { audio: true, video: false, screen: false };
  await socket.emitWithAck('webrtc_join_room', { op_id: `enter-${count}-aaaa`, media });
  return { socket, heard, joined: await joined };
}
