import {
  type Conference,
  conferenceRoutes,
  type Id,
  joinRoutes,
  type Participant,
  participantRoutes,
} from '@parley/contract';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../../../platform/http/caller.ts';
import { Idempotency } from '../../../platform/http/idempotency.ts';
import { serveRoutes } from '../../../platform/http/testing/serve-routes.ts';
import type { Database } from '../../../platform/db/database.ts';
import { silentLogger } from '../../../platform/log/logger.ts';
import { RateLimiter } from '../../../platform/rate/rate-limiter.ts';
import { conferencePasses, conferences, joinLinks, participants } from '../tables.ts';
import { conferencesForTests } from '../testing.ts';
import { type Shown, type Somebody, type User, USERS } from './conference-model.ts';

/** A participant, of whom a join says less. */
export type Told = Pick<Participant, 'id' | 'role'> & Partial<Participant>;

export interface Reply {
  status: number;
  text: string;
  body: {
    code?: string;
    conference?: Conference;
    items?: Conference[] | Participant[];
    participant?: Told;
    state?: 'early' | 'admitted';
  };
}

type World = Awaited<ReturnType<typeof conferencesForTests>>;

/** Parts of conferences are named by whose they are. */
const NOBODY = 'prt_00000000000000000000000000';

const roomOf = (conferenceId: string): string => conferenceId.replace(/^conf/, 'room');

/** The conference API over REST on a database of its own, with people who play, and what they know of it. */
export class PlayedApi {
  readonly #world: World;
  readonly #server: FastifyInstance;
  readonly #users: ReadonlyMap<User, Id<'user'>>;
  /** The guest's browser. */
  #cookies = new Map<string, string>();
  #made: { id: Id<'conference'>; code: string; parts: Map<Somebody, string>; present: Set<Somebody> }[] = [];
  #games = 0;

  private constructor(world: World, server: FastifyInstance, users: ReadonlyMap<User, Id<'user'>>) {
    this.#world = world;
    this.#server = server;
    this.#users = users;
  }

  static async open(kind: Database['kind']): Promise<PlayedApi> {
    const world = await conferencesForTests(kind);
    // Over REST a room has an id of its kind.
    world.rooms.meetings.create = ({ conferenceId }) => Promise.resolve({ meetingId: roomOf(conferenceId) });
    const callers = new Map<string, Caller>();
    const users = new Map<User, Id<'user'>>();
    for (const name of USERS) {
      const { user, visitor } = await world.addPerson(name, name === 'ada' ? 'admin' : 'member');
      callers.set(`Bearer ${name}`, visitor.caller);
      users.set(name, user.id);
    }
    const { handlers, participantHandlers, joinHandlers } = world.conferences;
    const { server } = await serveRoutes(
      [...conferenceRoutes, ...participantRoutes, ...joinRoutes],
      { ...handlers, ...participantHandlers, ...joinHandlers },
      {
        authenticate: async ({ authorization = '' }) =>
          callers.get(authorization) ?? { kind: 'nobody', workspaceId: world.workspace.id },
        limiter: new RateLimiter(world.clock),
        rateLimitFactor: 1e6,
        idempotency: new Idempotency({ db: world.db, clock: world.clock, log: silentLogger }),
      },
    );
    return new PlayedApi(world, server, users);
  }

  get now(): number {
    return this.#world.clock.now();
  }

  /** A game of its own begins: nothing is there, and wrong codes are forgotten. */
  async clear(): Promise<void> {
    const { db, clock } = this.#world;
    this.#games += 1;
    this.#made = [];
    this.#cookies = new Map();
    for (const table of [joinLinks, conferencePasses, participants, conferences]) await db.sql.delete(table);
    await db.sql.execute('delete from manual_jobs');
    await clock.advance(11 * 60_000);
  }

  async pass(milliseconds: number): Promise<void> {
    await this.#world.clock.advance(milliseconds);
    await this.#world.jobs.runDue();
  }

  idOf = (user: User): Id<'user'> => this.#users.get(user) as Id<'user'>;

  /** A key of this game. */
  keyOf = (key: number): string => `game-${this.#games}-key-${key}`;

  meeting(index: number) {
    const made = this.#made[index];
    if (made === undefined) throw new Error(`Nobody made meeting ${index}`);
    return {
      path: `/api/video-conferences/${made.id}`,
      door: `/api/join/${made.code}`,
      part: (who: Somebody) => made.parts.get(who) ?? NOBODY,
      know: (who: Somebody, participantId: string) => void made.parts.set(who, participantId),
    };
  }

  /** Who is in a meeting's room, of which its provider tells. */
  async present(index: number, who: Somebody, isThere: boolean): Promise<void> {
    const made = this.#made[index];
    if (made === undefined) return;
    if (isThere) made.present.add(who);
    else made.present.delete(who);
    this.#world.rooms.people.set(roomOf(made.id), { count: made.present.size, people: [] });
    if (isThere) await this.#world.conferences.desk.someoneEntered(made.id);
  }

  async ask(
    who: Somebody,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    sent: Sent = {},
  ): Promise<Reply> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const shownBy = who === 'guest' ? { cookie } : { authorization: `Bearer ${who}` };
    const payload = sent.body === undefined ? {} : { payload: sent.body };
    const answer = await this.#server.inject({ method, url, headers: { ...shownBy, ...sent.headers }, ...payload });
    if (who === 'guest') for (const { name, value } of answer.cookies) this.#cookies.set(name, value);
    return { status: answer.statusCode, text: answer.body, body: answer.body === '' ? {} : answer.json() };
  }

  /** A conference as the model shows it; one that was not seen before is the next. */
  show({ id, joinCode, title, state, version, startsAt, endsAt, startedAt, host }: Conference): Shown {
    let index = this.#made.findIndex((made) => made.id === id);
    if (index < 0) index = this.#made.push({ id, code: joinCode, parts: new Map(), present: new Set() }) - 1;
    return {
      index,
      title,
      state,
      version,
      startsAt: Date.parse(startsAt),
      endsAt: Date.parse(endsAt),
      startedAt: startedAt === null ? null : Date.parse(startedAt),
      host: host.name as User,
    };
  }

  close(): Promise<void> {
    return this.#world.db.close();
  }
}

interface Sent {
  body?: object;
  headers?: Record<string, string>;
}
