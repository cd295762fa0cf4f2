import {
  type AttendanceTimes,
  type Entry,
  type MeetingRef,
  type PresentPeople,
  type Provider,
  ProviderError,
  ProviderRegistry,
} from '@parley/providers';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { silentLogger } from '../../platform/log/logger.ts';
import { authForTests } from '../auth/testing.ts';
import { peopleForTests } from '../people/testing.ts';
import { createConferences } from './index.ts';

/** A provider that writes down what it is asked. Rooms of its own, unless `entry` says otherwise. */
export class FakeProvider implements Provider {
  readonly id: string;
  readonly name: string;
  readonly opensRoom: boolean;
  readonly calls: string[] = [];
  /** Who is there, by meeting. */
  readonly people = new Map<string, PresentPeople>();
  /** Set to have every call fail so. */
  failure: Error | null = null;
  /** Set to have every call go unanswered. */
  silent = false;
  readonly presence?: NonNullable<Provider['presence']>;
  /** When people were there, by participant. */
  readonly times = new Map<string, AttendanceTimes>();
  readonly attendance?: NonNullable<Provider['attendance']>;

  constructor(id: string, options: { opensRoom: boolean }) {
    this.id = id;
    this.name = `Provider ${id}`;
    this.opensRoom = options.opensRoom;
    if (options.opensRoom) {
      this.attendance = { times: (meeting) => this.#call('times', meeting, async () => this.times) };
      this.presence = { present: (meetings) => this.#call('present', meetings[0], async () => this.people) };
    }
  }

  readonly meetings: Provider['meetings'] = {
    create: (spec) =>
      this.#call('create', { ...spec, meetingId: '' }, async () => ({ meetingId: `meeting of ${spec.conferenceId}` })),
    enter: (meeting, entrant) =>
      this.#call(`enter as ${entrant.role} ${entrant.name}`, meeting, async () => this.#entry(entrant.participantId)),
    update: (meeting, { title }) => this.#call(`update ${title}`, meeting, async () => {}),
    leave: (meeting, _, reason) => this.#call(reason === 'left' ? 'leave' : 'remove', meeting, async () => {}),
    end: (meeting, reason) => this.#call(`end ${reason}`, meeting, async () => {}),
  };

  fail(kind: ProviderError['kind'] = 'unavailable'): void {
    this.failure = new ProviderError(this.id, kind, 'It fails');
  }

  #entry(participantId: string): Entry {
    if (!this.opensRoom) return { kind: 'redirect', url: 'https://elsewhere.example/meeting' };
    return { kind: 'room', roomId: 'room_00000000000000000000000000', token: participantId, expiresAt: 0 };
  }

  #call<T>(what: string, meeting: MeetingRef | undefined, answer: () => Promise<T>): Promise<T> {
    if (what !== 'present' && what !== 'times') this.calls.push(`${what} ${meeting?.conferenceId}`);
    if (this.silent) return new Promise(() => {});
    return this.failure === null ? answer() : Promise.reject(this.failure);
  }
}

export const JOIN_EARLY_MINUTES = 15;

/** Conferences with people, a provider with rooms (the default), and one elsewhere. */
export async function conferencesForTests(kind?: Database['kind']) {
  const world = await peopleForTests(kind);
  const { clock, db, facts, jobs, people, workspace } = world;
  const rooms = new FakeProvider('rooms', { opensRoom: true });
  const elsewhere = new FakeProvider('elsewhere', { opensRoom: false });
  const providers = new ProviderRegistry('rooms');
  providers.add(rooms);
  providers.add(elsewhere);
  const log = silentLogger;
  const options = { frontendUrl: 'https://meet.example', joinEarlyMinutes: JOIN_EARLY_MINUTES, maxParticipants: 10 };
  const conferences = createConferences({ db, clock, facts, jobs, log, people, providers, options });
  const { auth } = authForTests(world);
  const guest = (address?: string) => new Visitor<Caller>({ kind: 'nobody', workspaceId: workspace.id }, address);
  return { ...world, rooms, elsewhere, providers, conferences, auth, guest };
}

/** A handler's input out of the parts that the route has. */
export const input = <B, P, Q>(parts: { body?: B; params?: P; query?: Q } = {}) => ({
  params: parts.params as P,
  query: parts.query as Q,
  body: parts.body as B,
});
