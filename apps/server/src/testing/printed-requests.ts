import { expect } from 'vitest';

// The requests that the documents of other systems print, as they print them, and every field that they print of the answers. What they
// leave open (which session, whose) is filled in. `$name` is what an earlier answer gave under `keep`.

export interface PrintedRequest {
  /** Method and path as printed; `{…}` and `<…>` are what `of` names. */
  request: string;
  as: 'platform' | 'host' | 'other';
  of?: string;
  body?: object;
  /** Default 200. */
  status?: number;
  answer?: object;
  /** Name → where in the answer its value is. */
  keep?: Record<string, string>;
}

const text: unknown = expect.any(String);
const link: unknown = expect.stringMatching(/^https?:\/\/[^/]+\/j\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
/** An hour from now. */
const startsAt = new Date(Date.now() + 3_600_000).toISOString();

const EDUCATION: readonly PrintedRequest[] = [
  {
    request: 'POST /api/video-conferences',
    as: 'platform',
    body: { appointment_id: 123, host_id: 456, settings: { require_authentication: false } },
    status: 201,
    answer: { conference: { id: text, meeting_url: link, externalId: '123', host: { name: 'Ms Berg' } } },
    keep: { appointment: 'conference.id' },
  },
  {
    request: 'GET /api/video-conferences/{id}',
    as: 'platform',
    of: 'appointment',
    answer: { conference: { meeting_url: link } },
  },
  { request: 'PUT /api/video-conferences/{id}', as: 'platform', of: 'appointment', body: { title: 'Consultation' } },
  {
    request: 'POST /api/video-conferences/{id}/participants',
    as: 'platform',
    of: 'appointment',
    body: { name: 'John Doe' },
    status: 201,
  },
  {
    request: 'GET /api/video-conferences/{id}/participants',
    as: 'platform',
    of: 'appointment',
    answer: { items: [{ role: 'host' }, { name: 'John Doe', role: 'participant' }] },
  },
  {
    request: 'POST /api/video-conferences/{id}/end',
    as: 'platform',
    of: 'appointment',
    answer: { conference: { state: 'ended' } },
  },
  {
    request: 'POST /api/video-conferences',
    as: 'platform',
    body: { title: 'Training', kind: 'training', startsAt },
    status: 201,
    keep: { training: 'conference.id' },
  },
  {
    request: 'POST /api/video-conferences/{id}/start',
    as: 'platform',
    of: 'training',
    answer: { conference: { state: 'active' } },
  },
  {
    request: 'POST /api/video-conferences',
    as: 'platform',
    body: { title: 'Later', startsAt },
    status: 201,
    keep: { later: 'conference.id' },
  },
  {
    request: 'POST /api/video-conferences/{id}/cancel',
    as: 'platform',
    of: 'later',
    answer: { conference: { state: 'cancelled' } },
  },
  {
    request: 'GET /api/video-conferences/dashboard',
    as: 'platform',
    answer: { dashboard: { conferences: 3, participants: 3, byState: { active: 1, ended: 1, cancelled: 1 } } },
  },
  {
    request: 'POST /api/webrtc/rooms',
    as: 'host',
    body: {},
    status: 201,
    answer: { room: { id: text } },
    keep: { room: 'room.id' },
  },
  {
    request: 'GET /api/webrtc/rooms/{id}',
    as: 'host',
    of: 'room',
    answer: { room: { conference: { state: 'active' } } },
  },
  {
    request: 'POST /api/webrtc/rooms/{id}/join',
    as: 'host',
    of: 'room',
    answer: { state: 'admitted', room: { token: text } },
  },
  { request: 'GET /api/webrtc/config', as: 'host', answer: { iceServers: [] } },
];

const MEETINGS: readonly PrintedRequest[] = [
  {
    request: 'GET /api/video-conferences',
    as: 'other',
    answer: { items: expect.arrayContaining([expect.objectContaining({ title: 'All Users Weekly Sync' })]) },
  },
];

const MENTORING_CALLS: readonly PrintedRequest[] = [
  {
    request: 'POST /api/mentoring/video-call/create/',
    as: 'host',
    body: { session_id: 42, student_id: '$other' },
    answer: { room: { room_id: text, session_id: '42', status: 'waiting', role: 'mentor' } },
    keep: { call: 'room.room_id', session: 'room.session_id' },
  },
  {
    request: 'GET /api/mentoring/video-call/<room_id>/',
    as: 'other',
    of: 'call',
    answer: { room: { room_id: '$call', role: 'student', participants: [{ role: 'mentor' }, { role: 'student' }] } },
  },
  {
    request: 'POST /api/mentoring/video-call/<room_id>/join/',
    as: 'other',
    of: 'call',
    answer: { state: 'admitted', room: { id: '$call' } },
  },
  {
    request: 'GET /api/mentoring/video-call/session/<session_id>/',
    as: 'host',
    of: 'session',
    answer: { room: { room_id: '$call' } },
  },
  {
    request: 'POST /api/mentoring/video-call/<room_id>/end/',
    as: 'other',
    of: 'call',
    answer: { room: { status: 'ended' } },
  },
];

const ALUMNI: readonly PrintedRequest[] = [
  {
    request: 'POST /api/video-calls',
    as: 'host',
    body: { title: 'Coffee', kind: 'coffee_chat' },
    status: 201,
    keep: { coffee: 'call.id' },
  },
  {
    request: 'GET /api/video-calls',
    as: 'host',
    answer: { items: expect.arrayContaining([expect.objectContaining({ kind: 'coffee_chat' })]) },
  },
  {
    request: 'GET /api/video-calls/{id}',
    as: 'host',
    of: 'coffee',
    answer: { call: { id: '$coffee', state: 'active' } },
  },
  {
    request: 'PUT /api/video-calls/{id}',
    as: 'host',
    of: 'coffee',
    body: { kind: 'alumni_gathering' },
    answer: { call: { kind: 'alumni_gathering' } },
  },
  { request: 'POST /api/video-calls/{id}/join', as: 'host', of: 'coffee', answer: { participant: { role: 'host' } } },
  { request: 'GET /api/video-calls/active', as: 'host', answer: { call: { id: '$coffee' } } },
  { request: 'POST /api/video-calls/{id}/leave', as: 'host', of: 'coffee', status: 204 },
  { request: 'POST /api/video-calls/{id}/end', as: 'host', of: 'coffee', answer: { call: { state: 'ended' } } },
  { request: 'GET /api/video-calls/upcoming', as: 'host', answer: { items: [] } },
  { request: 'DELETE /api/video-calls/{id}', as: 'host', of: 'coffee', status: 204 },
];

export const PRINTED = {
  'education platform': EDUCATION,
  'meeting system': MEETINGS,
  'mentoring calls': MENTORING_CALLS,
  'alumni platform': ALUMNI,
};

/** Printed requests that this server does not answer yet → what brings them. One that comes moves up. */
export const LATER: Record<string, string> = {
  'POST /api/video-conferences/{id}/invite': 'invitations',
  'POST /api/video-conferences/{id}/recording/start': 'recording',
  'POST /api/video-conferences/recordings/{id}/stop': 'recording',
  'GET /api/video-conferences/{id}/recordings': 'recording',
  'GET /api/video-conferences/{id}/analytics': 'analytics',
  'GET /api/coffee-chat/suggestions': 'coffee chat',
  'POST /api/coffee-chat/request': 'coffee chat',
  'POST /api/coffee-chat/{id}/respond': 'coffee chat',
  'GET /api/coffee-chat/my-requests': 'coffee chat',
  'GET /api/coffee-chat/received-requests': 'coffee chat',
  'GET /api/coffee-chat/ai-matches': 'coffee chat',
  'GET /api/sessions/{id}/meeting': 'mentoring sessions',
  'POST /api/sessions/{id}/complete': 'mentoring sessions',
  'POST /api/sessions/{id}/feedback': 'mentoring sessions',
  'POST /api/webhooks/meeting': 'webhooks of providers',
};

/** Fields of the printed `POST /api/video-conferences` that are refused by now, and by which code → what brings them. */
export const LATER_FIELDS: readonly { body: object; code: string; comesWith: string }[] = [
  { body: { provider: 'zoom' }, code: 'VALIDATION_FAILED', comesWith: 'providers' },
  { body: { settings: { waiting_room_enabled: true } }, code: 'SETTING_UNSUPPORTED', comesWith: 'waiting rooms' },
  { body: { settings: { auto_record: true } }, code: 'SETTING_UNSUPPORTED', comesWith: 'recording' },
  { body: { settings: { meeting_password: 'secure123' } }, code: 'SETTING_UNSUPPORTED', comesWith: 'passcodes' },
];

/** The one shape of errors, as it is printed; here of a provider that fails. */
export const PRINTED_ERROR = { error: text, code: 'PROVIDER_ERROR', details: { provider: text, meeting_id: text } };
