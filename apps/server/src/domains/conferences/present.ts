import { answerAliases, type Conference, CONFERENCE_ANSWERS, type Id, type Person } from '@parley/contract';
import type { PresentPeople } from '@parley/providers';
import { instantOrNull, toInstant } from '../../platform/clock/clock.ts';
import { presentPerson } from '../people/index.ts';
import { capabilitiesOf, may, type Standing } from './policy.ts';
import type { Host } from './plan-conference.ts';
import { presentIn } from './presence.ts';
import type { ConferenceRow } from './repository.ts';
import { opensAt } from './schedule.ts';
import type { ConferenceOptions, Uses } from './uses.ts';

export const linkOf = ({ joinCode }: Pick<ConferenceRow, 'joinCode'>, { frontendUrl }: ConferenceOptions): string =>
  `${frontendUrl}/j/${joinCode}`;

/** The room of a conference that is held on this server: there it is the meeting. */
const roomOf = ({ providers }: Pick<Uses, 'providers'>, { provider, meetingId }: ConferenceRow): Id<'room'> | null =>
  providers.get(provider)?.opensRoom === true ? (meetingId as Id<'room'>) : null;

/** Conferences as one caller sees them. */
export async function presentConferences(
  uses: Uses,
  found: readonly { conference: ConferenceRow; standing: Standing }[],
): Promise<Conference[]> {
  const rows = found.map(({ conference }) => conference);
  const [present, hosts] = await Promise.all([
    presentIn(uses, rows),
    uses.people.persons(rows.map(({ hostUserId }) => hostUserId)),
  ]);
  return found.map(({ conference, standing }) => {
    const host = hosts.get(conference.hostUserId) ?? { id: conference.hostUserId, name: '', avatarUrl: null };
    const roomId = roomOf(uses, conference);
    return presentOne(conference, { standing, host, roomId, present: present.get(conference.id) }, uses.options);
  });
}

interface Facets {
  standing: Standing;
  host: Person;
  roomId: Id<'room'> | null;
  present: PresentPeople | undefined;
}

function presentOne(
  conference: ConferenceRow,
  { standing, host, roomId, present }: Facets,
  options: ConferenceOptions,
): Conference {
  const own = {
    id: conference.id,
    title: conference.title,
    description: conference.description,
    kind: conference.kind,
    provider: conference.provider,
    state: conference.state,
    joinCode: conference.joinCode,
    url: linkOf(conference, options),
    roomId,
    ...(may(standing, 'update')
      ? { externalId: conference.externalId, metadata: conference.metadata }
      : { externalId: null, metadata: null }),
    host,
    startsAt: toInstant(conference.startsAt),
    endsAt: toInstant(conference.endsAt),
    timeZone: conference.timeZone,
    opensAt: toInstant(opensAt(conference, options.joinEarlyMinutes)),
    startedAt: instantOrNull(conference.startedAt),
    endedAt: instantOrNull(conference.endedAt),
    settings: conference.settings,
    present: { count: present?.count ?? 0, people: present?.people ?? [] },
    capabilities: capabilitiesOf(standing, conference.state),
    version: conference.version,
    createdAt: toInstant(conference.createdAt),
    updatedAt: toInstant(conference.updatedAt),
  };
  return answerAliases(own, CONFERENCE_ANSWERS);
}

/** One that is not stored yet, so that nobody can be in it, to who makes it. */
export const presentNew = (uses: Uses, conference: ConferenceRow, host: Host, standing: Standing): Conference =>
  presentOne(
    conference,
    { standing, host: presentPerson(host), roomId: roomOf(uses, conference), present: undefined },
    uses.options,
  );

export async function presentConference(
  uses: Uses,
  conference: ConferenceRow,
  standing: Standing,
): Promise<{ conference: Conference }> {
  const [presented] = await presentConferences(uses, [{ conference, standing }]);
  if (presented === undefined) throw new Error('A conference was not presented');
  return { conference: presented };
}
