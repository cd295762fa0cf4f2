import type { Route } from '@parley/contract';
import * as z from 'zod/mini';
import rest from '../../../../packages/contract/examples/rest.json' with { type: 'json' };
import { brokenValues, type Odd, oddValues } from './broken-values.ts';
import type { WireRequest } from './served-app.ts';

/** What a request says, before it is written down. */
export type Parts = Partial<Record<'params' | 'query' | 'body', unknown>>;
export type PlaceOfInput = keyof Parts;

/** One thing wrong or odd with a request. */
export interface OddRequest {
  label: string;
  request: WireRequest;
}

const PLACES: readonly PlaceOfInput[] = ['params', 'query', 'body'];

/** The good request of the contract's example, with ids and codes of things that are there instead of the example's. */
export function goodParts(route: Route, own: (text: string) => string): Parts {
  const example = (rest as Record<string, Parts>)[route.id] ?? {};
  const parts = Object.fromEntries(PLACES.filter((place) => place in example).map((place) => [place, example[place]]));
  return JSON.parse(JSON.stringify(parts), (_key, value: unknown) => (typeof value === 'string' ? own(value) : value));
}

/** The request in writing. What is no text in a path or a query becomes JSON, and lists are said item by item. */
export function wireRequest(route: Route, { params, query, body }: Parts): WireRequest {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => escaped(asText((params as Fields)?.[name])));
  const pairs = Object.entries((query ?? {}) as Fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${escaped(name)}=${escaped(asText(one))}`),
  );
  return {
    method: route.method,
    path: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  };
}

/** Requests that the route's schemas refuse. */
export function brokenRequests(route: Route, good: Parts): OddRequest[] {
  return [
    ...inEveryPlace(route, good, brokenValues).filter(({ parts }) => !fits(route, parts)),
    ...unknownFields(route, good),
    ...longPaths(route, good),
  ].map(({ label, parts }) => ({ label, request: wireRequest(route, parts) }));
}

/** Requests with odd texts where the route's schemas take them. */
export function oddRequests(route: Route, good: Parts): OddRequest[] {
  return inEveryPlace(route, good, oddValues).map(({ label, parts }) => ({
    label,
    request: wireRequest(route, parts),
  }));
}

/** Bodies that are no JSON, not said to be, or far too large. */
export function brokenBodies(route: Route, good: Parts): OddRequest[] {
  const plain = wireRequest(route, { ...good, body: undefined });
  const send = (label: string, body: string | Uint8Array, type = 'application/json'): OddRequest => ({
    label,
    request: { ...plain, body, headers: type === '' ? {} : { 'content-type': type } },
  });
  const text = JSON.stringify(good.body ?? { unknown_field: 1 });
  const notJson = ['{', '{}}', `${text},`, '{"a":NaN}', "{'a':1}", '\0', '[1,2', 'null', 'true', '"text"'];
  const more = (route.maxBody ?? 64 * 1024) + 1;
  return [
    ...notJson.map((body) => send(`body ${body.slice(0, 40)}`, body)),
    send('body of bytes that are no text', Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)),
    send('body that makes a prototype', '{"__proto__":{"admin":true}}'),
    send('body nested deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    send('body too large', JSON.stringify({ unknown_field: 'x'.repeat(more) })),
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'image/png', 'x', ''].map(
      (type) => send(`content type ${type}`, text, type),
    ),
  ];
}

/** The good request with something else in one of its places, one at a time. */
export function inEveryPlace(
  route: Route,
  good: Parts,
  variantsOf: (schema: z.ZodMiniType, value: unknown) => Odd[],
): { label: string; parts: Parts }[] {
  return PLACES.flatMap((place) => {
    const schema = route[place];
    if (schema === undefined) return [];
    return variantsOf(schema, good[place] ?? {})
      .filter(({ value }) => place === 'body' || canBeWritten(route, place, value))
      .map(({ label, value }) => ({ label: `${place} ${label}`, parts: { ...good, [place]: value } }));
  });
}

type Fields = Record<string, unknown>;

/** A path without its parameter, or with one more, is another path; and no query says that it is a list. */
const canBeWritten = ({ path }: Route, place: 'params' | 'query', value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = value as Fields;
  if (place === 'query') return Object.keys(fields).length > 0;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.length === Object.keys(fields).length && names.every((name) => asText(fields[name]) !== '');
};

/** Whether the schemas take these parts as they arrive, where a path and a query are texts. */
function fits(route: Route, parts: Parts): boolean {
  return PLACES.every((place) => {
    const schema = route[place];
    const value = place === 'body' ? parts.body : asArrived((parts[place] ?? {}) as Fields, place === 'query');
    return schema === undefined || z.safeParse(schema, value).success;
  });
}

/** Bytes that are no letter arrive as another letter; a list in a query is told by its name being there again. */
const asArrived = (fields: Fields, lists: boolean): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const items = (lists && Array.isArray(value) ? value : [value]).map((one) => asText(one).toWellFormed());
      return items.length === 0 ? [] : [[name, items.length === 1 ? items[0] : items]];
    }),
  );

/** A query is taken by no route that does not say so, and a body by none without; what others add to a query is left to them where the schema says so. */
const unknownFields = (route: Route, good: Parts): { label: string; parts: Parts }[] => {
  const query = { ...(good.query as Fields), unknown_field: '1' };
  return [
    ...(route.query !== undefined && z.safeParse(route.query, query).success
      ? []
      : [{ label: 'query unknown field', parts: { ...good, query } }]),
    ...(route.body === undefined
      ? [{ label: 'body where none is taken', parts: { ...good, body: { unknown_field: 1 } } }]
      : []),
  ];
};

/** Longer than any part of a path that a server routes. */
const longPaths = (route: Route, good: Parts): { label: string; parts: Parts }[] =>
  Object.keys((good.params ?? {}) as Fields).map((name) => ({
    label: `params ${name}: far too long`,
    parts: { ...good, params: { ...(good.params as Fields), [name]: 'x'.repeat(3000) } },
  }));

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

/** Percent-encoded; lone surrogates as their three bytes, which no URL would write. */
const escaped = (text: string): string =>
  Array.from(text)
    .map((letter) => (letter.isWellFormed() ? encodeURIComponent(letter) : surrogate(letter.charCodeAt(0))))
    .join('');

const surrogate = (unit: number): string =>
  [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
    .map((byte) => `%${byte.toString(16)}`)
    .join('');
