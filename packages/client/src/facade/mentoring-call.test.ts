import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { joinMentoringVideoCall } from './mentoring-call.ts';

const room = { roomId: 'room_1', url: 'https://meet.example.org/j/abc-defg-hij' };
let answer: () => Response;
let requests: { url: string; body: unknown }[];
const newWindow = () => ({ location: { assign: vi.fn<(url: string) => void>() }, close: vi.fn<() => void>() });
let own: ReturnType<typeof newWindow> & { open: ReturnType<typeof vi.fn> };
let opened: ReturnType<typeof newWindow>;

beforeEach(() => {
  answer = () => Response.json({ room });
  requests = [];
  opened = newWindow();
  own = { ...newWindow(), open: vi.fn(() => opened) };
  vi.stubGlobal('window', own);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    requests.push({ url, body: JSON.parse(init.body as string) });
    return Promise.resolve(answer());
  });
});
afterEach(() => vi.unstubAllGlobals());

test('asks for the call of the session and opens it in a window of its own', async () => {
  const options = { menteeId: 456, serverUrl: 'https://meet.example.org' };
  expect(await joinMentoringVideoCall(42, options)).toEqual(room);
  expect(requests).toEqual([
    { url: 'https://meet.example.org/api/mentoring/video-call/create', body: { sessionId: 42, menteeId: 456 } },
  ]);
  expect(opened.location.assign).toHaveBeenCalledWith(room.url);
});

test('goes there itself where no window opens, and nowhere when it is told not to', async () => {
  own.open.mockReturnValue(null);
  await joinMentoringVideoCall('a');
  expect(own.location.assign).toHaveBeenCalledWith(room.url);
  own.open.mockClear();
  await joinMentoringVideoCall('a', { open: false });
  expect(own.open).not.toHaveBeenCalled();
  expect(own.location.assign).toHaveBeenCalledTimes(1);
});

test('closes the window again when it is refused', async () => {
  answer = () => Response.json({ error: 'Of others', code: 'CONFLICT', details: {} }, { status: 409 });
  await expect(joinMentoringVideoCall('a')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(opened.close).toHaveBeenCalledTimes(1);
});
