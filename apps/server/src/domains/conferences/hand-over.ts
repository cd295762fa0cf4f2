import type { Id, ParticipantRole } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { about } from './change-state.ts';
import { changeParticipant } from './participant-repository.ts';
import { noteParticipant } from './participants.ts';
import { changeConference, type ConferenceRow, findUserPart, type ParticipantRow } from './repository.ts';
import type { Uses } from './uses.ts';

type Tools = Pick<Uses, 'clock' | 'facts'>;

/** Gives a part another role, with its fact, in `tx`. */
export async function giveRole(
  uses: Tools,
  tx: Sql,
  conference: ConferenceRow,
  part: ParticipantRow,
  role: ParticipantRole,
  origin: Origin,
): Promise<ParticipantRow> {
  await noteParticipant(uses, tx, conference, 'participant.updated', { participantId: part.id, role }, origin);
  return await changeParticipant(tx, part.id, { role }, uses.clock.now());
}

/** Makes the user of this part the host, in `tx`; who was it becomes a moderator (K15). */
export async function handOver(
  uses: Tools,
  tx: Sql,
  conference: ConferenceRow,
  part: ParticipantRow & { userId: Id<'user'> },
  origin: Origin,
): Promise<ParticipantRow> {
  const { id } = conference;
  const before = await findUserPart(tx, id, conference.hostUserId);
  if (before !== null) await giveRole(uses, tx, conference, before, 'moderator', origin);
  await changeConference(tx, id, { hostUserId: part.userId }, uses.clock.now());
  const payload = { conferenceId: id, fields: ['hostId'] };
  await uses.facts.record(tx, { ...about(conference, origin), type: 'conference.updated', payload });
  return await giveRole(uses, tx, conference, part, 'host', origin);
}
