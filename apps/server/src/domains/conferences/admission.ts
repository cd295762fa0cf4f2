import type { ConferenceSettings, ConferenceState, Id, ParticipantRole } from '@parley/contract';
import type { EndReason } from '@parley/providers';
import type { Origin } from '../../platform/facts/facts.ts';
import type { PartsOf } from '../../platform/personal-data/personal-data.ts';

/** One participant's right to be in a conference, as the database has it at this moment. */
export interface Admission {
  workspaceId: Id<'workspace'>;
  conference: {
    id: Id<'conference'>;
    title: string;
    state: ConferenceState;
    /** Milliseconds since 1970. */
    endsAt: number;
    settings: ConferenceSettings;
  };
  participant: {
    id: Id<'participant'>;
    /** Whose account it is; null for guests. */
    userId: Id<'user'> | null;
    kind: 'user' | 'guest';
    name: string;
    avatarUrl: string | null;
    role: ParticipantRole;
  };
  /** False before the link opens (the host excepted) and after the end. */
  mayEnter: boolean;
}

/** What a live room asks of its conference, and tells it. */
export interface ConferenceDesk {
  /** Null when participant or conference is unknown or deleted. */
  admission(participantId: Id<'participant'>): Promise<Admission | null>;
  /** Somebody is in the room: a scheduled conference inside its window becomes active. Without effect otherwise. */
  someoneEntered(conferenceId: Id<'conference'>): Promise<void>;
  /** Ends the conference; without effect when it has ended. The room is closed by what follows from the fact. */
  end(conferenceId: Id<'conference'>, reason: EndReason, origin: Origin): Promise<void>;
  /** Where a person has, or had, a part. */
  partsOf: PartsOf;
}
