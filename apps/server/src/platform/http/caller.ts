import type { Id } from '@parley/contract';
import type { Origin } from '../facts/facts.ts';

/** Who a request comes from. Guests are nobody here: a conference knows its guests by a cookie of its own. */
export type Caller =
  | { kind: 'nobody'; workspaceId: Id<'workspace'> }
  | {
      kind: 'user';
      workspaceId: Id<'workspace'>;
      userId: Id<'user'>;
      sessionId: Id<'session'>;
      role: 'member' | 'admin';
      /** How the session was shown: only cookies are exposed to cross-site requests. */
      by: 'cookie' | 'bearer';
    };

export type UserCaller = Extract<Caller, { kind: 'user' }>;

/** Somebody who is in a room at this moment, signed in or not, shown by the ticket of that place. */
export interface PeerCaller {
  kind: 'peer';
  peerId: Id<'peer'>;
}

/** Origin of a fact that this request causes. */
export const originOf = (caller: Caller, request: { address: string; requestId: string }): Origin => ({
  actor: caller.kind === 'user' ? { kind: 'user', id: caller.userId } : { kind: 'system' },
  address: request.address,
  requestId: request.requestId,
});
