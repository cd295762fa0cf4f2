import { expect, test, vi } from 'vitest';
import { warmUpPeerConnections } from './warm-up.ts';

/** A connection that notes what is done with it. */
function noting(fails: boolean) {
  const done: string[] = [];
  const note = (what: string) => async () => {
    done.push(what);
    if (fails) throw new Error('No WebRTC here');
    return { type: 'offer', sdp: '' };
  };
  const connection = {
    addTransceiver: (kind: string) => done.push(kind),
    createOffer: note('createOffer'),
    setRemoteDescription: note('setRemoteDescription'),
    createAnswer: note('createAnswer'),
    close: () => done.push('close'),
  };
  return { done, connection: connection as unknown as RTCPeerConnection };
}

test.each([
  {
    fails: false,
    first: ['audio', 'video', 'createOffer', 'close'],
    second: ['setRemoteDescription', 'createAnswer', 'close'],
  },
  { fails: true, first: ['audio', 'video', 'createOffer', 'close'], second: ['close'] },
])(
  'warming up describes what two ends would say, applies nothing of its own and lets go of both: $fails',
  async ({ fails, first, second }) => {
    const ends = [noting(fails), noting(fails)];
    const rest = [...ends];
    await warmUpPeerConnections(() => rest.shift()!.connection);
    expect(ends.map(({ done }) => done)).toEqual([first, second]);
  },
);

test('a browser that makes no connection at all is let be', async () => {
  const none = vi.fn(() => {
    throw new Error('Not defined');
  });
  await expect(warmUpPeerConnections(none)).resolves.toBeUndefined();
});
