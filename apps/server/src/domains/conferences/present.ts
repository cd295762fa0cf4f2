import type { Conference, Person } from '@parley/contract';
import type { PresentPeople } from '@parley/providers';
import { toInstant } from '../../platform/clock/clock.ts';
import { capabilitiesOf, may, type Standing } from './policy.ts';
import { presentIn } from './presence.ts';
import type { ConferenceRow } from './repository.ts';
import { opensAt } from './schedule.ts';
import type { ConferenceOptions, Uses } from './uses.ts';

export const linkOf = ({ joinCode }: Pick<ConferenceRow, 'joinCode'>, { frontendUrl }: ConferenceOptions): string =>
  `${frontendUrl}/j/${joinCode}`;

const orNull = (moment: number | null) => (moment === null ? null : toInstant(moment));

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
    return presentOne(conference, standing, host, present.get(conference.id), uses.options);
  });
}

function presentOne(
  conference: ConferenceRow,
  standing: Standing,
  host: Person,
  present: PresentPeople | undefined,
  options: ConferenceOptions,
): Conference {
  return {
    id: conference.id,
    title: conference.title,
    description: conference.description,
    kind: conference.kind,
    provider: conference.provider,
    state: conference.state,
    joinCode: conference.joinCode,
    url: linkOf(conference, options),
    ...(may(standing, 'update')
      ? { externalId: conference.externalId, metadata: conference.metadata }
      : { externalId: null, metadata: null }),
    host,
    startsAt: toInstant(conference.startsAt),
    endsAt: toInstant(conference.endsAt),
    timeZone: conference.timeZone,
    opensAt: toInstant(opensAt(conference, options.joinEarlyMinutes)),
    startedAt: orNull(conference.startedAt),
    endedAt: orNull(conference.endedAt),
    settings: conference.settings,
    present: { count: present?.count ?? 0, people: present?.people ?? [] },
    capabilities: capabilitiesOf(standing, conference.state),
    version: conference.version,
    createdAt: toInstant(conference.createdAt),
    updatedAt: toInstant(conference.updatedAt),
  };
}

export async function presentConference(
  uses: Uses,
  conference: ConferenceRow,
  standing: Standing,
): Promise<{ conference: Conference }> {
  const [presented] = await presentConferences(uses, [{ conference, standing }]);
  if (presented === undefined) throw new Error('A conference was not presented');
  return { conference: presented };
}
