import type { PresentPeople, Provider } from '@parley/providers';
import { callProvider, meetingOf } from './provider-calls.ts';
import type { ConferenceRow } from './repository.ts';
import type { Uses } from './uses.ts';

type Tools = Pick<Uses, 'clock' | 'log' | 'providers'>;

const NOBODY: PresentPeople = { count: 0, people: [] };

/** Who is in these conferences, by their ids, with one question to each provider. A provider that fails leaves its conferences out. */
export async function presentIn(
  uses: Tools,
  conferences: readonly ConferenceRow[],
): Promise<Map<ConferenceRow['id'], PresentPeople>> {
  const found = new Map<ConferenceRow['id'], PresentPeople>();
  const open = conferences.filter(({ state }) => state === 'scheduled' || state === 'active');
  const asked = [...Map.groupBy(open, (conference) => uses.providers.get(conference.provider))];
  await Promise.all(
    asked.map(async ([provider, theirs]) => {
      if (provider?.presence === undefined) return;
      try {
        const present = await ask(uses, provider, theirs);
        for (const { id, meetingId } of theirs) found.set(id, present.get(meetingId) ?? NOBODY);
      } catch (error) {
        uses.log.warn({ category: 'provider', provider: provider.id, err: error }, 'Who is there is not known');
      }
    }),
  );
  return found;
}

/** How many are in a conference, or null where its provider cannot tell. Throws `PROVIDER_ERROR`. */
export async function countPresent(uses: Tools, conference: ConferenceRow): Promise<number | null> {
  const provider = uses.providers.get(conference.provider);
  if (provider?.presence === undefined) return null;
  return (await ask(uses, provider, [conference])).get(conference.meetingId)?.count ?? 0;
}

const ask = async (uses: Tools, provider: Provider, conferences: readonly ConferenceRow[]) => {
  const [first] = conferences;
  if (first === undefined) return new Map<string, PresentPeople>();
  return await callProvider(uses, provider, first, 'present', async () => {
    return (await provider.presence?.present(conferences.map(meetingOf))) ?? new Map<string, PresentPeople>();
  });
};
