import { type Id, ParleyError } from '@parley/contract';
import type { Provider, ProviderRegistry } from '@parley/providers';
import { type ConferenceRow, findConferenceByMeeting } from './repository.ts';
import type { Uses } from './uses.ts';

/** Who carries what is to be held on this server: the default provider if it does, else the first that does. Throws `PROVIDER_ERROR`. */
export function roomProvider(providers: ProviderRegistry): Provider {
  const first = providers.get(providers.defaultId);
  const found = first?.opensRoom === true ? first : providers.all().find(({ opensRoom }) => opensRoom);
  if (found !== undefined) return found;
  throw new ParleyError('PROVIDER_ERROR', 'No meetings are held on this server itself.');
}

/** The conference whose live side a room is; null when there is none. */
export async function conferenceOfRoom(
  { db, providers }: Pick<Uses, 'db' | 'providers'>,
  roomId: Id<'room'>,
): Promise<ConferenceRow | null> {
  const conference = await findConferenceByMeeting(db.sql, roomId);
  return conference !== null && providers.get(conference.provider)?.opensRoom === true ? conference : null;
}
