import { expect, test } from 'vitest';
import { breaks } from './openapi-breaks.mjs';

const document = () => ({
  paths: {
    '/api/things/{id}': {
      put: {
        parameters: [
          { in: 'path', name: 'id', required: true, schema: { type: 'string' } },
          { in: 'query', name: 'limit', schema: { type: 'integer' } },
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
      New: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, kind: { enum: ['a', 'b'] } } },
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
])('%s', (_, change, expected) => {
  expect(after(change)).toContain(expected);
});
