import { ParleyError } from '@parley/contract';
import type { MediaState, RoomCapabilities } from '@parley/contract/realtime';
import type { Admission } from '../conferences/index.ts';

/** What a participant may do in the room, by the conference's settings and their role. */
export function capabilitiesOf({ conference, participant }: Admission): RoomCapabilities {
  const moderates = participant.role !== 'participant';
  return {
    can_chat: conference.settings.chat,
    can_share: moderates || conference.settings.screenShare === 'everyone',
    can_end: participant.role === 'host',
  };
}

/** The media state that somebody comes in with (J5). */
export function entryMedia(wanted: MediaState, admission: Admission): { media: MediaState; mutedOnEntry: boolean } {
  const mutedOnEntry = admission.conference.settings.muteOnEntry && admission.participant.role !== 'host';
  return { media: { ...wanted, audio: wanted.audio && !mutedOnEntry }, mutedOnEntry };
}

/** The participant's admission if they may be there at this moment; throws the refusal (J2). */
export function admitted(admission: Admission | null): Admission {
  if (admission === null) throw new ParleyError('NOT_FOUND', 'This meeting does not exist any more.');
  const { state } = admission.conference;
  if (state === 'ended' || state === 'cancelled') throw new ParleyError('CONFERENCE_ENDED', 'This meeting has ended.');
  if (admission.mayEnter) return admission;
  throw state === 'scheduled'
    ? new ParleyError('TOO_EARLY', 'This meeting has not opened yet.')
    : new ParleyError('FORBIDDEN', 'You may not be in this meeting.');
}
