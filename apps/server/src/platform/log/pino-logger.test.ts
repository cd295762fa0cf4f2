import { expect, test } from 'vitest';
import { createLog } from './pino-logger.ts';

function capture(options: Partial<Parameters<typeof createLog>[0]> = {}) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return {
    lines,
    log: createLog({ level: 'info', modules: { rooms: 'debug' }, format: 'json', destination, ...options }),
  };
}

test('each module has its own level', () => {
  const { lines, log } = capture();
  log('rooms').debug({}, 'shown');
  log('http').debug({}, 'hidden');
  log('http').info({ requestId: 'r-1' }, 'shown');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'debug', module: 'rooms', msg: 'shown' },
    { level: 'info', module: 'http', requestId: 'r-1', msg: 'shown' },
  ]);
});

test('secrets are not written, nor are the parameters of a failed query', () => {
  const { lines, log } = capture();
  log('auth')
    .with({ ticket: 'S3CRET' })
    .info({ password: 'S3CRET', user: { token: 'S3CRET' } }, 'signed in');
  const query = new Error('Failed query: select 1 where x = $1\nparams: S3CRET,and more\nS3CRET');
  log('auth').error({ err: new Error('outer', { cause: query }) }, 'failed');
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toContain('S3CRET');
  expect(lines[1]).toContain('select 1 where x');
  expect(lines[1]).toContain('pino-logger.test.ts');
});

test('people get one readable line', () => {
  const { lines, log } = capture({ format: 'plain' });
  log('rooms').info({ room: 'room_1', count: 2 }, 'Room loaded');
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d info {2}rooms: Room loaded {2}room=room_1 {2}count=2\n$/);
});
