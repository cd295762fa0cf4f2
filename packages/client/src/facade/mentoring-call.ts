import type { MentoringRoom } from '@parley/contract';
import { type ApiToken, ParleyApi } from '../api/parley-api.ts';

export interface MentoringCallOptions {
  /** Who the other one is, when the session has no call yet: an id of Parley, or with an API key your own. Who is not named is the caller. */
  mentorId?: string | number;
  menteeId?: string | number;
  /** What the call is called. Default: the names of the two. */
  title?: string;
  /** When it begins, ISO 8601 in UTC. Default: now. */
  startsAt?: string;
  /** Default 60. */
  durationMinutes?: number;
  /** Where the server is, such as `https://meet.example.org`. Default: the page's own. */
  serverUrl?: string;
  /** Bearer token of the person, or a function that gives one. Default: the browser's cookies say who it is. */
  token?: ApiToken;
  /** False opens no window, for a page that shows the call itself: `joinRoom(room.roomId)`. Default true. */
  open?: boolean;
}

/**
 * Finds or makes the call of a mentoring session and opens it in a window of its own; in this one where the browser opens no other. To be
 * called while the person presses something.
 * @throws ParleyError as the server refused; `CONFLICT` when the session is of other people.
 */
export async function joinMentoringVideoCall(
  sessionId: string | number,
  { serverUrl, token, open = true, ...call }: MentoringCallOptions = {},
): Promise<MentoringRoom> {
  // Before anything is waited for, or browsers take it for an advertisement.
  const opened = open ? window.open('', '_blank') : null;
  const api = new ParleyApi({
    ...(serverUrl === undefined ? {} : { baseUrl: serverUrl }),
    ...(token === undefined ? {} : { token }),
  });
  try {
    const { room } = await api.request('POST /api/mentoring/video-call/create', { body: { sessionId, ...call } });
    if (open) (opened ?? window).location.assign(room.url);
    return room;
  } catch (error) {
    opened?.close();
    throw error;
  }
}
