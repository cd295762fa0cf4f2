import type { ApiScope, Id } from '@parley/contract';
import type { Origin } from '../facts/facts.ts';

/** Who a request comes from. Guests are nobody here: a conference knows its guests by a cookie of its own. */
export type Caller = { kind: 'nobody'; workspaceId: Id<'workspace'> } | UserCaller | KeyCaller;

interface Person {
  kind: 'user';
  workspaceId: Id<'workspace'>;
  userId: Id<'user'>;
  role: 'member' | 'admin';
  /** Who they were when they were recognised, so that nothing of them has to be looked up again. */
  profile: { name: string; timeZone: string; avatarKey: string | null };
}

/** Somebody who is signed in. `by`: how the session was shown; only cookies are exposed to cross-site requests. */
export type SessionCaller = Person & { by: 'cookie' | 'bearer'; sessionId: Id<'session'> };

/** A person: signed in, one on whose behalf a key acts (never with more rights than a member), or one who came by a join link (in that conference alone). */
export type UserCaller =
  | SessionCaller
  | (Person & {
      by: 'key';
      keyId: Id<'api_key'>;
      role: 'member' /** The directory in which the key named them. */;
      issuer: string;
    })
  | (Person & { by: 'pass'; role: 'member' });

/** A host platform by its key, for itself: it sees its workspace as an admin does, as far as the scopes go. */
export interface KeyCaller {
  kind: 'key';
  workspaceId: Id<'workspace'>;
  keyId: Id<'api_key'>;
  scopes: readonly ApiScope[];
}

/** Somebody who is in a room at this moment, signed in or not, shown by the ticket of that place. */
export interface PeerCaller {
  kind: 'peer';
  peerId: Id<'peer'>;
}

/** Whose rate limits and `Idempotency-Key`s these are; null for whom only the address tells apart. */
export function keyOf(caller: Caller | PeerCaller): string | null {
  if (caller.kind === 'nobody') return null;
  if (caller.kind === 'peer') return caller.peerId;
  if (caller.kind === 'key') return caller.keyId;
  return caller.by === 'key' ? `${caller.keyId} ${caller.userId}` : caller.userId;
}

/** Origin of a fact that this request causes. */
export function originOf(caller: Caller, { address, requestId }: { address: string; requestId: string }): Origin {
  const from = { address, requestId };
  if (caller.kind === 'nobody') return { actor: { kind: 'system' }, ...from };
  if (caller.kind === 'key') return { actor: { kind: 'key', id: caller.keyId }, ...from };
  if (caller.by !== 'key') return { actor: { kind: 'user', id: caller.userId }, ...from };
  return { actor: { kind: 'key', id: caller.keyId }, onBehalfOf: caller.userId, ...from };
}
