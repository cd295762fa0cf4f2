import type { ConferenceSettings, Id, ParticipantRole } from '@parley/contract';
import type { EndReason } from '@parley/providers';
import type { Clock } from '../../../platform/clock/clock.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Admission, ConferenceDesk } from '../../conferences/index.ts';

/** Conferences in memory, for tests of rooms: who is admitted is what was put in. */
export class FakeDesk implements ConferenceDesk {
  readonly admissions = new Map<string, Admission>();
  readonly entered: string[] = [];
  readonly ended: { conferenceId: string; reason: EndReason }[] = [];
  /** What follows from the end; in the server a job asks the provider. */
  whenEnded: (conferenceId: Id<'conference'>, reason: EndReason) => Promise<void> = () => Promise.resolve();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  conference(settings: Partial<ConferenceSettings> = {}): FakeConference {
    const now = this.#clock.now();
    const workspaceId = newId('workspace', now);
    const id = newId('conference', now);
    return {
      workspaceId,
      id,
      title: 'Weekly',
      state: 'active',
      endsAt: now + 3_600_000,
      settings: {
        maxParticipants: 50,
        chat: true,
        screenShare: 'everyone',
        muteOnEntry: false,
        requireAuthentication: false,
        ...settings,
      },
    };
  }

  /** Lets somebody into a conference; the answer may be changed afterwards. */
  admit(
    { workspaceId, ...conference }: FakeConference,
    name: string,
    role: ParticipantRole = 'participant',
  ): Admission {
    const now = this.#clock.now();
    const admission: Admission = {
      workspaceId,
      conference,
      participant: { id: newId('participant', now), userId: null, kind: 'guest', name, avatarUrl: null, role },
      mayEnter: true,
    };
    this.admissions.set(admission.participant.id, admission);
    return admission;
  }

  admission(participantId: Id<'participant'>): Promise<Admission | null> {
    const found = this.admissions.get(participantId);
    return Promise.resolve(found === undefined ? null : structuredClone(found));
  }

  someoneEntered(conferenceId: Id<'conference'>): Promise<void> {
    this.entered.push(conferenceId);
    return Promise.resolve();
  }

  /** Nobody here has an account. */
  async *partsOf() {
    yield [];
  }

  async end(conferenceId: Id<'conference'>, reason: EndReason): Promise<void> {
    this.ended.push({ conferenceId, reason });
    for (const { conference } of this.admissions.values()) {
      if (conference.id === conferenceId) conference.state = 'ended';
    }
    await this.whenEnded(conferenceId, reason);
  }
}

export type FakeConference = Admission['conference'] & { workspaceId: Id<'workspace'> };
