import { expect, test } from 'vitest';
import type { FakePeerConnection } from '../testing/fake-peer-connection.ts';
import { settle } from '../testing/manual-clock.ts';
import { SignalingPair } from '../testing/signaling-pair.ts';

/** Two ends that are set up and connected. */
async function connected(): Promise<SignalingPair> {
  const pair = new SignalingPair();
  await pair.quiet();
  for (const end of pair.ends) end.connection.become('connected');
  return pair;
}

const receiving = (connection: FakePeerConnection) =>
  connection
    .getTransceivers()
    .slice(0, 2)
    .map((transceiver) => transceiver.receiver.track);

test('the streams hold what is received, and the path is connected', async () => {
  const { ends } = await connected();
  for (const end of ends) {
    expect([...end.media.audio.getTracks(), ...end.media.video.getTracks()]).toEqual(receiving(end.connection));
    expect(end.path).toBe('connected');
  }
});

test('[N7] a failed connection is replaced; the old picture stays until the new one is connected', async () => {
  const pair = await connected();
  const [other, end] = pair.ends;
  const old = end.connection;
  old.become('failed');
  await pair.quiet();
  expect(end.connection).not.toBe(old);
  expect(other.connections).toHaveLength(2);
  expect(end.path).toBe('connecting');
  expect(end.media.video.getTracks()).toEqual([receiving(old)[1]]);
  expect(old.signalingState).not.toBe('closed');

  end.connection.become('connected');
  expect(end.media.video.getTracks()).toEqual([receiving(end.connection)[1]]);
  expect(old.signalingState).toBe('closed');
  expect(end.path).toBe('connected');
});

test('[N7] at most five replacements in a minute, and the path is told as failed', async () => {
  const pair = await connected();
  const [, end] = pair.ends;
  for (let failure = 0; failure < 9; failure += 1) {
    end.connection.become('failed');
    await pair.quiet();
  }
  expect(end.connections).toHaveLength(1 + 5);
  expect(end.path).toBe('failed');
  await end.clock.advance(60_000);
  await pair.quiet();
  expect(end.connections.length).toBeGreaterThan(6);
});

test('[N7] what is not connected after fifteen seconds is replaced, but not while the other cannot be reached', async () => {
  const pair = new SignalingPair();
  const [, end] = pair.ends;
  await pair.quiet();
  end.pair.setReachable(false);
  await end.clock.advance(60_000);
  expect(end.connections).toHaveLength(1);
  end.pair.setReachable(true);
  await end.clock.advance(14_999);
  expect(end.connections).toHaveLength(1);
  await end.clock.advance(1);
  expect(end.connections).toHaveLength(2);
});

test('[N7] a path that breaks while the server is away is replaced when it is back', async () => {
  const pair = await connected();
  const [, end] = pair.ends;
  pair.unlink(1, false);
  end.connection.become('failed');
  await settle();
  expect(end.connections).toHaveLength(1);
  await pair.quiet();
  expect(end.connections).toHaveLength(2);
});

test('[C2] losing the server does not touch a path that works', async () => {
  const pair = await connected();
  const before = pair.ends.map((end) => end.connection);
  pair.unlink(0, false);
  pair.unlink(1, true);
  await pair.quiet();
  expect(pair.ends.map((end) => end.connection)).toEqual(before);
  expect(pair.ends.map((end) => end.path)).toEqual(['connected', 'connected']);
});

test('[N9] closing says bye, closes both ends, and nothing sent afterwards is an error', async () => {
  const pair = await connected();
  const [other, end] = pair.ends;
  other.connection.find();
  end.pair.close();
  await pair.quiet();
  expect(other.connection.signalingState).toBe('closed');
  expect(end.connection.signalingState).toBe('closed');
  end.pair.repeat();
  end.pair.restart();
  end.pair.close();
  await pair.quiet();
  expect(end.connections).toHaveLength(1);
  expect([...end.trouble, ...other.trouble]).toEqual([]);
});

test('[N8] tracks are put on their transceivers without a new exchange, on the replaced connection too', async () => {
  const pair = await connected();
  const [, end] = pair.ends;
  const track = { kind: 'video' } as MediaStreamTrack;
  end.pair.setTrack('video', track);
  await settle();
  expect(end.connection.getTransceivers().map((transceiver) => transceiver.sender.track)).toEqual([
    null,
    track,
    null,
    null,
  ]);
  expect(end.up).toEqual([]);
  const old = end.connection;
  end.pair.restart();
  end.pair.setTrack('video', null);
  await pair.quiet();
  expect(old.getTransceivers()[1]?.sender.track).toBe(null);
});
