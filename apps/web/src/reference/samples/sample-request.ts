import type { Operation } from '../document/read-reference.ts';

/** The values that an operation is tried with; what is empty is not sent. */
export interface Values {
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** The JSON as it is written, and null where the operation takes none. */
  body: string | null;
  idempotencyKey: string;
  /** `campus:4711`, for keys. */
  onBehalfOf: string;
  ifMatch: string;
}

/** Who speaks in a sample: the shell's or program's variable that holds the secret. */
export type Credential = 'PARLEY_KEY' | 'PARLEY_TOKEN' | null;

/** Keys are what programs have; where none may come, a person's token; where nobody has to be known, nothing. */
export function credentialOf({ key, permission }: Operation): Credential {
  if (permission === 'anyone') return null;
  return key === null ? 'PARLEY_TOKEN' : 'PARLEY_KEY';
}

const WEEK = 7 * 24 * 3_600_000;

/** What an example plans for a moment that is over is planned for the same hour of a week to come. */
const planned = (text: string, now: number): string =>
  text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (moment) => {
    const ago = now - Date.parse(moment);
    return ago < 0 ? moment : new Date(Date.parse(moment) + Math.ceil((ago + 1) / WEEK) * WEEK).toISOString();
  });

/** The golden example of the document, as values to begin with at this moment. */
export function exampleValues({ parameters, body, key, permission }: Operation, now: number): Values {
  const of = (place: 'path' | 'query') =>
    Object.fromEntries(
      parameters
        .filter((one) => one.in === place)
        .map(({ name, example }) => [name, example === undefined ? '' : String(example)]),
    );
  const onBehalf = key !== null && permission !== 'anyone' && !key.alone;
  return {
    path: of('path'),
    query: of('query'),
    body: body === null ? null : planned(JSON.stringify(body.example ?? {}, null, 2), now),
    idempotencyKey: '',
    onBehalfOf: onBehalf ? 'campus:4711' : '',
    ifMatch: '',
  };
}

/** Path and query as they are sent. */
export function addressOf({ path }: Operation, values: Values): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values.path[name] ?? ''));
  const query = new URLSearchParams(Object.entries(values.query).filter(([, value]) => value !== ''));
  return query.size === 0 ? filled : `${filled}?${query}`;
}

/** Headers besides those that say who calls. */
export function headersOf(values: Values): [name: string, value: string][] {
  return [
    ...(values.onBehalfOf === '' ? [] : [['Parley-On-Behalf-Of', values.onBehalfOf] as [string, string]]),
    ...(values.idempotencyKey === '' ? [] : [['Idempotency-Key', values.idempotencyKey] as [string, string]]),
    ...(values.ifMatch === '' ? [] : [['If-Match', values.ifMatch] as [string, string]]),
    ...(values.body === null ? [] : [['Content-Type', 'application/json'] as [string, string]]),
  ];
}

/** What the body holds; undefined while it is no JSON. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
