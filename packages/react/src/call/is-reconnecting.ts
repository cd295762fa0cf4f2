import type { RemoteParticipant } from '@parley/client';

/** Whether somebody who was there is out of reach at the moment, for this browser or for the server. */
export const isReconnecting = ({ path, connection }: Pick<RemoteParticipant, 'path' | 'connection'>): boolean =>
  path === 'reconnecting' || connection === 'reconnecting';
