import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import facts from '../examples/facts.json' with { type: 'json' };
import me from '../examples/me.json' with { type: 'json' };
import realtime from '../examples/realtime.json' with { type: 'json' };
import rest from '../examples/rest.json' with { type: 'json' };
import {
  acknowledgement,
  CLIENT_MESSAGES,
  handshake,
  ME_CLIENT_MESSAGES,
  ME_SERVER_MESSAGES,
  meChange,
  meHandshake,
  SERVER_MESSAGES,
} from './realtime/index.ts';
import { FACTS } from './facts.ts';
import { routes } from './rest/routes.ts';
import type { Route } from './route.ts';

// What is on the wire, word for word. A change here is a change for every program that speaks to Parley.

const problems = (schema: z.ZodMiniType, value: unknown) =>
  z.safeParse(schema, value).error?.issues.map(({ path, code }) => `${path.join('.')}: ${code}`) ?? [];

const named = (examples: object, name: string): unknown => (examples as Record<string, unknown>)[name];

test('every route, message and fact has an example, and there are no others', () => {
  expect(Object.keys(rest).sort()).toEqual(routes.map(({ id }) => id).sort());
  expect(Object.keys(realtime.client).sort()).toEqual(Object.keys(CLIENT_MESSAGES).sort());
  expect(Object.keys(realtime.server).sort()).toEqual(Object.keys(SERVER_MESSAGES).sort());
  expect(Object.keys(me.client).sort()).toEqual(Object.keys(ME_CLIENT_MESSAGES).sort());
  expect(Object.keys(me.server).sort()).toEqual(Object.keys(ME_SERVER_MESSAGES).sort());
  expect(Object.keys(facts).sort()).toEqual(Object.keys(FACTS).sort());
});

test.each(routes.map((route) => [`${route.method} ${route.path}`, route as Route] as const))(
  '%s: its example fits, and says all that it takes',
  (_, route) => {
    const example = named(rest, route.id) as Record<string, unknown>;
    for (const place of ['params', 'query', 'body'] as const) {
      expect(place in example).toBe(route[place] !== undefined);
      if (route[place] !== undefined) expect(problems(route[place], example[place])).toEqual([]);
    }
    for (const answer of Object.values(route.answers)) {
      if (answer === null || typeof answer === 'string') expect(example['answer']).toBeNull();
      else expect(problems(answer, example['answer'])).toEqual([]);
    }
  },
);

test('[H6] [H10] what creates takes an Idempotency-Key, unless its answer holds a secret or begins a session', () => {
  const creating = (routes as readonly Route[]).filter(({ answers }) => 201 in answers);
  const without = creating.filter(({ idempotent }) => idempotent !== true).map(({ id }) => id);
  expect(without.sort()).toEqual(['createApiKey', 'createJoinLink', 'createToken', 'setUp', 'signUp']);
  expect(creating.length).toBeGreaterThan(without.length);
});

type Messages = Record<string, z.ZodMiniType>;

const examplesOf = (who: string, schemas: Messages, examples: object): [string, z.ZodMiniType, unknown][] =>
  Object.entries(schemas).map(([name, schema]) => [`${who} ${name}`, schema, named(examples, name)]);

const messages: [string, z.ZodMiniType, unknown][] = [
  ['handshake', handshake, realtime.handshake],
  ['acknowledgement', acknowledgement, realtime.acknowledgement],
  ...examplesOf('client', CLIENT_MESSAGES, realtime.client),
  ...examplesOf('server', SERVER_MESSAGES, realtime.server),
  ['handshake of /me', meHandshake, me.handshake],
  ...examplesOf('client', ME_CLIENT_MESSAGES, me.client),
  ...examplesOf('server', ME_SERVER_MESSAGES, me.server),
];

test.each(messages)('%s: what fits is taken, what is broken is not', (_, schema, examples) => {
  const { fit, broken } = examples as { fit: unknown[]; broken: unknown[] };
  expect(fit.length * broken.length).toBeGreaterThan(0);
  for (const example of fit) expect(problems(schema, example)).toEqual([]);
  for (const example of broken) expect(problems(schema, example)).not.toEqual([]);
});

test('every kind of a union has an example', () => {
  const kinds = (examples: { fit: object[] }, key: string) => new Set(examples.fit.map((one) => named(one, key)));
  expect(kinds(realtime.client.webrtc_signal, 'type').size).toBe(CLIENT_MESSAGES.webrtc_signal.def.options.length);
  expect(kinds(realtime.server.webrtc_signal, 'type').size).toBe(SERVER_MESSAGES.webrtc_signal.def.options.length);
  expect(kinds(realtime.server.webrtc_event, 'type').size).toBe(SERVER_MESSAGES.webrtc_event.def.options.length);
  const changes = me.server.me_changed.fit.flatMap(({ changes: some }) => some);
  expect(kinds({ fit: changes }, 'kind').size).toBe(meChange.def.options.length);
  expect(kinds(realtime.server.webrtc_joined, 'mode')).toEqual(new Set(['snapshot', 'tail']));
});

test.each(Object.entries(FACTS))('fact %s: its example fits, and nothing may be missing or more', (type, schema) => {
  const example = named(facts, type) as Record<string, unknown>;
  expect(problems(schema, example)).toEqual([]);
  expect(problems(schema, { ...example, more: 1 })).not.toEqual([]);
  for (const field of Object.keys(example)) {
    const { [field]: _, ...rest } = example;
    expect(problems(schema, rest)).not.toEqual([]);
  }
});
