import type { RoomEvent } from '@parley/contract/realtime';
import type { Database } from '../../../platform/db/database.ts';
import { RoomRepository } from '../repository.ts';
import type { RoomClient } from './room-client.ts';

/** The whole log of the client's room, as the database has it. */
export async function readWholeLog(db: Database, client: RoomClient): Promise<RoomEvent[]> {
  if (client.joined === null) throw new Error('Not in a room');
  const logged = await new RoomRepository(db, 'reader').recentEvents(client.joined.room_id, 0);
  return logged.map(({ event }) => event);
}

/** Throws unless what the client saw is the log from its snapshot on: in order, without a gap, nothing twice (R1, R2). */
export function checkHistory(client: RoomClient, log: readonly RoomEvent[]): void {
  for (const [index, event] of log.entries()) {
    if (event.seq !== index + 1) throw new Error(`The log has ${event.seq} at place ${index + 1}`);
  }
  const last = client.place?.seq ?? 0;
  const due = log.filter(({ seq }) => seq >= client.from && seq <= last);
  const [seen, stored] = [client.log, due].map((events) => events.map((event) => canonical(event)));
  if (seen?.length !== stored?.length) throw new Error(`Saw ${seen?.length} of ${stored?.length} events`);
  for (const [index, event] of (stored ?? []).entries()) {
    if (seen?.[index] !== event) throw new Error(`Saw ${seen?.[index]} where the log has ${event}`);
  }
}

/** jsonb keeps no order of fields. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
