import { type DeviceState, ParleyError } from '@parley/client';
import { expect, test } from 'vitest';
import { browserName } from './browser-name.ts';
import { deviceTroubles } from './device-trouble.ts';

const chrome = { name: 'Chrome', family: 'chrome', system: 'other' } as const;
const on: DeviceState = { status: 'on', deviceId: 'a', label: 'A' };
const failed = (code: 'MEDIA_DENIED' | 'MEDIA_IN_USE' | 'INSECURE_CONTEXT'): DeviceState => ({
  status: 'failed',
  error: new ParleyError(code, ''),
});

test('what works or is off is no trouble', () => {
  expect(deviceTroubles({ camera: on, microphone: { status: 'off' } }, chrome)).toEqual({ preview: null, line: null });
});

test('the same failure of both is told once', () => {
  const { preview, line } = deviceTroubles(
    { camera: failed('MEDIA_DENIED'), microphone: failed('MEDIA_DENIED') },
    { name: 'Firefox', family: 'firefox', system: 'other' },
  );
  expect(preview).toEqual({ device: 'both', title: 'join.deniedTitle', text: 'join.deniedFirefox', mend: 'retry' });
  expect(line).toBeNull();
});

test('a closed question can be asked again, and what the system forbids is mended there', () => {
  const dismissed = new ParleyError('MEDIA_DENIED', '', { details: { reason: 'dismissed' } });
  const cause = new DOMException('Permission denied by system', 'NotAllowedError');
  const { preview, line } = deviceTroubles(
    {
      camera: { status: 'failed', error: dismissed },
      microphone: { status: 'failed', error: new ParleyError('MEDIA_DENIED', '', { cause }) },
    },
    chrome,
  );
  expect(preview).toMatchObject({ title: 'join.askTitle', mend: 'ask' });
  expect(line).toMatchObject({ title: 'join.systemTitle', mend: 'retry' });
});

test('different failures are told apart, each with what mends it', () => {
  const { preview, line } = deviceTroubles(
    { camera: failed('MEDIA_IN_USE'), microphone: failed('INSECURE_CONTEXT') },
    chrome,
  );
  expect(preview).toMatchObject({ device: 'camera', title: 'join.inUseTitle', mend: 'retry' });
  expect(line).toMatchObject({ device: 'microphone', mend: 'open_securely' });
});

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36',
    'Chrome',
    'chrome',
    'other',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0',
    'Edge',
    'edge',
    'windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox', 'firefox', 'other'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    'Safari',
    'safari',
    'mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0 Mobile/15E148 Safari/604.1',
    'Chrome',
    'ios',
    'other',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36',
    'Chrome',
    'android',
    'other',
  ],
  ['curl/8', null, 'chrome', 'other'],
])('%s', (userAgent, name, family, system) => {
  expect(browserName(userAgent)).toEqual({ name, family, system });
});
