import { ParleyError } from '@parley/client';
import type { Id } from '@parley/contract';
import { api } from '../app/api.ts';

/** Which mentoring call an address names. */
export interface CallSearch {
  roomId?: string;
  sessionId?: string;
}

/** Reads the search of an address, in any spelling of its names; what else stands there is left out. */
export function callSearch(search: Record<string, unknown>): CallSearch {
  const roomId = firstOf(search, ['roomId', 'room_id', 'room']);
  const sessionId = firstOf(search, ['sessionId', 'session_id', 'session']);
  return { ...(roomId === undefined ? {} : { roomId }), ...(sessionId === undefined ? {} : { sessionId }) };
}

/** The link of the call, for one of its two people. @throws ParleyError `NOT_FOUND` for everybody else, and for what is no call. */
export async function linkOfCall({ roomId, sessionId }: CallSearch): Promise<string> {
  if (roomId?.startsWith('room_') === true) {
    const params = { roomId: roomId as Id<'room'> };
    return linkOf((await api.request('GET /api/mentoring/video-call/{roomId}', { params })).room);
  }
  if (sessionId === undefined) throw new ParleyError('NOT_FOUND', 'This address names no call.');
  const params = { sessionId };
  return linkOf((await api.request('GET /api/mentoring/video-call/session/{sessionId}', { params })).room);
}

const linkOf = ({ joinCode }: { joinCode: string }) => `/j/${joinCode}`;

/** Numbers in an address are read as numbers. */
function firstOf(search: Record<string, unknown>, names: readonly string[]): string | undefined {
  const value = names.map((name) => search[name]).find((one) => one !== undefined && one !== '');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
