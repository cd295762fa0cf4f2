import { expect, test } from 'vitest';
import { breaks } from './openapi-breaks.mjs';

const document = () => ({
  paths: {
    '/api/things/{id}': {
      put: {
        'x-permission': 'signed_in',
        'x-api-key': { scope: 'things:read', alone: true },
        security: [{ session: [] }, { key: [] }],
        parameters: [
          { in: 'path', name: 'id', required: true, schema: { type: 'string' } },
          { in: 'query', name: 'limit', schema: { type: 'integer', maximum: 100 } },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/New' } } },
        },
        responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } } },
      },
    },
  },
  components: {
    schemas: {
      New: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', maxLength: 100, pattern: '^[a-z]+$' },
          kind: { enum: ['a', 'b'] },
          size: { type: 'integer', minimum: 2 },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
      Thing: {
        type: 'object',
        required: ['name', 'parent'],
        properties: {
          name: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          tags: { type: 'array', items: { type: 'object', properties: { text: { type: 'string' } } } },
          parent: { $ref: '#/components/schemas/Thing' },
          state: { anyOf: [{ type: 'object', properties: { on: { type: 'boolean' } } }, { type: 'null' }] },
        },
      },
    },
  },
});

const after = (change) => {
  const next = document();
  change(next.paths['/api/things/{id}'], next.components.schemas, next);
  return breaks(document(), next);
};

test('growing is no break', () => {
  const found = after((path, { New, Thing }, next) => {
    path.get = { responses: { 200: {} } };
    path.put.parameters.push({ in: 'query', name: 'order', schema: { type: 'string' } });
    path.put.responses[201] = {};
    path.put.summary = 'Another sentence';
    New.properties.colour = { type: 'string' };
    New.properties.kind.enum.push('c');
    New.required = [];
    New.properties.name.maxLength = 200;
    delete New.properties.name.pattern;
    New.properties.size.minimum = 0;
    New.properties.tags.minItems = 0;
    Thing.properties.tags.maxItems = 5;
    path.put['x-permission'] = 'anyone';
    path.put['x-api-key'].scope = null;
    path.put.security.push({ ticket: [] });
    Thing.properties.size = { type: 'number' };
    Thing.properties.name = { type: 'string' };
    next.paths['/api/others'] = {};
  });
  expect(found).toEqual([]);
});

const PUT = 'PUT /api/things/{id}';

test.each([
  ['a path is gone', (path, _, next) => void (next.paths = {}), `${PUT} is gone`],
  ['a method is gone', (path) => void delete path.put, `${PUT} is gone`],
  ['a parameter is gone', (path) => void path.put.parameters.pop(), `${PUT}: parameter query limit is gone`],
  [
    'a parameter is required',
    (path) => void (path.put.parameters[1].required = true),
    `${PUT}: parameter query limit is now required`,
  ],
  ['an answer is gone', (path) => void (path.put.responses = {}), `${PUT}: answer 200 is gone`],
  [
    'a sent field is required',
    (_, { New }) => void New.required.push('kind'),
    `${PUT} body: field kind is now required`,
  ],
  ['a sent field is gone', (_, { New }) => void delete New.properties.kind, `${PUT} body: field kind is gone`],
  ['a value is gone', (_, { New }) => void New.properties.kind.enum.pop(), `${PUT} body.kind: the value "b" is gone`],
  [
    'a sent type is another',
    (_, { New }) => void (New.properties.name.type = 'number'),
    `${PUT} body.name: string is no longer taken`,
  ],
  [
    'an answered field is gone, deep down',
    (_, { Thing }) => void delete Thing.properties.tags.items.properties.text,
    `${PUT} 200.tags[]: field text is gone`,
  ],
  [
    'an answered field may be missing',
    (_, { Thing }) => void (Thing.required = ['name']),
    `${PUT} 200: field parent may now be missing`,
  ],
  [
    'an answered field may be null',
    (_, { Thing }) => void (Thing.properties.tags.type = ['array', 'null']),
    `${PUT} 200.tags: may now be null`,
  ],
  [
    'a field inside a union is gone',
    (_, { Thing }) => void delete Thing.properties.state.anyOf[0].properties.on,
    `${PUT} 200.state|0: field on is gone`,
  ],
  [
    'a longest length is lowered',
    (_, { New }) => void (New.properties.name.maxLength = 50),
    `${PUT} body.name: maxLength is now 50, was 100`,
  ],
  [
    'a least value is raised',
    (_, { New }) => void (New.properties.size.minimum = 3),
    `${PUT} body.size: minimum is now 3, was 2`,
  ],
  ['a bound is new', (_, { New }) => void (New.properties.tags.maxItems = 9), `${PUT} body.tags: maxItems 9 is new`],
  [
    'a parameter may be less',
    (path) => void (path.put.parameters[1].schema.maximum = 50),
    `${PUT} query limit: maximum is now 50, was 100`,
  ],
  [
    'a pattern is another',
    (_, { New }) => void (New.properties.name.pattern = '^[a-f]+$'),
    `${PUT} body.name: pattern is now "^[a-f]+$", was "^[a-z]+$"`,
  ],
  [
    'a pattern is new',
    (_, { New }) => void (New.properties.tags.items.pattern = 'x'),
    `${PUT} body.tags[]: pattern "x" is new`,
  ],
  [
    'only some values are taken',
    (_, { New }) => void (New.properties.tags.items.enum = ['x', 'y']),
    `${PUT} body.tags[]: only "x", "y" are still taken`,
  ],
  [
    'fields that are not known are refused',
    (_, { New }) => void (New.additionalProperties = false),
    `${PUT} body: other fields are no longer taken`,
  ],
  [
    'fewer may',
    (path) => void (path.put['x-permission'] = 'admin'),
    `${PUT}: the permission is now admin, was signed_in`,
  ],
  [
    'others may',
    (path) => void (path.put['x-permission'] = 'participant'),
    `${PUT}: the permission is now participant, was signed_in`,
  ],
  ['keys may not', (path) => void delete path.put['x-api-key'], `${PUT}: API keys are no longer taken`],
  [
    'keys need another scope',
    (path) => void (path.put['x-api-key'].scope = 'things:write'),
    `${PUT}: API keys now need the scope things:write instead of things:read`,
  ],
  [
    'keys may not act for themselves',
    (path) => void (path.put['x-api-key'].alone = false),
    `${PUT}: API keys may no longer act for themselves`,
  ],
  ['a way to show who one is is gone', (path) => void path.put.security.pop(), `${PUT}: key is no longer enough`],
  ['two have to be shown', (path) => void (path.put.security[0].key = []), `${PUT}: session is no longer enough`],
])('%s', (_, change, expected) => {
  expect(after(change)).toContain(expected);
});

test('what was open to all and asks for something breaks', () => {
  const open = document();
  delete open.paths['/api/things/{id}'].put.security;
  expect(breaks(open, document())).toEqual([`${PUT}: it is no longer open to all`]);
});

test('answers may become narrower', () => {
  const found = after((_, { Thing }) => {
    Thing.properties.name.anyOf[0].maxLength = 5;
    Thing.properties.tags.items.properties.text.enum = ['x'];
  });
  expect(found).toEqual([]);
});
