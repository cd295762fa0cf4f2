import type { Route } from '@parley/contract';
import type { Caller } from '../caller.ts';
import type { RequestContext } from '../handler.ts';

/** A browser or program in tests of handlers: it keeps its cookies from one request to the next. */
export class Visitor<C extends Caller> {
  caller: C;
  address: string;
  readonly cookies = new Map<string, string>();

  constructor(caller: C, address = '192.0.2.1') {
    this.caller = caller;
    this.address = address;
  }

  /** What a handler is given of one request. */
  get request(): Omit<RequestContext<Route & { permission: 'anyone' }>, 'caller' | 'keepAnswer'> & {
    caller: C;
    keepAnswer(): Promise<void>;
  } {
    const { cookies } = this;
    return {
      caller: this.caller,
      address: this.address,
      requestId: 'request-1',
      userAgent: 'A browser',
      cookies: {
        get: (name) => cookies.get(name),
        set: (name, value) => void cookies.set(name, value),
        clear: (name) => void cookies.delete(name),
      },
      ifMatch: null,
      keepAnswer: () => Promise.resolve(),
    };
  }
}
