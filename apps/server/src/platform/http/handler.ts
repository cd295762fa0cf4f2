import type { Permission, Route, RouteAnswer, RouteInput } from '@parley/contract';
import type { Sql } from '../db/database.ts';
import type { Caller, KeyCaller, PeerCaller, SessionCaller, UserCaller } from './caller.ts';

/** Whom a route's permission lets in by themselves. */
interface ByPermission {
  anyone: Caller;
  participant: Caller;
  signed_in: SessionCaller;
  admin: SessionCaller;
  in_room: SessionCaller | PeerCaller;
  key: never;
}

/** Whom an API key stands for on a route. */
type ByKey<R> = R extends { keys: { alone: true } }
  ? UserCaller | KeyCaller
  : R extends { keys: object }
    ? UserCaller
    : never;

/** Who can come as far as the handler of a route. */
type CallerOf<R extends Route> = Permission extends R['permission'] ? Caller : ByPermission[R['permission']] | ByKey<R>;

/** What a handler may read of the request besides its validated input, and what it may set on the answer. */
export interface RequestContext<R extends Route = Route> {
  /** Narrowed to those whom the route's permission lets pass. */
  caller: CallerOf<R>;
  address: string;
  requestId: string;
  userAgent: string;
  cookies: {
    get(name: string): string | undefined;
    /** Http-only, SameSite=Lax, Path=/; Secure (and a `__Host-` name) under https. `maxAge` in seconds. */
    set(name: string, value: string, maxAge: number): void;
    clear(name: string): void;
  };
  /** The version of `If-Match`; null without one, and on routes that take none. */
  ifMatch: number | null;
  /**
   * Where the request has an `Idempotency-Key`: stores the answer in the transaction of its effect, so that not even a
   * kill at the wrong moment makes a repeated request have its effect twice. Without a key it does nothing.
   */
  keepAnswer(tx: Sql, answer: RouteAnswer<R>): Promise<void>;
}

/** One route's work: validated input in, the answer's body out. Errors are thrown as `ParleyError`. */
export type Handler<R extends Route> = (input: RouteInput<R>, context: RequestContext<R>) => Promise<RouteAnswer<R>>;

/** Handlers of a list of routes by id; a missing or superfluous one is a compile error. */
export type Handlers<L extends readonly Route[]> = { [R in L[number] as R['id']]: Handler<R> };
