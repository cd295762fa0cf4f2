import type { Door } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { behindCode } from './behind-code.ts';
import { type JoinContext, removed } from './join-conference.ts';
import { presentIn } from './presence.ts';
import { providerOf } from './provider-calls.ts';
import type { ParticipantRow } from './repository.ts';
import { doorFor, opensAt } from './schedule.ts';
import { conferenceEnded } from './state.ts';
import type { Uses } from './uses.ts';
import { takenFor } from './visitor.ts';

/** What is behind a link for this caller. Throws `NOT_FOUND`, and `CONFERENCE_ENDED` to who has a part in it (K5). */
export async function getDoor(uses: Uses, code: string, context: JoinContext): Promise<Door> {
  const { conference, part } = await behindCode(uses, code, context);
  if (part !== null && part.bannedAt !== null) throw removed();
  const { state } = conference;
  const door = doorFor(conference, part?.role ?? null, uses.clock.now(), uses.options.joinEarlyMinutes);
  if (door === 'closed' || (state !== 'scheduled' && state !== 'active')) throw conferenceEnded();

  const visitor = takenFor(conference, context.caller);
  const [host, caller, present] = await Promise.all([
    uses.people.persons([conference.hostUserId]),
    callerAtDoor(uses, part, visitor),
    presentIn(uses, [conference]),
  ]);
  const account = conference.settings.requireAuthentication && visitor.kind === 'nobody';
  return {
    code: conference.joinCode,
    title: conference.title,
    hostName: host.get(conference.hostUserId)?.name ?? '',
    state,
    startsAt: toInstant(conference.startsAt),
    endsAt: toInstant(conference.endsAt),
    timeZone: conference.timeZone,
    opensAt: toInstant(opensAt(conference, uses.options.joinEarlyMinutes)),
    open: door === 'open',
    needs: { name: !account && caller === null, account },
    caller,
    // Who may not come in as they are is not told who is there.
    present: (account ? undefined : present.get(conference.id)) ?? { count: 0, people: [] },
    opens: providerOf(uses, conference).opensRoom ? 'room' : 'redirect',
  };
}

async function callerAtDoor({ people }: Uses, part: ParticipantRow | null, caller: Caller) {
  if (caller.kind === 'user') {
    const person = (await people.persons([caller.userId])).get(caller.userId);
    return person === undefined ? null : ({ kind: 'user', name: person.name } as const);
  }
  return part === null ? null : ({ kind: 'guest', name: part.guestName ?? '' } as const);
}
