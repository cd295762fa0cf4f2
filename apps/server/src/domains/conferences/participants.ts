import type { Id, ParticipantRole } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { hashSecret, newId } from '../../platform/ids/ids.ts';
import { type ConferenceRow, insertParticipant, type ParticipantRow } from './repository.ts';
import type { Uses } from './uses.ts';

type Tools = Pick<Uses, 'clock' | 'facts'>;

/** Gives a user a part in a conference, in `tx`. Null when they have one already. */
export const addUser = (
  tools: Tools,
  tx: Sql,
  conference: ConferenceRow,
  userId: Id<'user'>,
  role: ParticipantRole,
  origin: Origin,
): Promise<ParticipantRow | null> =>
  add(tools, tx, conference, { userId, guestName: null, guestSecretHash: null, role }, () => origin);

/** Gives a guest a part in a conference, in `tx`: the fact says that they did it themselves. */
export const addGuest = (
  tools: Tools,
  tx: Sql,
  conference: ConferenceRow,
  guest: { name: string; secret: string },
  { address, requestId }: Omit<Origin, 'actor'>,
): Promise<ParticipantRow | null> => {
  const part = { userId: null, guestName: guest.name, guestSecretHash: hashSecret(guest.secret) };
  const bySelf = (id: ParticipantRow['id']): Origin => ({ actor: { kind: 'guest', id }, address, requestId });
  return add(tools, tx, conference, { ...part, role: 'participant' }, bySelf);
};

async function add(
  { clock, facts }: Tools,
  tx: Sql,
  { id: conferenceId, workspaceId }: ConferenceRow,
  part: Pick<ParticipantRow, 'userId' | 'guestName' | 'guestSecretHash' | 'role'>,
  originOf: (id: ParticipantRow['id']) => Origin,
): Promise<ParticipantRow | null> {
  const now = clock.now();
  const id = newId('participant', now);
  const row: ParticipantRow = {
    ...part,
    id,
    conferenceId,
    bannedAt: null,
    rating: null,
    createdAt: now,
    updatedAt: now,
  };
  if (!(await insertParticipant(tx, row))) return null;
  await facts.record(tx, {
    type: 'participant.added',
    workspaceId,
    subject: id,
    payload: { conferenceId, participantId: id },
    origin: originOf(id),
  });
  return row;
}
