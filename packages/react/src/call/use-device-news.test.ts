import { type DeviceState, ParleyError } from '@parley/client';
import { expect, test } from 'vitest';
import { interruptionOf } from './use-device-news.ts';

const on: DeviceState = { status: 'on', deviceId: 'a', label: 'A' };
const failed = (code: 'MEDIA_IN_USE' | 'MEDIA_NOT_FOUND' | 'MEDIA_DENIED'): DeviceState => ({
  status: 'failed',
  error: new ParleyError(code, ''),
});

function said(...states: DeviceState[]) {
  let known = { on: false, interrupted: false };
  return states.flatMap((state) => {
    const { say, ...next } = interruptionOf(known, state);
    known = next;
    return say ?? [];
  });
}

test('a device that is taken away and comes back is told of both times', () => {
  expect(said(on, failed('MEDIA_IN_USE'), on, on)).toEqual(['taken', 'again']);
  expect(said(on, failed('MEDIA_IN_USE'), { status: 'starting' }, on)).toEqual(['taken', 'again']);
});

test('a permission taken back is told, also when it is found out by trying again', () => {
  expect(said(on, { status: 'starting' }, failed('MEDIA_DENIED'))).toEqual(['failed']);
});

test('nothing is said of what the person did, of a first failure, and of what another notice tells', () => {
  expect(said(on, { status: 'off' }, { status: 'starting' }, on)).toEqual([]);
  expect(said({ status: 'starting' }, failed('MEDIA_IN_USE'), { status: 'starting' }, on)).toEqual([]);
  expect(said(on, { status: 'starting' }, failed('MEDIA_NOT_FOUND'))).toEqual([]);
  expect(said(on, failed('MEDIA_IN_USE'), { status: 'off' }, { status: 'starting' }, on)).toEqual(['taken']);
});
