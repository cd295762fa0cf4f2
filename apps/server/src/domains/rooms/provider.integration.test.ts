import { type ProviderBench, providerConformance } from '@parley/providers/conformance';
import { openTestDatabase } from '../../platform/db/testing.ts';
import { RoomClient } from './testing/room-client.ts';
import { startRoomServer } from './testing/room-server.ts';

async function openBench(): Promise<ProviderBench> {
  const db = await openTestDatabase('pglite');
  const server = await startRoomServer({ db });
  const conferences = new Map<string, ReturnType<typeof server.desk.conference>>();
  const clients: RoomClient[] = [];
  return {
    provider: server.rooms.provider,
    newMeeting() {
      const conference = server.desk.conference();
      conferences.set(conference.id, conference);
      const { id: conferenceId, workspaceId, title, endsAt, settings } = conference;
      const startsAt = endsAt - 3_600_000;
      return { conferenceId, workspaceId, title, startsAt, endsAt, timeZone: 'UTC', hostName: 'Maria', settings };
    },
    newEntrant({ conferenceId }, name) {
      const conference = conferences.get(conferenceId);
      if (conference === undefined) throw new Error('A meeting of another bench');
      const { participant } = server.desk.admit(conference, name);
      return { participantId: participant.id, name, role: participant.role };
    },
    async arrive(_entrant, entry) {
      if (entry.kind !== 'room') throw new Error('Own rooms lead into a room');
      const client = new RoomClient(server.url);
      clients.push(client);
      await client.join(entry.token);
    },
    async close() {
      for (const client of clients) client.close();
      await server.stop();
      await db.close();
    },
  };
}

providerConformance(openBench);
