// Names under which other systems know what Parley calls otherwise. All of them stand here; `docs/api/names.md` explains them.

/** Accepted for what somebody asks of a conference: their name → ours. */
export const CONFERENCE_ALIASES = { appointment_id: 'externalId', host_id: 'hostId' } as const;

/** Accepted in `settings`. */
export const SETTING_ALIASES = {
  waiting_room_enabled: 'waitingRoom',
  require_authentication: 'requireAuthentication',
  auto_record: 'autoRecord',
  meeting_password: 'passcode',
} as const;

/** Accepted when a mentoring call is made. */
export const MENTORING_ALIASES = {
  session_id: 'sessionId',
  mentor_id: 'mentorId',
  mentee_id: 'menteeId',
  student_id: 'menteeId',
} as const;

/** Answered beside our own name, with the same value. */
export const CONFERENCE_ANSWERS = { meeting_url: 'url' } as const;
export const ATTENDANCE_ANSWERS = { joined_at: 'joinedAt', left_at: 'leftAt', is_online: 'online' } as const;
export const MENTORING_ANSWERS = { room_id: 'roomId', session_id: 'sessionId' } as const;
