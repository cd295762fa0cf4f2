/** What a participant is in a conference. Apart from the REST schemas, because the room in the browser needs it too. */
export const PARTICIPANT_ROLES = ['host', 'moderator', 'participant'] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];
