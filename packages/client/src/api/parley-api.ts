import type { AnswerOf, RequestOf, RouteKey } from '@parley/contract';
import { ParleyError } from '@parley/contract/errors';
import { readAnswer } from './answer.ts';
import { type RequestParts, splitKey, urlOf } from './request-url.ts';

/** A bearer token, or a function that gives one that still holds: it is called for each request. */
export type ApiToken = string | (() => string | Promise<string>);

export interface ParleyApiOptions {
  /** Where the server is, such as `https://meet.example.org`; empty for the page's own. */
  baseUrl?: string;
  /** Bearer token, or what gives it for each request; without it the browser's cookies speak for the caller. */
  token?: ApiToken;
  fetch?: typeof globalThis.fetch;
  /** Milliseconds until a request is given up as `TIMEOUT`. Default 10 000. */
  timeout?: number;
}

export interface RequestOptions {
  /** Takes the request back; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Makes repeating a creating request safe: the same key has one effect and one answer. */
  idempotencyKey?: string;
  /** With an API key: the person for whom it acts. `name` is what they are called when they are new. */
  onBehalfOf?: { issuer: string; subject: string; name?: string };
}

/** The REST API of a server, typed by its routes. */
export class ParleyApi {
  readonly #baseUrl: string;
  readonly #token: ApiToken | undefined;
  readonly #fetch: typeof globalThis.fetch;
  readonly #timeout: number;

  constructor(options: ParleyApiOptions = {}) {
    this.#baseUrl = (options.baseUrl ?? '').replace(/\/+$/, '');
    this.#token = options.token;
    this.#fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.#timeout = options.timeout ?? 10_000;
  }

  /**
   * Calls a route; what it takes may be left out where nothing has to be sent. Such as `request('POST /api/join/{code}', { params: { code }, body: { name } })`.
   * @throws ParleyError with the code of the server's answer, `NETWORK_UNREACHABLE` when there was none, or `TIMEOUT`.
   */
  async request<K extends RouteKey>(
    key: K,
    ...args: object extends RequestOf<K>
      ? [request?: RequestOf<K>, options?: RequestOptions]
      : [request: RequestOf<K>, options?: RequestOptions]
  ): Promise<AnswerOf<K>> {
    const [request, options = {}] = args as unknown as [RequestParts?, RequestOptions?];
    const { method, path } = splitKey(key);
    const headers: Record<string, string> = { accept: 'application/json' };
    const token = typeof this.#token === 'function' ? await this.#token() : this.#token;
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
    if (options.onBehalfOf !== undefined) {
      const { issuer, subject, name } = options.onBehalfOf;
      const called = name === undefined ? '' : `; name=${encodeURIComponent(name)}`;
      headers['parley-on-behalf-of'] = `${issuer}:${subject}${called}`;
    }
    if (request?.body !== undefined) headers['content-type'] = 'application/json';

    const timeout = AbortSignal.timeout(this.#timeout);
    const init: RequestInit = {
      method,
      headers,
      credentials: 'include',
      signal: options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]),
    };
    if (request?.body !== undefined) init.body = JSON.stringify(request.body);

    try {
      const response = await this.#fetch(this.#baseUrl + urlOf(path, request), init);
      return (await readAnswer(response)) as AnswerOf<K>;
    } catch (error) {
      if (error instanceof ParleyError) throw error;
      if (options.signal?.aborted === true) throw options.signal.reason;
      if (timeout.aborted) {
        throw new ParleyError('TIMEOUT', 'The server took too long to answer. Try again.', { cause: error });
      }
      throw new ParleyError('NETWORK_UNREACHABLE', 'The server cannot be reached. Check your connection.', {
        cause: error,
      });
    }
  }
}
