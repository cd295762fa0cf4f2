import type { Conference, Id } from '@parley/contract';
import type { Provider } from '@parley/providers';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { validationFailed } from '../../platform/validation/validate.ts';
import { newJoinCode } from './join-codes.ts';
import { type Host, makeMeeting, type NewConference, planConference } from './plan-conference.ts';
import { presentNew } from './present.ts';
import type { Uses } from './uses.ts';

type Answer = { conference: Conference };

/**
 * Makes a conference. Its meeting is made first, under an id that is chosen before, then everything of ours in one transaction (K9),
 * perhaps with others that are made at the same moment, in which `keep` is called with the answer. Throws `VALIDATION_FAILED`, `SETTING_UNSUPPORTED`, `PROVIDER_ERROR`, and `CONFLICT` for an external id that is taken.
 */
export async function createConference(
  uses: Uses,
  host: Host,
  wanted: NewConference,
  origin: Origin,
  createdBy: Id<'user'>,
  keep: (tx: Sql, answer: Answer) => Promise<void>,
): Promise<Answer> {
  const provider = wantedProvider(uses, wanted.provider);
  const planned = planConference(uses, host, wanted, provider.id, createdBy);
  const { meetingId } = await makeMeeting(uses, provider, planned, host);
  for (;;) {
    const conference = { ...planned, meetingId, joinCode: newJoinCode() };
    const answer = {
      conference: presentNew(uses, conference, host, host.id === createdBy ? 'host' : 'admin'),
    };
    const stored = await uses.creations.ask({
      conference,
      origin,
      invited: wanted.invited ?? [],
      keep: (tx) => keep(tx, answer),
    });
    if (stored.status === 'rejected') throw stored.reason;
    if (stored.value) return answer;
  }
}

function wantedProvider({ providers }: Uses, id = providers.defaultId): Provider {
  const provider = providers.get(id);
  if (provider !== undefined) return provider;
  const known = providers.all().map((one) => one.id);
  throw validationFailed([{ path: 'body.provider', message: `Is none of ${known.join(', ')}` }]);
}
