import { ID_PREFIXES, type Route, routes } from '@parley/contract';
import { CLIENT_MESSAGES, type ClientMessageName, LIMITS, PROTOCOL_VERSION } from '@parley/contract/realtime';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import realtime from '../../../packages/contract/examples/realtime.json' with { type: 'json' };
import * as z from 'zod/mini';
import { withText } from './testing/broken-values.ts';
import { businessRows } from './testing/business-rows.ts';
import { type ServedApp, serveApp, type WireRequest } from './testing/served-app.ts';
import { goodParts, inEveryPlace, wireRequest } from './testing/wire-requests.ts';
import { type Resident, workspaceOf } from './testing/workspace-people.ts';

// Two workspaces in one database. Somebody of the one puts everything that belongs to the other in every place where a text goes, and
// gets the answers that they get for what does not exist.

/** Another name of a route that is asked in the same places: it is the same work, and tried once. */
const isRepeated = ({ sameAs, params }: Route) =>
  sameAs !== undefined && (routes as readonly Route[]).some((one) => one.id === sameAs && one.params === params);
/** Those that go by an e-mail address and a password are no places for ids, and are anybody's. */
const all = (routes as readonly Route[]).filter(
  (route) => !isRepeated(route) && !JSON.stringify(schemaOf(route.body)).includes('"password"'),
);
const messages = Object.keys(CLIENT_MESSAGES) as ClientMessageName[];
let appointments = 0;
const TIMEOUT = { timeout: 180_000 };
/** Wrong codes that one attacker tries before the next one goes on: more would be guessing (K5). */
const CODES_EACH = 8;
/** Requests of one attacker at the same time. */
const AT_ONCE = 16;

function schemaOf(body: Route['body']): object {
  return body === undefined ? {} : z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });
}

/** Something of the other workspace, and one like it that does not exist. */
interface Loot {
  what: string;
  value: string;
  twin: string;
}

const ID = new RegExp(`\\b(${Object.values(ID_PREFIXES).join('|')})_[0-9a-hjkmnp-tv-z]{26}\\b`, 'g');
/** Another one of the same letters' kinds, so that both are, or are not, what a place takes. */
const like = (secret: string): string => secret.replaceAll(/[0-9A-Za-z]/g, nextLetter);
const nextLetter = (letter: string): string =>
  ({ 9: '0', z: 'a', Z: 'A' })[letter] ?? String.fromCharCode(letter.charCodeAt(0) + 1);
/** With the same letters, for ten of them make a join code of any text, and some places take small letters alone. */
const otherId = (id: string): string => id.replaceAll(/\d/g, (digit) => `${(Number(digit) + 1) % 10}`);

function lootOf(victim: Resident, ids: readonly string[]): Loot[] {
  const { session, token, guest, roomToken, ticket, cursor, apiKey } = victim.secrets;
  const later = Buffer.from(cursor, 'base64url').toString().replace(ID, otherId);
  const secret = (what: string, value: string): Loot => ({ what, value, twin: like(value) });
  return [
    ...ids.map((id) => ({ what: id.split('_')[0] ?? '', value: id, twin: otherId(id) })),
    { what: 'externalId', value: victim.externalId, twin: otherId(victim.externalId) },
    { what: 'code', value: victim.joinCode, twin: 'zzz-zzzz-zzz' },
    { what: 'cursor', value: cursor, twin: Buffer.from(later).toString('base64url') },
    { what: 'roomToken', value: roomToken, twin: `${roomToken.slice(0, -30)}${like(roomToken.slice(-30))}` },
    secret('session', session),
    secret('token', token),
    secret('guest', guest),
    secret('ticket', ticket),
    secret('apiKey', apiKey),
  ];
}

/** An answer without what differs from call to call. */
const plain = (text: string, { value, twin }: Loot): string =>
  text
    .replaceAll(value, '*')
    .replaceAll(twin, '*')
    .replaceAll(ID, 'id')
    .replaceAll(/appointment-\d+/g, 'appointment')
    .replaceAll(/"version":\d+/g, 'version')
    // Those of what is on go by.
    .replaceAll(/"minutes":\d+/g, 'minutes')
    .replaceAll(/"prefix":"[^"]+"/g, 'prefix')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
    .replaceAll(/[a-z]{3}-[a-z]{4}-[a-z]{3}/g, 'code')
    .replaceAll(/[\w-]{30,}(\.[\w-]+)*/g, 'secret');

/** What only reads is asked together, so that the server looks up who asks for many at once. */
function together(differences: string[]) {
  const reading: Promise<string[]>[] = [];
  const read = async () => {
    differences.push(...(await Promise.all(reading.splice(0))).flat());
  };
  return { reading, read };
}

beforeAll(() => {
  for (const rate of Object.values(LIMITS.rates)) Object.assign(rate, { burst: 1e9, perSecond: 1e9 });
});

describe.each([
  ['default', 'other'],
  ['other', 'default'],
] as const)('[K7] what belongs to the %s workspace, asked for from the %s one', (theirs, ours) => {
  let app: ServedApp;
  let victim: Resident;
  let loot: Loot[];
  let before: string[];
  let newAttacker: () => Promise<Resident>;
  const attackers: Resident[] = [];
  let reader: Resident | null = null;

  beforeAll(async () => {
    app = await serveApp({ TRUST_PROXY: '127.0.0.1' });
    const newVictim = await workspaceOf(app, theirs);
    const attacker = await workspaceOf(app, ours);
    newAttacker = async () => {
      attackers.push(await attacker({ keys: false }));
      return attackers.at(-1) as Resident;
    };
    const empty = new Set(await businessRows(app.db));
    victim = await newVictim({ keys: true });
    before = (await businessRows(app.db)).filter((row) => !empty.has(row));
    const oneOfEach = new Map(
      before
        .join(' ')
        .match(ID)
        ?.map((id) => [id.split('_')[0], id]),
    );
    loot = lootOf(victim, [...oneOfEach.values()]);
    victim.heard.length = 0;
  }, 60_000);
  afterAll(async () => {
    for (const { socket } of [victim, ...attackers]) socket.disconnect();
    await app.stop();
  });

  /** Nothing of theirs is other than it was, nothing was added to it, and nobody of them heard anything. */
  const expectUntouched = async () => {
    const after = await businessRows(app.db);
    expect(before.filter((row) => !after.includes(row))).toEqual([]);
    const inTheirs = [victim.conferenceId, victim.participantId].flatMap((id) => [
      `"conference_id": "${id}"`,
      `"participant_id": "${id}"`,
      `"room_id": "${id.replace('conf_', 'room_')}"`,
    ]);
    const known = new Set(before);
    expect(after.filter((row) => !known.has(row) && inTheirs.some((part) => row.includes(part)))).toEqual([]);
    expect(victim.heard).toEqual([]);
    expect(victim.socket.connected).toBe(true);
  };

  /** Sends the one and the other; answers how they differ to who asks. */
  const difference = async (label: string, make: (text: string) => WireRequest, said: Loot) => {
    const [real, none] = [await app.send(make(said.value)), await app.send(make(said.twin))];
    const [one, other] = [plain(`${real.status} ${real.text}`, said), plain(`${none.status} ${none.text}`, said)];
    const told = real.text.includes(`Only for those of`) && real.text.includes(victim.conferenceId);
    // Who is told to wait learns nothing.
    const waits = real.status === 429 || none.status === 429;
    // The first was a change of the attacker's own, after which the second comes too late.
    const late = real.status === 200 && none.status === 412;
    return told || (one !== other && !waits && !late) ? [`${label}: ${one} instead of ${other}`] : [];
  };

  const ownOf = (attacker: Resident) => (text: string) => {
    if (/^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(text)) return attacker.joinCode;
    // A name of the caller's own that is taken once.
    if (text === 'appointment-123') return `appointment-${(appointments += 1)}`;
    if (text.startsWith('conf_')) return attacker.conferenceId;
    if (text.startsWith('room_')) return attacker.conferenceId.replace('conf_', 'room_');
    return text.startsWith('ses_') ? attacker.sessionId : text;
  };

  /** As the signed-in attacker, or as their guest; each from an address of their own. */
  const as = (attacker: Resident, who: 'cookie' | 'guestCookie', request: WireRequest): WireRequest => ({
    ...request,
    headers: {
      ...request.headers,
      cookie: [attacker[who], request.headers?.['cookie']].filter((one) => one !== undefined).join('; '),
      'x-forwarded-for': `198.51.100.${attackers.length % 250}`,
    },
  });

  test.each(all.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'in the path, query and body of %s it is like what does not exist',
    TIMEOUT,
    async (_, route) => {
      const differences: string[] = [];
      // Who only reads stays who they were for the next route.
      const stays = route.method === 'GET' && !route.path.includes('{code}');
      let attacker = stays ? (reader ??= await newAttacker()) : await newAttacker();
      let tried = 0;
      const { reading, read } = together(differences);
      for (const one of loot) {
        const places = inEveryPlace(route, goodParts(route, ownOf(attacker)), (schema, good) =>
          withText(schema, good, one.value),
        );
        for (const [index, { label }] of places.entries()) {
          // In its own place a code is the link, which is for everybody who has it (K11).
          if (one.what === 'code' && label === 'params code') continue;
          if (label === 'params code' && (tried += 1) % CODES_EACH === 0) attacker = await newAttacker();
          const make = (text: string) => {
            const good = goodParts(route, ownOf(attacker));
            const variants = inEveryPlace(route, good, (schema, value) => withText(schema, value, text));
            return wireRequest(route, variants[index]?.parts ?? good);
          };
          for (const who of ['cookie', 'guestCookie'] as const) {
            const found = difference(`${who} ${label} ${one.what}`, (text) => as(attacker, who, make(text)), one);
            reading.push(found);
            if (route.method !== 'GET' || label === 'params code' || reading.length >= AT_ONCE) await read();
          }
        }
      }
      await read();
      expect(differences).toEqual([]);
      await expectUntouched();
    },
  );

  test('in every header, beside every id of theirs, it opens nothing', TIMEOUT, async () => {
    const differences: string[] = [];
    const { reading, read } = together(differences);
    const attacker = await newAttacker();
    const guestOf = (id: string) => `parley_guest_${id}`;
    for (const route of all) {
      // Without an id of theirs only what reads: a change of one's own is none of theirs.
      const aimed = JSON.stringify(route.path).includes('{id}');
      if (!aimed && route.method !== 'GET') continue;
      const request = wireRequest(
        route,
        goodParts(route, (text) => ownOf(victim)(text)),
      );
      if (route.path.includes('{code}')) continue;
      for (const one of loot.filter(({ what }) => what.length > 4 || what === 'conf')) {
        const headers: Record<string, (text: string) => Record<string, string>> = {
          bearer: (text) => ({ authorization: `Bearer ${text}` }),
          room: (text) => ({ authorization: `Room ${text}` }),
          session: (text) => ({ cookie: `parley_session=${text}` }),
          'own guest': (text) => ({ cookie: `${guestOf(attacker.conferenceId)}=${text}` }),
          'their guest': (text) => ({ cookie: `${guestOf(victim.conferenceId)}=${text}` }),
          key: (text) => ({ 'idempotency-key': text }),
        };
        // A secret in its own place is the right itself.
        const itself = { token: 'bearer', apiKey: 'bearer', ticket: 'room', session: 'session', guest: 'their guest' };
        for (const [name, header] of Object.entries(headers)) {
          if (itself[one.what as keyof typeof itself] === name) continue;
          const make = (text: string) => {
            const sent = { ...request, headers: { ...request.headers, ...header(text) } };
            return name === 'session' ? sent : as(attacker, name === 'bearer' ? 'guestCookie' : 'cookie', sent);
          };
          reading.push(difference(`${route.id} ${name} ${one.what}`, make, one));
          if (route.method !== 'GET' || reading.length >= AT_ONCE) await read();
        }
      }
    }
    await read();
    expect(differences).toEqual([]);
    await expectUntouched();
  });

  test.each(messages)('in %s it is like what does not exist', TIMEOUT, async (name) => {
    const differences: string[] = [];
    let attacker = await newAttacker();
    const variants = (example: object, text: string) => {
      const to = 'target_participant' in example ? { target_participant: attacker.participantId } : {};
      return withText(CLIENT_MESSAGES[name], { ...example, ...to }, text);
    };
    /** Some messages end the attacker's own call; then the next one goes on. */
    const ask = async (example: object, index: number, text: string, said: Loot): Promise<string> => {
      try {
        if (!attacker.socket.connected) attacker = await newAttacker();
        const message = variants(example, text)[index]?.value;
        return plain(JSON.stringify(await attacker.socket.timeout(5000).emitWithAck(name, message)), said);
      } catch {
        attacker = await newAttacker();
        return ask(example, index, text, said);
      }
    };
    for (const example of realtime.client[name].fit) {
      for (const one of loot) {
        for (const [index, { label }] of variants(example, one.value).entries()) {
          const [real, none] = [await ask(example, index, one.value, one), await ask(example, index, one.twin, one)];
          if (real !== none) differences.push(`${label} ${one.what}: ${real} instead of ${none}`);
        }
      }
    }
    expect(differences).toEqual([]);
    await expectUntouched();
  });

  test('shown at the handshake in a wrong place it is like what does not exist', TIMEOUT, async () => {
    const attacker = await newAttacker();
    const refusal = (auth: object) =>
      new Promise<string>((resolve) => {
        const extraHeaders = { cookie: attacker.cookie };
        const options = { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders };
        const socket = io(app.url, { ...options, auth: { protocol: PROTOCOL_VERSION, ...auth } });
        const end = (answer: string) => {
          socket.disconnect();
          resolve(answer);
        };
        socket.on('connect', () => end('connected'));
        socket.on('connect_error', (error: Error & { data?: unknown }) => end(JSON.stringify(error.data)));
      });
    for (const { what, value, twin } of loot) {
      const place = { epoch: 1, seq: 0 };
      // A pass in its own place is the right itself.
      const shown = [what !== 'roomToken' && 'token', what !== 'ticket' && 'ticket'].filter((name) => name !== false);
      for (const name of shown) {
        const none = await refusal({ ...place, [name]: twin });
        expect([what, await refusal({ ...place, [name]: value })]).toEqual([what, none]);
        expect(none).toContain('UNAUTHENTICATED');
      }
    }
    await expectUntouched();
  });
});
