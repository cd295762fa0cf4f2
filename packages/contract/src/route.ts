import type * as z from 'zod/mini';
import type { ApiScope } from './api-scopes.ts';
import type { ServerErrorCode } from './errors.ts';

type Schema = z.ZodMiniType;

/**
 * Who may call a route. Finer rules (whose conference) are the domain's policy. `in_room`: whoever is signed in, or is in a
 * room and shows its resume ticket as `Authorization: Room <ticket>`, which does not use the ticket up. `admin`: a signed-in admin of
 * the workspace. `key`: API keys alone. Keys come in besides where the route says `keys`.
 */
export type Permission = 'anyone' | 'signed_in' | 'participant' | 'in_room' | 'admin' | 'key';

/** What API keys may do with a route. */
export interface KeyUse {
  /** The scope that they need; null where any key will do. */
  scope: ApiScope | null;
  /** Whether a key may call it for itself; else only on behalf of a person (header `Parley-On-Behalf-Of`), which is always possible. */
  alone?: true;
}

/** How often one caller may use a route: `count` calls in `seconds`, counted per address, per user, or per both. */
export interface RateLimit {
  count: number;
  seconds: number;
  per: 'address' | 'caller';
}

/** A REST route as data. The server binds it, the client is typed by it, the OpenAPI document is made of it. */
export interface Route {
  /** `operationId` in the OpenAPI document, and the name of the handler. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `{name}` for parameters, as OpenAPI writes it. */
  path: `/${string}`;
  tag: string;
  /** One line: what it does. */
  summary: string;
  /** More of it where a line is not enough, for the reference. */
  description?: string;
  /** Id of the route whose other name this is: who may and how often is the same. */
  sameAs?: string;
  permission: Permission;
  /** Without it a route is closed to API keys. */
  keys?: KeyUse;
  params?: Schema;
  query?: Schema;
  body?: Schema;
  /**
   * Success status → schema of the body; `null` for none. `'binary'` for bytes with a content type of their own, `'download'` for
   * a JSON document to keep, sent while it is made, `'csv'` for the same as a table, `'redirect'` for a page of this server.
   */
  answers: Partial<Record<200 | 201 | 204, Schema | null | 'binary' | 'download' | 'csv'>> & { 303?: 'redirect' };
  /** Codes that this route can answer with, besides those that every route can. */
  errors?: readonly ServerErrorCode[];
  /** Takes an `Idempotency-Key`: the same key gives the same answer and one effect, for 24 hours. */
  idempotent?: true;
  /** Takes `If-Match` with the version that was changed; another one now is `VERSION_CONFLICT`. */
  versioned?: true;
  rateLimit?: RateLimit;
  /** Greatest body in bytes. Default 64 kB. */
  maxBody?: number;
}

/** Keeps a route's literal types, which the typed client reads. */
export const defineRoute = <const R extends Route>(route: R): R => route;

type Input<S> = S extends Schema ? z.input<S> : undefined;
type Output<S> = S extends Schema ? z.output<S> : undefined;

/** What a caller sends: only the parts that the route has. */
export type RouteRequest<R extends Route> = (R extends { params: infer S } ? { params: Input<S> } : unknown) &
  (R extends { query: infer S } ? { query?: Input<S> } : unknown) &
  (R extends { body: infer S } ? { body: Input<S> } : unknown);

/** What a handler gets after validation. */
export interface RouteInput<R extends Route> {
  params: R extends { params: infer S } ? Output<S> : undefined;
  query: R extends { query: infer S } ? Output<S> : undefined;
  body: R extends { body: infer S } ? Output<S> : undefined;
}

type Answer<S> = S extends 'binary'
  ? {
      contentType: string;
      bytes: Uint8Array;
      /** Seconds that a browser may keep it, for what never changes under its path. Default: not at all. */
      maxAge?: number;
    }
  : S extends 'download' | 'csv'
    ? { fileName: string; chunks: AsyncIterable<string> }
    : S extends 'redirect'
      ? {
          /** Path of a page of this server. */
          location: `/${string}`;
        }
      : S extends Schema
        ? z.output<S>
        : null;

/** What the route answers on success. */
export type RouteAnswer<R extends Route> = { [S in keyof R['answers']]: Answer<R['answers'][S]> }[keyof R['answers']];
