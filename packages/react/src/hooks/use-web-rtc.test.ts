import { type CreateRoomOptions, ParleyError, type Room } from '@parley/client';
import { describe, expect, it } from 'vitest';
import { asParleyError, roomOptions } from './web-rtc-options.ts';

const options = (given: Parameters<typeof roomOptions>[0]): CreateRoomOptions => roomOptions(given);

describe('options of useWebRTC', () => {
  it('are those of a room: an address of a socket is that of its server, and a user id is a name', () => {
    expect(options({ roomId: 'abc-defg-hij', userId: 'Ann', websocketUrl: 'wss://meet.example.org' })).toEqual({
      conference: 'abc-defg-hij',
      name: 'Ann',
      serverUrl: 'https://meet.example.org',
      microphone: true,
      camera: true,
    });
  });

  it('turn on no device that is not wanted', () => {
    expect(options({ roomId: 'a', enableVideo: false })).toMatchObject({ microphone: true, camera: false });
  });

  it('leave the devices of a lobby as they are', () => {
    const media = {} as NonNullable<CreateRoomOptions['media']>;
    expect(options({ roomId: 'a', media })).toMatchObject({ microphone: false, camera: false });
  });

  it('keep an error that says what happened, and put words to any other', async () => {
    const known = new ParleyError('CONFERENCE_FULL', 'Full.');
    expect(asParleyError(known)).toBe(known);
    const enter = (): Promise<Room> => Promise.reject(new TypeError('Load failed'));
    expect(asParleyError(await enter().catch((error: unknown) => error)).code).toBe('UNAVAILABLE');
  });
});
