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

test('[N7] [W4] a failed connection is replaced; the old picture stays until the new one is decoded', async () => {
  const pair = await connected();
  const [other, end] = pair.ends;
  end.picture = true;
  const old = end.connection;
  old.become('failed');
  await pair.quiet();
  expect(end.connection).not.toBe(old);
  expect(other.connections).toHaveLength(2);
  expect(end.path).toBe('reconnecting');
  expect(end.media.video.getTracks()).toEqual([receiving(old)[1]]);
  expect(old.signalingState).not.toBe('closed');

  end.connection.become('connected');
  await end.clock.advance(500);
  // Sound is heard at once.
  expect(end.media.audio.getTracks()).toEqual([receiving(end.connection)[0]]);
  expect(end.media.video.getTracks()).toEqual([receiving(old)[1]]);
  expect([old.signalingState, end.path]).toEqual(['stable', 'reconnecting']);

  end.connection.statistics.video = { type: 'inbound-rtp', framesDecoded: 1 };
  await end.clock.advance(100);
  expect(end.media.video.getTracks()).toEqual([receiving(end.connection)[1]]);
  expect(old.signalingState).toBe('closed');
  expect(end.path).toBe('connected');
});

test('[W4] a picture that does not come is waited for two seconds, one that is not sent not at all', async () => {
  const pair = await connected();
  const [, end] = pair.ends;
  for (const picture of [true, false]) {
    end.picture = picture;
    const old = end.connection;
    old.become('failed');
    await pair.quiet();
    end.connection.become('connected');
    await end.clock.advance(picture ? 1999 : 0);
    expect(old.signalingState).toBe(picture ? 'stable' : 'closed');
    await end.clock.advance(1);
    expect([old.signalingState, end.path]).toEqual(['closed', 'connected']);
  }
});

test('[W2] [W4] a silent path is told, the server is asked, and another connection is made', async () => {
  const pair = await connected();
  const [, end] = pair.ends;
  const [channel] = end.connection.channels;
  for (let n = 1; n <= 10; n += 1) {
    channel?.hear(JSON.stringify({ n, hidden: false, shown: { video: 360, screen: null } }));
    await end.clock.advance(300);
  }
  expect(end.path).toBe('connected');
  await end.clock.advance(1200);
  await pair.quiet();
  expect([end.path, end.stalls, end.connections.length]).toEqual(['reconnecting', 1, 2]);
});

test('[W2] what was silent while nobody could be told, and speaks again, is left alone', async () => {
  const pair = await connected();
  const [, end] = pair.ends;
  end.pair.setReachable(false);
  const [channel] = end.connection.channels;
  channel?.hear(JSON.stringify({ n: 1, hidden: false, shown: { video: null, screen: null } }));
  await end.clock.advance(3000);
  expect(end.path).toBe('reconnecting');
  channel?.hear(JSON.stringify({ n: 20, hidden: false, shown: { video: null, screen: null } }));
  expect(end.path).toBe('connected');
  end.pair.setReachable(true);
  await pair.quiet();
  expect(end.connections).toHaveLength(1);
});

test('[W1] each end beats every 300 ms and says how large it shows the other; what it hears is in the path', async () => {
  const pair = await connected();
  const [other, end] = pair.ends;
  end.pair.setShown({ video: 180, screen: 0 });
  const [channel] = end.connection.channels;
  if (channel !== undefined) channel.readyState = 'open';
  await end.clock.advance(900);
  const beats = channel?.sent.map((text) => JSON.parse(text)) ?? [];
  expect(beats.map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(beats[2]).toEqual({ n: 3, hidden: false, shown: { video: 180, screen: 0 } });
  for (const text of channel?.sent ?? []) other.connection.channels[0]?.hear(text);
  expect([other.pair.path.theirView, other.views]).toEqual([{ video: 180, screen: 0 }, 1]);
  for (const bad of ['', '{', '{"n":0}', `"${'x'.repeat(600)}"`]) other.connection.channels[0]?.hear(bad);
  expect(other.pair.path.theirView).toEqual({ video: 180, screen: 0 });
  // Known from the beginning in the next generation.
  other.pair.restart();
  await pair.quiet();
  expect(other.pair.path.theirView).toEqual({ video: 180, screen: 0 });
});

test('[W6] on another network a path is looked at, and replaced when its interface is gone', async () => {
  const pair = await connected();
  const [, end] = pair.ends;
  const statistics = {
    transport: { type: 'transport', selectedCandidatePairId: 'pair' },
    pair: { type: 'candidate-pair', localCandidateId: 'local', bytesReceived: 1, state: 'succeeded' },
    local: { type: 'local-candidate' },
  };
  end.connection.statistics = { ...statistics };
  end.pair.networkChanged();
  await pair.quiet();
  expect(end.connections).toHaveLength(1);
  const { transport, pair: candidates } = statistics;
  end.connection.statistics = { transport, pair: candidates };
  end.pair.networkChanged();
  await pair.quiet();
  expect(end.connections).toHaveLength(2);
});

test('[W7] a relay that refuses our credentials is told, and new ones make a new connection', async () => {
  const pair = new SignalingPair();
  const [, end] = pair.ends;
  await pair.quiet();
  for (const errorCode of [701, 401]) end.connection.onicecandidateerror?.({ errorCode });
  expect(end.refusals).toBe(1);
  await end.clock.advance(60_000);
  await pair.quiet();
  expect([end.path, end.cause]).toEqual(['failed', 'relay_refused']);
  const before = end.connections.length;
  end.pair.relaysRenewed();
  end.pair.relaysRenewed();
  await pair.quiet();
  expect([end.connections.length, end.cause]).toEqual([before + 1, 'no_path']);
});

test('[N8] a peer of an older version with three sections and without beats is met as it is', async () => {
  const pair = new SignalingPair([false, false]);
  const [end] = pair.ends;
  const sdp = 'offer 0\nm=audio video video\na=ice-ufrag:old\n';
  end.pair.receive({ type: 'offer', data: { sdp }, generation: 1, n: 1 });
  await pair.proceedUntil(() => end.up.length > 0);
  expect(end.up[0]?.type).toBe('answer');
  expect(Object.keys(end.pair.path.senders)).toEqual(['audio', 'video', 'screen']);
  expect(end.trouble).toEqual([]);
});

test('[N7] five replacements at once, then one every five seconds, and the path is told as failed', async () => {
  const pair = await connected();
  const [, end] = pair.ends;
  for (let failure = 0; failure < 9; failure += 1) {
    end.connection.become('failed');
    await pair.quiet();
  }
  expect(end.connections).toHaveLength(1 + 5);
  expect([end.path, end.cause]).toEqual(['failed', 'no_path']);
  await end.clock.advance(5000);
  await pair.quiet();
  expect(end.connections).toHaveLength(1 + 6);
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
  end.pair.resumed(true);
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
