import * as z from 'zod/mini';
import examples from '../examples/rest.json' with { type: 'json' };
import { errorBody } from './error-body.ts';
import { ERROR_GUIDE } from './error-guide.ts';
import { SERVER_ERRORS, type ServerErrorCode } from './errors.ts';
import { iceServer } from './ice-server.ts';
import { apiKey } from './rest/api-keys.ts';
import { session } from './rest/auth.ts';
import { conference, conferenceSettings, foreignId } from './rest/conference.ts';
import { dashboard } from './rest/dashboard.ts';
import { hostPerson, personId } from './rest/host-people.ts';
import { door, joinAdmitted, joinAnswer, joinEarly, joinedParticipant } from './rest/join.ts';
import { mentoringRoom } from './rest/mentoring-calls.ts';
import { participant } from './rest/participants.ts';
import { me, person } from './rest/people.ts';
import { provider } from './rest/providers.ts';
import { room } from './rest/rooms.ts';
import { routes, TAGS } from './rest/routes.ts';
import { settings } from './rest/settings.ts';
import { webrtcConfig } from './rest/webrtc.ts';
import type { Permission, Route } from './route.ts';

type Json = Record<string, unknown>;

/** Schemas that the document names; the others stand where they are used. */
const NAMED: Record<string, z.ZodMiniType> = {
  ApiKey: apiKey,
  Conference: conference,
  ConferenceSettings: conferenceSettings,
  Dashboard: dashboard,
  Door: door,
  Error: errorBody,
  HostPerson: hostPerson,
  IceServer: iceServer,
  JoinAdmitted: joinAdmitted,
  JoinAnswer: joinAnswer,
  JoinEarly: joinEarly,
  JoinedParticipant: joinedParticipant,
  Me: me,
  MentoringRoom: mentoringRoom,
  Participant: participant,
  Person: person,
  Provider: provider,
  Room: room,
  Session: session,
  Settings: settings,
  WebrtcConfig: webrtcConfig,
};

/** The same for what is only sent. Choices of several forms have names, because generators make names of where they find them. */
const SENT: Record<string, z.ZodMiniType> = { ForeignId: foreignId, PersonId: personId };

/** What any route can answer besides its own errors: a token that is none is refused even where none is needed. */
const ALWAYS: readonly ServerErrorCode[] = ['VALIDATION_FAILED', 'UNAUTHENTICATED', 'INTERNAL', 'UNAVAILABLE'];

/** The REST API as an OpenAPI 3.1 document, made of the routes alone. The same contract gives the same text. */
export function openApiDocument(): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const route of routes as readonly Route[]) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: '1',
      description:
        'Meetings of this server. Errors are always `{error, code, details}`; lists are `{items, nextCursor}`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    externalDocs: { description: 'The reference: every operation, every error, and how to begin', url: '/api/docs' },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name, description: TAGS[name] })),
    paths,
    'x-errors': errorGuide(),
    components: {
      schemas: schemas.components,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'parley_session',
          description: 'Under https: __Host-parley_session',
        },
        token: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'The key of a host platform, `pk_…`' },
        ticket: {
          type: 'http',
          scheme: 'Room',
          description: 'The ticket that the realtime connection gave to this peer, while it is in its room',
        },
      },
    },
  };
}

function operation(route: Route, schemas: Schemas): Json {
  const example = (examples as Record<string, Json>)[route.id] ?? {};
  const body = route.body && schemas.of(route.body, 'input');
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    parameters: [
      ...parameters('path', route.params, example['params'], schemas),
      ...parameters('query', route.query, example['query'], schemas),
      ...(route.idempotent ? [IDEMPOTENCY_KEY] : []),
      ...(route.keys ? [onBehalfOf(route)] : []),
      ...(route.versioned ? [IF_MATCH] : []),
    ],
    ...(body && { requestBody: { required: isNeeded(body), ...json(body, example['body']) } }),
    responses: { ...successes(route, example['answer'], schemas), ...failures(route) },
    security: [...SECURITY[route.permission], ...(route.keys ? [{ apiKey: [] }] : [])],
    // What OpenAPI has no words for.
    'x-permission': route.permission,
    ...(route.keys && { 'x-api-key': { scope: route.keys.scope, alone: route.keys.alone === true } }),
    ...(route.rateLimit && { 'x-rate-limit': route.rateLimit }),
    ...(route.maxBody !== undefined && { 'x-max-body': route.maxBody }),
  };
}

/** Whether a body has to be sent: no kind of it can be empty. */
const isNeeded = ({ required, anyOf, oneOf }: Json): boolean => {
  const kinds = (anyOf ?? oneOf) as Json[] | undefined;
  return required !== undefined || (kinds?.every(isNeeded) ?? false);
};

/** Every code with its status (null where only clients raise it) and what it means. */
const errorGuide = (): Json =>
  Object.fromEntries(
    Object.entries(ERROR_GUIDE).map(([code, entry]) => [
      code,
      { status: SERVER_ERRORS[code as ServerErrorCode] ?? null, ...entry },
    ]),
  );

const SIGNED_IN = [{ session: [] }, { token: [] }];

const SECURITY: Record<Permission, Json[]> = {
  signed_in: SIGNED_IN,
  in_room: [...SIGNED_IN, { ticket: [] }],
  participant: [...SIGNED_IN, {}],
  anyone: [...SIGNED_IN, {}],
  admin: SIGNED_IN,
  key: [],
};

/** Who calls with a key says for whom. */
const onBehalfOf = ({ permission, keys }: Route): Json => ({
  name: 'Parley-On-Behalf-Of',
  in: 'header',
  required: permission === 'key' && keys?.alone !== true,
  description: `The person for whom an API key acts: \`issuer:subject\`, and \`; name=\` with their name percent-encoded, for first sight.${
    keys?.scope == null ? '' : ` The key needs the scope \`${keys.scope}\`.`
  }`,
  schema: { type: 'string', maxLength: 1000 },
});

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key gives the same answer and has one effect, for 24 hours.',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
};

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  description: 'The version that was changed, as `"3"`; another one now is `VERSION_CONFLICT`.',
  schema: { type: 'string' },
};

const json = (schema: Json, example?: unknown) => ({
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});

function parameters(place: 'path' | 'query', schema: Route['params'], example: unknown, schemas: Schemas): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemas.of(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, described]) => {
    const value = (example as Json | undefined)?.[name];
    const needed = place === 'path' || required.includes(name);
    const { description, ...type } = described as Json;
    return {
      name,
      in: place,
      required: needed,
      ...(description !== undefined && { description }),
      schema: type,
      ...(value !== undefined && { example: value }),
    };
  });
}

/** UTF-8 with a mark of the order of bytes; the first line names the columns (RFC 4180). */
const CSV = { 'text/csv': { schema: { type: 'string' } } };

const successes = (route: Route, example: unknown, schemas: Schemas): Json =>
  Object.fromEntries(
    Object.entries(route.answers).map(([status, answer]) => {
      if (answer === null) return [status, { description: 'Done' }];
      if (answer === 'redirect') return [status, { description: 'To a page of this server' }];
      if (answer === 'binary') return [status, { description: 'The bytes', content: { '*/*': {} } }];
      if (answer === 'csv') return [status, { description: 'A table to keep', content: CSV }];
      if (answer === 'download') return [status, { description: 'A document to keep', ...json({ type: 'object' }) }];
      return [status, { description: 'Done', ...json(schemas.of(answer, 'output'), example) }];
    }),
  );

/** One answer per status, with the codes that it can have. */
function failures(route: Route): Json {
  const codes = new Set<ServerErrorCode>([...ALWAYS, ...(route.errors ?? [])]);
  // A body is looked at also where none is taken.
  if (route.method !== 'GET') codes.add('FORBIDDEN').add('PAYLOAD_TOO_LARGE').add('UNSUPPORTED_MEDIA_TYPE');
  if (route.permission === 'admin' || route.permission === 'key' || route.keys) codes.add('FORBIDDEN');
  // Every key has a limit of its own.
  if (route.keys) codes.add('RATE_LIMITED');
  if (route.idempotent) codes.add('CONFLICT');
  // A part of a path that is too long leads nowhere.
  if (route.params !== undefined) codes.add('NOT_FOUND');
  if (route.rateLimit) codes.add('RATE_LIMITED');
  const byStatus = Object.groupBy([...codes].toSorted(), (code) => SERVER_ERRORS[code]);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, of]) => [
      status,
      { description: of.join(', '), ...json({ $ref: '#/components/schemas/Error' }), 'x-codes': of },
    ]),
  );
}

/** Makes JSON Schemas, and gathers the named ones as components. */
class Schemas {
  readonly components: Record<string, unknown> = {};
  readonly #names = z.registry<{ id: string }>();

  constructor() {
    for (const [name, schema] of Object.entries({ ...NAMED, ...SENT })) this.#names.add(schema, { id: name });
    for (const schema of Object.values(NAMED)) this.of(schema, 'output');
    for (const schema of Object.values(SENT)) this.of(schema, 'input');
  }

  of(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, {
      io,
      metadata: this.#names,
      unrepresentable: 'any',
      override({ zodSchema, jsonSchema }) {
        const { description, 'x-go-name': goName } = z.globalRegistry.get(zodSchema) ?? {};
        if (description !== undefined) jsonSchema.description = description;
        if (goName !== undefined) jsonSchema['x-go-name'] = goName;
        // A format says it better than the expression that checks it.
        if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
        // Bounds that only say what a whole number is in JavaScript.
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      },
    });
    const { id, ...own } = withComponentRefs(rest) as Json;
    for (const [name, named] of Object.entries($defs)) {
      const { id: _id, ...described } = withComponentRefs(named) as Json;
      this.components[name] ??= described;
    }
    if (typeof id !== 'string') return own;
    this.components[id] ??= own;
    return { $ref: `#/components/schemas/${id}` };
  }
}

const withComponentRefs = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
