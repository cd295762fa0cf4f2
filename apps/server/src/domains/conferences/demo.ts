import type { Id } from '@parley/contract';
import type { Auth } from '../auth/index.ts';
import type { User } from '../people/index.ts';
import { sendEndOver } from './end-over-job.ts';
import { newJoinCode } from './join-codes.ts';
import { addUser } from './participants.ts';
import { makeMeeting, planConference } from './plan-conference.ts';
import { countPresent } from './presence.ts';
import { providerOf } from './provider-calls.ts';
import { type ConferenceRow, changeConference, findConferenceByCode, holdConference } from './repository.ts';
import { storeConferences } from './store-conferences.ts';
import type { Uses } from './uses.ts';

/** People to try Parley with. Everybody knows this password: it opens nothing where the demo is off. */
export const DEMO = {
  people: [
    { name: 'Hanna Berg', email: 'test@startup.com' },
    { name: 'Daniel Okafor', email: 'test@corporate.com' },
  ],
  password: 'password123',
} as const;

/** The same at every start, so that a link to the demo stays good. */
const CODE = 'all-sync-now';
/** So long that it is on for a day's trying. */
const MEETING = { title: 'All Users Weekly Sync', kind: 'group_meeting', durationMinutes: 8 * 60 } as const;
const SYSTEM = { actor: { kind: 'system' }, address: null, requestId: null } as const;

/** Where the demo people belong. */
export interface DemoPlace {
  workspaceId: Id<'workspace'>;
  /** Of whoever tries it, so that their times are the ones on the wall. */
  timeZone: string;
}

/** Makes the demo people, and has their meeting be on from now, unless people are in it. After `Jobs.start`. */
export async function seedDemo(uses: Uses, auth: Auth, place: DemoPlace): Promise<void> {
  const account = (person: (typeof DEMO.people)[number]) =>
    auth.ensureAccount({ ...person, ...place, password: DEMO.password });
  const host = await account(DEMO.people[0]);
  const other = await account(DEMO.people[1]);

  const meeting = await findConferenceByCode(uses.db.sql, CODE);
  if (meeting !== null && isOpen(meeting)) await moveToNow(uses, meeting);
  else await makeAnew(uses, meeting, host, other);
}

const isOpen = ({ state, deletedAt }: ConferenceRow) =>
  deletedAt === null && (state === 'scheduled' || state === 'active');

async function moveToNow(uses: Uses, meeting: ConferenceRow): Promise<void> {
  if (meeting.state === 'active' && (await countPresent(uses, meeting)) !== 0) return;
  const host = await uses.people.find(meeting.hostUserId);
  if (host === null) return;
  const { startsAt, endsAt, startedAt, wallTime } = planConference(uses, host, MEETING, meeting.provider);
  await uses.db.transaction(async (tx) => {
    const held = await holdConference(tx, meeting.id);
    if (held === null || !isOpen(held)) return;
    const now = uses.clock.now();
    const moved = await changeConference(
      tx,
      meeting.id,
      { state: 'active', startsAt, endsAt, startedAt, wallTime },
      now,
    );
    await sendEndOver(uses.jobs, tx, moved);
  });
}

/** What has ended never opens again: it gives its code to a new meeting. */
async function makeAnew(uses: Uses, ended: ConferenceRow | null, host: User, other: User): Promise<void> {
  const planned = planConference(uses, host, MEETING, uses.providers.defaultId);
  const { meetingId } = await makeMeeting(uses, providerOf(uses, planned), planned, host);
  const meeting = { ...planned, meetingId, joinCode: CODE };
  await uses.db.transaction(async (tx) => {
    if (ended !== null) await changeConference(tx, ended.id, { joinCode: newJoinCode() }, uses.clock.now());
    const stored = await storeConferences(uses, tx, [{ conference: meeting, origin: SYSTEM }]);
    if (stored.size === 0) return;
    await addUser(uses, tx, meeting, other.id, 'participant', SYSTEM);
  });
}
