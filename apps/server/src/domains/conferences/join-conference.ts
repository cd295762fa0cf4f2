import { type Id, type JoinAnswer, ParleyError } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { RequestContext } from '../../platform/http/handler.ts';
import { newSecret } from '../../platform/ids/ids.ts';
import { validationFailed } from '../../platform/validation/validate.ts';
import { noteEntry } from './note-entry.ts';
import { addGuest, addUser } from './participants.ts';
import { noSuchConference } from './policy.ts';
import { linkOf } from './present.ts';
import { callProvider, meetingOf, providerOf } from './provider-calls.ts';
import { type ConferenceRow, findUserPart, type ParticipantRow, renameGuest } from './repository.ts';
import { doorFor, opensAt } from './schedule.ts';
import { conferenceEnded } from './state.ts';
import type { Uses } from './uses.ts';
import { rememberGuest, takenFor } from './visitor.ts';

export type JoinContext = Pick<RequestContext, 'caller' | 'cookies' | 'address' | 'requestId'>;

/** A guest is known again for so long after the conference was to end. */
const REMEMBERED = 7 * 86_400_000;

/**
 * The one door: decides whether the caller may come in now, finds or makes their part, and asks the provider for the way in. Being there
 * begins on the realtime connection. `part` is the caller's if they have one; whether they may know of the conference was decided before.
 */
export async function joinConference(
  uses: Uses,
  { conference, part }: { conference: ConferenceRow; part: ParticipantRow | null },
  context: JoinContext,
  name?: string,
): Promise<JoinAnswer> {
  if (part !== null && part.bannedAt !== null) throw removed();
  if (conference.settings.requireAuthentication && takenFor(conference, context.caller).kind === 'nobody') {
    throw context.caller.kind === 'nobody'
      ? new ParleyError('UNAUTHENTICATED', 'This meeting is for people with an account. Sign in to join.')
      : new ParleyError('FORBIDDEN', 'This meeting is for people with an account at its own school or organisation.');
  }
  if (part === null && conference.invitedOnly) throw noSuchConference();
  const { joinEarlyMinutes } = uses.options;
  const door = doorFor(conference, part?.role ?? null, uses.clock.now(), joinEarlyMinutes);
  if (door === 'closed') throw conferenceEnded();
  if (door === 'early') {
    return {
      state: 'early',
      conferenceId: conference.id,
      opensAt: toInstant(opensAt(conference, joinEarlyMinutes)),
      startsAt: toInstant(conference.startsAt),
    };
  }
  const participant = await takePart(uses, conference, part, context, name);
  return await enter(uses, conference, participant);
}

export const removed = () => new ParleyError('FORBIDDEN', 'You were removed from this meeting.');

/** The caller's part under the name they go by now, made when they have none. */
async function takePart(
  uses: Uses,
  conference: ConferenceRow,
  part: ParticipantRow | null,
  context: JoinContext,
  name: string | undefined,
): Promise<ParticipantRow> {
  if (part === null) return await addPart(uses, conference, context, name);
  if (part.guestName === null || name === undefined || name === part.guestName) return part;
  await renameGuest(uses.db.sql, part.id, name, uses.clock.now());
  return { ...part, guestName: name };
}

async function addPart(
  uses: Uses,
  conference: ConferenceRow,
  context: JoinContext,
  name: string | undefined,
): Promise<ParticipantRow> {
  const caller = takenFor(conference, context.caller);
  if (caller.kind === 'user') {
    const { userId } = caller;
    const origin = originOf(caller, context);
    const made = await uses.db.transaction((tx) => addUser(uses, tx, conference, userId, 'participant', origin));
    // Null when the same person came twice at the same moment: they are one participant.
    const found = made ?? (await findUserPart(uses.db.sql, conference.id, userId));
    if (found === null) throw new Error('A part is neither there nor could be made');
    return found;
  }
  if (name === undefined) throw validationFailed([{ path: 'body.name', message: 'Say what you want to be called' }]);
  const guest = { name, secret: newSecret() };
  const made = await uses.db.transaction((tx) => addGuest(uses, tx, conference, guest, context));
  if (made === null) throw new Error('Two guests with the same secret');
  const maxAge = Math.ceil((Math.max(conference.endsAt - uses.clock.now(), 0) + REMEMBERED) / 1000);
  rememberGuest(context, conference.id, guest.secret, maxAge);
  return made;
}

async function enter(uses: Uses, conference: ConferenceRow, part: ParticipantRow): Promise<JoinAnswer> {
  const provider = providerOf(uses, conference);
  const participant = { id: part.id, name: await nameOf(uses, part), role: part.role };
  const entry = await callProvider(uses, provider, conference, 'enter', () =>
    provider.meetings.enter(meetingOf(conference), {
      participantId: part.id,
      name: participant.name,
      role: part.role,
    }),
  );
  const admitted = { state: 'admitted', conferenceId: conference.id, participant } as const;
  if (entry.kind === 'redirect') {
    // Nobody tells us when they are there, so being sent there counts (K3).
    await noteEntry(uses, conference.id);
    return { ...admitted, url: entry.url, room: null };
  }
  const room = { id: entry.roomId as Id<'room'>, token: entry.token, expiresAt: toInstant(entry.expiresAt) };
  return { ...admitted, url: linkOf(conference, uses.options), room };
}

async function nameOf({ people }: Uses, { userId, guestName }: ParticipantRow): Promise<string> {
  if (userId === null) return guestName ?? '';
  return (await people.persons([userId])).get(userId)?.name ?? '';
}
