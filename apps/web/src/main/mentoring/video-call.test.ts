import { afterEach, expect, test, vi } from 'vitest';
import { api } from '../app/api.ts';
import { callSearch, linkOfCall } from './video-call.ts';

const request = vi.spyOn(api, 'request');
afterEach(() => request.mockReset());

test.each([
  [{ room_id: 'room_1', role: 'mentor' }, { roomId: 'room_1' }],
  [{ session_id: 42, user_id: 7 }, { sessionId: '42' }],
  [
    { sessionId: 'a', room: 'b' },
    { roomId: 'b', sessionId: 'a' },
  ],
  [{ session: '', roomId: ['x'] }, {}],
])('of %j stays %j', (search, read) => expect(callSearch(search)).toEqual(read));

test('a call is found by its room, else by its session, and leads to its link', async () => {
  request.mockResolvedValue({ room: { joinCode: 'abc-defg-hij' } });
  expect(await linkOfCall({ roomId: 'room_1', sessionId: 'a' })).toBe('/j/abc-defg-hij');
  expect(await linkOfCall({ roomId: 'old-name', sessionId: 'a' })).toBe('/j/abc-defg-hij');
  expect(request.mock.calls).toEqual([
    ['GET /api/mentoring/video-call/{roomId}', { params: { roomId: 'room_1' } }],
    ['GET /api/mentoring/video-call/session/{sessionId}', { params: { sessionId: 'a' } }],
  ]);
  await expect(linkOfCall({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
