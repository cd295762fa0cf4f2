import type { Operation } from '../document/read-reference.ts';
import { addressOf, headersOf, type Values } from '../samples/sample-request.ts';
import type { Caller } from './caller.ts';

/** Milliseconds; a provider may take its time. */
const TIMEOUT = 30_000;
/** More characters of an answer are not shown. */
const MOST_SHOWN = 200_000;
/** Headers of an answer that say something to who tries. */
const TOLD = ['content-type', 'x-request-id', 'ratelimit-remaining', 'retry-after', 'link', 'etag'];

/** What came of it. */
export type Outcome =
  | {
      kind: 'answer';
      status: number;
      milliseconds: number;
      headers: [string, string][];
      text: string;
      language: string;
    }
  | { kind: 'page' }
  | { kind: 'failed'; why: 'timeout' | 'unreachable' };

/** The request as the browser sends it. A pasted key goes alone, without the cookies of this browser; who is signed in acts for nobody else. */
export function requestOf(
  operation: Operation,
  values: Values,
  { kind, secret }: Caller,
): [url: string, init: RequestInit] {
  const headers = Object.fromEntries(headersOf(kind === 'secret' ? values : { ...values, onBehalfOf: '' }));
  if (kind === 'secret') headers['Authorization'] = `Bearer ${secret.trim()}`;
  const init: RequestInit = {
    method: operation.method,
    headers,
    credentials: kind === 'secret' ? 'omit' : 'same-origin',
    // Where it leads is a page, and links work once.
    redirect: 'manual',
    cache: 'no-store',
  };
  return [addressOf(operation, values), values.body === null ? init : { ...init, body: values.body }];
}

/** Sends it for real and answers what came back. */
export async function send(operation: Operation, values: Values, caller: Caller): Promise<Outcome> {
  const [url, init] = requestOf(operation, values, caller);
  const timeout = AbortSignal.timeout(TIMEOUT);
  const start = performance.now();
  try {
    const answer = await fetch(url, { ...init, signal: timeout });
    if (answer.type === 'opaqueredirect') return { kind: 'page' };
    const shown = await shownBody(answer);
    const milliseconds = Math.round(performance.now() - start);
    const headers = TOLD.flatMap((name): [string, string][] => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return { kind: 'answer', status: answer.status, milliseconds, headers, ...shown };
  } catch {
    return { kind: 'failed', why: timeout.aborted ? 'timeout' : 'unreachable' };
  }
}

async function shownBody(answer: Response): Promise<{ text: string; language: string }> {
  const type = answer.headers.get('content-type') ?? '';
  if (!type.includes('json')) {
    const { size } = await answer.blob();
    return { text: size === 0 ? '' : `${type}, ${size} bytes`, language: 'text' };
  }
  const text = await answer.text();
  return { text: indented(text).slice(0, MOST_SHOWN), language: 'json' };
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
