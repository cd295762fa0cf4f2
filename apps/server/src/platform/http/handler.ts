import type { Permission, Route, RouteAnswer, RouteInput } from '@parley/contract';
import type { Sql } from '../db/database.ts';
import type { Caller, PeerCaller, UserCaller } from './caller.ts';

/** Who can come as far as the handler of a route with this permission. */
type CallerOf<P extends Permission> = [P] extends ['signed_in']
  ? UserCaller
  : [P] extends ['in_room']
    ? UserCaller | PeerCaller
    : Caller;

/** What a handler may read of the request besides its validated input, and what it may set on the answer. */
export interface RequestContext<R extends Route = Route> {
  /** Narrowed to those whom the route's permission lets pass. */
  caller: CallerOf<R['permission']>;
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
