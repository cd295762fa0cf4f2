import { type Id, type Participant, type ParticipantRole, ParleyError } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { validationFailed } from '../../platform/validation/validate.ts';
import { held } from './change-state.ts';
import { refuseWhenOver } from './conference-change.ts';
import { giveRole, handOver } from './hand-over.ts';
import { changeParticipant, findParticipant } from './participant-repository.ts';
import { addUser, expectGuest, noteParticipant } from './participants.ts';
import { presentParticipant } from './present-participants.ts';
import { type ConferenceRow, findUserPart, type ParticipantRow } from './repository.ts';
import type { Uses } from './uses.ts';

type Answer = { participant: Participant };
/** Who is to get a part: a user, or a guest by the name under which they will come. */
type Wanted = { userId: Id<'user'>; role?: 'moderator' | 'participant' | undefined } | { name: string };

/**
 * Gives somebody a part (K15); `keep` is called with the answer in the same transaction. Who has a part keeps it as it is; who was
 * removed is let in again.
 */
export async function addParticipant(
  uses: Uses,
  id: Id<'conference'>,
  wanted: Wanted,
  origin: Origin,
  keep: (tx: Sql, answer: Answer) => Promise<void>,
): Promise<Answer> {
  const user = 'userId' in wanted ? await uses.people.find(wanted.userId) : null;
  const persons = await uses.people.persons(user === null ? [] : [user.id]);
  return await uses.db.transaction(async (tx) => {
    const conference = await open(uses, tx, id);
    const part =
      'name' in wanted
        ? await expectGuest(uses, tx, conference, wanted.name, origin)
        : await givePart(uses, tx, conference, { ...wanted, workspaceId: user?.workspaceId }, origin);
    const answer = { participant: presentParticipant(part, persons) };
    await keep(tx, answer);
    return answer;
  });
}

async function givePart(
  uses: Uses,
  tx: Sql,
  conference: ConferenceRow,
  wanted: { userId: Id<'user'>; role?: 'moderator' | 'participant' | undefined; workspaceId: string | undefined },
  origin: Origin,
): Promise<ParticipantRow> {
  if (wanted.workspaceId !== conference.workspaceId) {
    throw validationFailed([{ path: 'body.userId', message: 'Is nobody of this workspace' }]);
  }
  const { userId, role = 'participant' } = wanted;
  const part = await findUserPart(tx, conference.id, userId);
  if (part !== null && part.bannedAt === null) return part;
  if (part !== null) {
    const back = await changeParticipant(tx, part.id, { bannedAt: null, role }, uses.clock.now());
    await noteParticipant(uses, tx, conference, 'participant.added', { participantId: part.id }, origin);
    return back;
  }
  const made =
    (await addUser(uses, tx, conference, userId, role, origin)) ?? (await findUserPart(tx, conference.id, userId));
  if (made === null) throw new Error('A part is neither there nor could be made');
  return made;
}

/** Gives another role; who becomes the host takes over from the host, who becomes a moderator. */
export async function changeRole(
  uses: Uses,
  id: Id<'conference'>,
  participantId: Id<'participant'>,
  role: ParticipantRole,
  origin: Origin,
): Promise<ParticipantRow> {
  return await uses.db.transaction(async (tx) => {
    const conference = await open(uses, tx, id);
    const part = await partIn(tx, id, participantId);
    if (part.role === role) return part;
    if (part.role === 'host') throw hostStays();
    if (role !== 'host') return await giveRole(uses, tx, conference, part, role, origin);
    const { userId } = part;
    if (userId === null)
      throw new ParleyError('CONFLICT', 'A guest cannot be the host.', { details: { reason: 'guest' } });
    return await handOver(uses, tx, conference, { ...part, userId }, origin);
  });
}

/** Removes somebody; the room lets them go by what follows from the fact. */
export async function removeParticipant(
  uses: Uses,
  id: Id<'conference'>,
  participantId: Id<'participant'>,
  origin: Origin,
): Promise<void> {
  await uses.db.transaction(async (tx) => {
    const conference = await open(uses, tx, id);
    const part = await partIn(tx, id, participantId);
    if (part.role === 'host') throw hostStays();
    const now = uses.clock.now();
    await changeParticipant(tx, participantId, { bannedAt: now }, now);
    await noteParticipant(uses, tx, conference, 'participant.removed', { participantId }, origin);
  });
}

async function open({ clock }: Uses, tx: Sql, id: Id<'conference'>): Promise<ConferenceRow> {
  const conference = await held(tx, id);
  refuseWhenOver(conference, clock.now());
  return conference;
}

async function partIn(tx: Sql, id: Id<'conference'>, participantId: Id<'participant'>): Promise<ParticipantRow> {
  const part = await findParticipant(tx, id, participantId);
  if (part === null) throw new ParleyError('NOT_FOUND', 'There is nobody like that in this meeting.');
  return part;
}

const hostStays = () =>
  new ParleyError('CONFLICT', 'A meeting has a host. Make somebody else the host first.', {
    details: { reason: 'host' },
  });
