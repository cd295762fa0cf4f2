import { expect, test } from 'vitest';
import { lint } from './openapi-lint.mjs';

const get = (more) => ({
  operationId: 'getThing',
  summary: 'One thing',
  tags: ['things'],
  security: [],
  responses: { 200: { description: 'Done' }, 404: { description: 'NOT_FOUND' } },
  ...more,
});
const document = (item) => ({
  openapi: '3.1.0',
  info: { title: 'Things', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  servers: [{ url: '/' }],
  tags: [{ name: 'things', description: 'Things.' }],
  paths: { '/api/things': item },
});

test('a document as it should be has no problems', async () => {
  expect(await lint(document({ get: get() }))).toEqual([]);
});

test('what other tools stumble over is told with its place', async () => {
  const id = { name: 'id', in: 'query', schema: { type: 'integer' }, example: 'one' };
  const found = await lint(document({ get: get({ parameters: [id] }), post: get({ summary: undefined }) }));
  expect(found.map((one) => one.split(' ', 1)[0]).sort()).toEqual([
    'no-invalid-parameter-examples',
    'operation-operationId-unique',
    'operation-summary',
  ]);
  expect(found.join('\n')).toContain('#/paths/~1api~1things/post');
});

test('two paths that the same address fits are ambiguous when they take the same method', async () => {
  const inPath = (name) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
  const rules = async (method) => {
    const first = { get: get({ parameters: [inPath('id')] }) };
    const second = { [method]: get({ operationId: 'other', parameters: [inPath('id')] }) };
    const paths = { '/api/things/all/{id}': first, '/api/things/{id}/end': second };
    const found = await lint({ ...document({}), paths });
    return found.map((one) => one.split(' ', 1)[0]);
  };
  expect(await rules('get')).toEqual(['no-ambiguous-paths']);
  expect(await rules('post')).toEqual([]);
});
