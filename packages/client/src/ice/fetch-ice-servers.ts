import type { WebrtcConfig } from '@parley/contract';
import { readAnswer } from '../api/answer.ts';

/** Milliseconds until a request is given up. */
const FETCH_WITHIN = 10_000;

/** Asks for fresh servers with the ticket of the room that one is in. Rejects when there was no such answer. */
export type FetchIceServers = (serverUrl: string, ticket: string) => Promise<WebrtcConfig>;

export const fetchIceServers: FetchIceServers = async (serverUrl, ticket) => {
  const response = await fetch(`${serverUrl.replace(/\/+$/, '')}/api/webrtc/config`, {
    headers: { accept: 'application/json', authorization: `Room ${ticket}` },
    signal: AbortSignal.timeout(FETCH_WITHIN),
  });
  return (await readAnswer(response)) as WebrtcConfig;
};
