import type { Conference } from '@parley/contract';

/** A conference for tests: an hour at noon UTC of 24 November 2026, changed as the test needs. */
export function conferenceWith(changes: Partial<Conference> = {}): Conference {
  return {
    id: 'conf_01',
    title: 'Weekly sync',
    description: null,
    externalId: null,
    metadata: {},
    kind: 'meeting',
    provider: 'webrtc',
    state: 'scheduled',
    joinCode: 'abc-defg-hij',
    url: 'https://meet.example.org/j/abc-defg-hij',
    meeting_url: 'https://meet.example.org/j/abc-defg-hij',
    roomId: null,
    host: { id: 'usr_01', name: 'Maria Keller', avatarUrl: null },
    startsAt: '2026-11-24T12:00:00.000Z',
    endsAt: '2026-11-24T13:00:00.000Z',
    timeZone: 'Europe/Berlin',
    opensAt: '2026-11-24T11:45:00.000Z',
    startedAt: null,
    endedAt: null,
    settings: {
      maxParticipants: 25,
      chat: true,
      screenShare: 'everyone',
      muteOnEntry: false,
      requireAuthentication: false,
    },
    present: { count: 0, people: [] },
    capabilities: { canStart: true, canEnd: true, canUpdate: true, canCancel: true, canDelete: true },
    version: 1,
    createdAt: '2026-11-20T12:00:00.000Z',
    updatedAt: '2026-11-20T12:00:00.000Z',
    ...changes,
  };
}
