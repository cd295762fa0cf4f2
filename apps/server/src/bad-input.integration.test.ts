import { ID_PREFIXES, type Route, routes, SERVER_ERRORS, type ServerErrorCode } from '@parley/contract';
import { openApiDocument } from '@parley/contract/openapi';
import { errorBody } from '@parley/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { withOtherIds } from './testing/broken-values.ts';
import { businessRows } from './testing/business-rows.ts';
import { type ServedApp, serveApp, type WireAnswer, type WireRequest } from './testing/served-app.ts';
import {
  brokenBodies,
  brokenRequests,
  goodParts,
  inEveryPlace,
  oddRequests,
  type OddRequest,
  wireRequest,
} from './testing/wire-requests.ts';

// Whatever is wrong with a request, by whomever: made of the contract, so that a new route is covered as it is.

const all = routes as readonly Route[];
const document = openApiDocument() as { paths: Record<string, Record<string, { responses: object }>> };
const TIMEOUT = { timeout: 120_000 };
const AT_ONCE = 16;

let app: ServedApp;
/** Cookies of callers. */
const callers = { 'somebody signed in': '', 'a guest': '', nobody: '' };
type Who = keyof typeof callers;
/** Ids and codes of the caller's own things, by what they begin with, and of somebody else's. */
const own = new Map<string, string>();
const foreign: string[] = [];

interface Made {
  conference: { id: string; joinCode: string };
}

beforeAll(async () => {
  app = await serveApp();
  const member = async (name: string) => {
    const body = { email: `${name}@example.org`, password: 'a long enough one', name };
    const { cookie } = await app.call('POST', '/api/auth/sign-up', { body, status: 201 });
    const sessions = await app.call<{ items: { id: string }[] }>('GET', '/api/auth/sessions', { cookie });
    const body2 = { title: `Meeting of ${name}` };
    const made = await app.call<Made>('POST', '/api/video-conferences', { cookie, body: body2, status: 201 });
    const { participant, room } = await app.call<{ participant: { id: string }; room: { id: string } }>(
      'POST',
      `/api/video-conferences/${made.conference.id}/join`,
      { cookie },
    );
    const ids = [sessions.items[0]?.id ?? '', made.conference.id, participant.id, room.id];
    return { cookie, ids, joinCode: made.conference.joinCode };
  };
  const [mine, theirs] = [await member('mona'), await member('theo')];
  callers['somebody signed in'] = mine.cookie;
  const path = `/api/join/${mine.joinCode}`;
  callers['a guest'] = (await app.call('POST', path, { body: { name: 'Gus' } })).cookie;
  for (const id of mine.ids) own.set(id.split('_')[0] ?? '', id);
  own.set('code', mine.joinCode);
  foreign.push(...theirs.ids, ...Object.values(ID_PREFIXES).map((prefix) => `${prefix}_${'0'.repeat(26)}`));
}, 60_000);
afterAll(() => app.stop());

const ownText = (text: string): string => {
  if (/^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(text)) return own.get('code') ?? text;
  return /^[a-z]+_[0-9a-z]{26}$/.test(text) ? (own.get(text.split('_')[0] ?? '') ?? text) : text;
};

const as = (who: Who, request: WireRequest): WireRequest => ({
  ...request,
  headers: { ...request.headers, cookie: callers[who] },
});

/** What is wrong with an answer that should be a refusal: without a code of the contract, not documented, or of the server's own fault. */
function faultOf({ status, text }: WireAnswer, route: Route | null): string | null {
  if (status >= 500) return `is the server's own failure: ${text}`;
  const read = z.safeParse(errorBody, text === '' ? null : JSON.parse(text));
  if (!read.success) return `is no error of the contract: ${text.slice(0, 200)}`;
  if (SERVER_ERRORS[read.data.code as ServerErrorCode] !== status) return `has ${read.data.code} with ${status}`;
  const documented = route === null || `${status}` in (documentedOf(route) ?? {});
  return documented ? null : `is not documented: ${status} ${read.data.code}`;
}
const documentedOf = ({ path, method }: Route) => document.paths[path]?.[method.toLowerCase()]?.responses;

/** Sends them, some at the same time, for none is to have an effect; answers what was not refused as it should be, and what the refused ones changed. */
async function faultsOf(who: Who, route: Route | null, requests: readonly OddRequest[]): Promise<string[]> {
  const before = new Set(await businessRows(app.db));
  const faults: string[] = [];
  const send = async ({ label, request }: OddRequest) => {
    const answer = await app.send(as(who, request));
    const fault = answer.status < 400 ? `is taken: ${answer.text.slice(0, 200)}` : faultOf(answer, route);
    if (fault !== null) faults.push(`${label}: ${answer.status} ${fault}`);
  };
  for (let from = 0; from < requests.length; from += AT_ONCE) {
    await Promise.all(requests.slice(from, from + AT_ONCE).map(send));
  }
  const after = new Set(await businessRows(app.db));
  const gone = [...before].filter((row) => !after.has(row));
  const come = [...after].filter((row) => !before.has(row));
  return [...faults, ...gone.map((row) => `gone: ${row}`), ...come.map((row) => `new: ${row}`)];
}

describe.each(Object.keys(callers) as Who[])('%s', (who) => {
  test.each(all.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '[H1] [H2] %s refuses every broken request by a code and changes nothing',
    TIMEOUT,
    async (_, route) => {
      const good = goodParts(route, ownText);
      const requests = [...brokenRequests(route, good), ...brokenBodies(route, good)];
      const counted = requests.filter(({ request }) => route.method !== 'GET' || request.body === undefined);
      expect(counted.length).toBeGreaterThan(0);
      expect(await faultsOf(who, route, counted)).toEqual([]);
    },
  );

  test('[K7] ids of what is somebody else’s, or of nothing, are refused and change nothing', TIMEOUT, async () => {
    const faults: string[] = [];
    let tried = 0;
    for (const route of all) {
      const variants = inEveryPlace(route, goodParts(route, ownText), (schema, value) =>
        withOtherIds(schema, value, foreign),
      );
      // What is looked for and not there is an empty list.
      const aimed = variants.filter(({ label }) => !label.startsWith('query'));
      const requests = aimed.map(({ label, parts }) => ({
        label: `${route.id} ${label}`,
        request: wireRequest(route, parts),
      }));
      tried += requests.length;
      faults.push(...(await faultsOf(who, route, requests)));
    }
    expect(tried).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  test('[H1] odd texts are stored or refused, and what is refused changes nothing', TIMEOUT, async () => {
    const faults: string[] = [];
    let before = await businessRows(app.db);
    for (const route of all) {
      for (const { label, request } of oddRequests(route, goodParts(route, ownText))) {
        const answer = await app.send(as(who, request));
        const fault = answer.status < 400 ? null : faultOf(answer, route);
        if (fault !== null) faults.push(`${route.id} ${label}: ${answer.status} ${fault}`);
        const after = await businessRows(app.db);
        const mayChange = answer.status < 400 && route.method !== 'GET';
        if (!mayChange) expect(after, `${route.id} ${label}`).toEqual(before);
        before = after;
      }
    }
    expect(faults).toEqual([]);
  });

  test('[H1] methods that a path does not have are refused and change nothing', TIMEOUT, async () => {
    const requests = all.flatMap((route) => {
      const taken = all.filter(({ path }) => path === route.path).map(({ method }): string => method);
      const plain = wireRequest(route, goodParts(route, ownText));
      return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE']
        .filter((method) => !taken.includes(method))
        .map((method) => ({ label: `${method} ${route.path}`, request: { ...plain, method } }));
    });
    expect(await faultsOf(who, null, requests)).toEqual([]);
  });
});
