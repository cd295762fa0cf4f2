import type { FactPayload, Id, ParticipantRole } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { NewFact, Origin } from '../../platform/facts/facts.ts';
import { hashSecret, newId, newSecret } from '../../platform/ids/ids.ts';
import { claimExpected } from './participant-repository.ts';
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

/** Gives a guest a part in a conference, or the one that waits for them under their name, in `tx`: the fact says that they did it themselves. */
export async function addGuest(
  tools: Tools,
  tx: Sql,
  conference: ConferenceRow,
  guest: { name: string; secret: string },
  { address, requestId }: Omit<Origin, 'actor'>,
): Promise<ParticipantRow | null> {
  const secretHash = hashSecret(guest.secret);
  const expected = await claimExpected(tx, conference.id, { name: guest.name, secretHash }, tools.clock.now());
  if (expected !== null) return expected;
  const part = { userId: null, guestName: guest.name, guestSecretHash: secretHash };
  const bySelf = (id: ParticipantRow['id']): Origin => ({ actor: { kind: 'guest', id }, address, requestId });
  return await add(tools, tx, conference, { ...part, role: 'participant' }, bySelf);
}

/** Names a guest who will come by the link, in `tx`. The secret is nobody's until then. */
export async function expectGuest(
  tools: Tools,
  tx: Sql,
  conference: ConferenceRow,
  name: string,
  origin: Origin,
): Promise<ParticipantRow> {
  const guest = { userId: null, guestName: name, guestSecretHash: hashSecret(newSecret()) };
  const part = { ...guest, expectedName: name.toLowerCase(), role: 'participant' } as const;
  const made = await add(tools, tx, conference, part, () => origin);
  if (made === null) throw new Error('Two guests with the same secret');
  return made;
}

/** What happened to a participant. */
export const participantFact = <T extends 'participant.added' | 'participant.updated' | 'participant.removed'>(
  { id: conferenceId, workspaceId }: ConferenceRow,
  type: T,
  payload: Omit<FactPayload<T>, 'conferenceId'> & { participantId: Id<'participant'> },
  origin: Origin,
): NewFact<T> => ({
  type,
  workspaceId,
  subject: payload.participantId,
  payload: { conferenceId, ...payload } as FactPayload<T>,
  origin,
});

/** Records it, in `tx`. */
export const noteParticipant = <T extends 'participant.added' | 'participant.updated' | 'participant.removed'>(
  { facts }: Pick<Uses, 'facts'>,
  tx: Sql,
  ...what: Parameters<typeof participantFact<T>>
): Promise<void> => facts.record(tx, participantFact(...what));

type Part = Pick<ParticipantRow, 'userId' | 'guestName' | 'guestSecretHash' | 'role'> & {
  expectedName?: string;
};

async function add(
  { clock, facts }: Tools,
  tx: Sql,
  conference: ConferenceRow,
  { expectedName, ...part }: Part,
  originOf: (id: ParticipantRow['id']) => Origin,
): Promise<ParticipantRow | null> {
  const row = newPart(conference.id, { ...part, expectedName: expectedName ?? null }, clock.now());
  if (!(await insertParticipant(tx, row))) return null;
  await noteParticipant({ facts }, tx, conference, 'participant.added', { participantId: row.id }, originOf(row.id));
  return row;
}

export const newPart = (
  conferenceId: ConferenceRow['id'],
  part: Pick<ParticipantRow, 'userId' | 'guestName' | 'guestSecretHash' | 'role' | 'expectedName'>,
  now: number,
): ParticipantRow => ({
  ...part,
  id: newId('participant', now),
  conferenceId,
  bannedAt: null,
  rating: null,
  createdAt: now,
  updatedAt: now,
});
