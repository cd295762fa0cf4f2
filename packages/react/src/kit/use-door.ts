import { type ApiToken, ParleyApi, ParleyError } from '@parley/client';
import { useEffect, useState } from 'react';
import type { MeetingDoor } from '../lobby/meeting-door.ts';

export interface DoorOptions {
  /** Code of the meeting's link. */
  conference: string;
  /** Where the server is. Default: the page's own. */
  serverUrl?: string;
  /** Bearer token of the person; must be stable. Default: the browser's cookies. */
  token?: ApiToken;
}

export type DoorState =
  | { status: 'reading' }
  | { status: 'read'; door: MeetingDoor & { open: boolean } }
  | { status: 'failed'; error: ParleyError };

/** How often it is looked who is there and whether it is open, in milliseconds. */
const LOOK_AGAIN = 20_000;

/**
 * What is behind the link of a meeting: title, time, who is there; looked at again every twenty seconds.
 *
 * @example
 * const state = useDoor({ conference: 'abc-defg-hij', serverUrl: 'https://meet.example.org' });
 * return state.status === 'read' ? <h1>{state.door.title}</h1> : null;
 */
export function useDoor({ conference, serverUrl, token }: DoorOptions): DoorState {
  const [state, setState] = useState<DoorState>({ status: 'reading' });
  useEffect(() => {
    const gone = new AbortController();
    const api = new ParleyApi({
      ...(serverUrl === undefined ? {} : { baseUrl: serverUrl }),
      ...(token === undefined ? {} : { token }),
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const next = await api
        .request('GET /api/join/{code}', { params: { code: conference } }, { signal: gone.signal })
        .then(
          ({ door }): DoorState => ({ status: 'read', door }),
          (error: unknown): DoorState => ({ status: 'failed', error: asParleyError(error) }),
        );
      if (gone.signal.aborted) return;
      // A door that was seen stays while the network does not answer.
      setState((before) => (next.status === 'failed' && before.status === 'read' ? before : next));
      timer = setTimeout(() => void read(), LOOK_AGAIN);
    };
    void read();
    return () => {
      gone.abort();
      clearTimeout(timer);
      setState({ status: 'reading' });
    };
  }, [conference, serverUrl, token]);
  return state;
}

const asParleyError = (error: unknown): ParleyError =>
  error instanceof ParleyError
    ? error
    : new ParleyError('UNAVAILABLE', 'The meeting could not be read.', { cause: error });
