import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle } from '../testing/manual-clock.ts';
import { SignalingPair } from '../testing/signaling-pair.ts';
import type { PeerSignal } from './signal.ts';

/** Both ends are set up with each other: same offer, same answer, and the four transceivers in order. */
function expectStable({ ends: [a, b] }: SignalingPair): void {
  for (const { connection, trouble } of [a, b]) {
    expect([trouble, connection.strays]).toEqual([[], []]);
    expect(connection.signalingState).toBe('stable');
    expect(connection.getTransceivers().map(({ kind, direction }) => [kind, direction])).toEqual([
      ['audio', 'sendrecv'],
      ['video', 'sendrecv'],
      ['video', 'sendrecv'],
      ['audio', 'sendrecv'],
    ]);
  }
  expect(a.connection.remoteDescription).toEqual(b.connection.localDescription);
  expect(b.connection.remoteDescription).toEqual(a.connection.localDescription);
}

test('[N1] who joins later offers, and the pair is stable at both ends', async () => {
  const pair = new SignalingPair([false, true]);
  await pair.quiet();
  expectStable(pair);
  expect(pair.ends[1].connection.localDescription?.type).toBe('offer');
});

test('[N1] when both offer, the polite one gives way', async () => {
  const pair = new SignalingPair([true, true]);
  await pair.quiet();
  expectStable(pair);
  expect(pair.ends[0].connection.localDescription?.type).toBe('answer');
  expect(pair.ends[0].connections[0]?.signalingState).toBe('closed');
});

test('[Q7] a browser that takes only descriptions that it made itself gets those', async () => {
  const pair = new SignalingPair([false, true]);
  const offered = pair.ends[1].connection;
  const screen = 'm=audio a\na=rtpmap:111 opus/48000/2\n'.repeat(2);
  const made = offered.createOffer.bind(offered);
  offered.createOffer = async () => {
    const { type, sdp } = await made();
    return { type, sdp: `${sdp}${screen}` };
  };
  const take = offered.setLocalDescription.bind(offered);
  const refused: string[] = [];
  offered.setLocalDescription = async (description) => {
    if (!description?.sdp.includes('stereo=1')) return take(description);
    refused.push(description.type);
    throw new DOMException('Not as it was made', 'InvalidModificationError');
  };
  await pair.quiet();
  expect(refused).toEqual(['offer']);
  expect([offered.signalingState, offered.localDescription?.sdp.includes('stereo')]).toEqual(['stable', false]);
});

test('[N4] candidates are taken once their description is there, and none of a dropped offer', async () => {
  const pair = new SignalingPair([true, true]);
  const [polite, impolite] = pair.ends;
  await pair.proceedUntil(() => impolite.up.length > 0);
  polite.connection.find();
  impolite.connection.find();
  const [early] = impolite.up.splice(1, 1);
  if (early !== undefined) impolite.up.unshift(early);
  await pair.quiet();
  const dropped = polite.connections[0]?.localDescription?.sdp.match(/ufrag:(\S+)/)?.[1];
  expect(polite.connection.candidates).toHaveLength(1);
  expect(impolite.connection.candidates).toEqual([]);
  polite.connection.find();
  await pair.quiet();
  expect(impolite.connection.candidates).toHaveLength(1);
  expect(impolite.connection.candidates.join()).not.toContain(`${dropped} `);
});

test('[N5] an answer that was lost is given again', async () => {
  const pair = new SignalingPair([false, true]);
  const [answering, offering] = pair.ends;
  await pair.proceedUntil(() => answering.up.some((signal) => signal.type === 'answer'));
  pair.unlink(0, false);
  expect(offering.connection.signalingState).toBe('have-local-offer');
  await pair.quiet();
  expectStable(pair);
  expect(answering.connections).toHaveLength(1);
});

test('[N2] what comes twice counts once', async () => {
  const pair = new SignalingPair([false, true]);
  const [answering, offering] = pair.ends;
  await pair.quiet();
  offering.connection.find();
  offering.late.push(...offering.up);
  await pair.quiet();
  expect(answering.connection.candidates).toHaveLength(1);
  expectStable(pair);
});

test('[N3] a newer generation begins at both ends, and the older one makes no connection any more', async () => {
  const pair = new SignalingPair([true, true]);
  const [polite, impolite] = pair.ends;
  await pair.proceedUntil(() => impolite.up.length > 0 && polite.turns.length === 0);
  polite.pair.receive({ ...offerOf(impolite.up), generation: 1 });
  polite.pair.restart();
  await pair.quiet();
  expectStable(pair);
  expect(polite.connections).toHaveLength(2);
});

test('[N1] thirty rounds in which both offer at once, in any order of what follows', async () => {
  const pair = new SignalingPair([true, true]);
  const random = fc.sample(fc.noBias(fc.nat(1000)), { numRuns: 30 * 12, seed: 4 });
  for (let round = 0; round < 30; round += 1) {
    for (const end of pair.ends) if (round > 0) end.pair.restart();
    await settle();
    for (const choice of random.slice(round * 12, round * 12 + 12)) await pair.proceed(choice);
    await pair.quiet();
    expectStable(pair);
    const [polite, impolite] = pair.ends.map((end) => end.connection.localDescription?.type);
    // Whose offer came first where both were made, for the one who gives way may have heard the other's before making its own.
    expect(new Set([polite, impolite])).toEqual(new Set(['answer', 'offer']));
  }
});

// More of them: `npm run soak -- pairs`.
test('[N10] whatever is lost, doubled or reordered, however paths break and networks change, no pair is left stuck', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.boolean(), fc.boolean()).filter(([a, b]) => a || b),
      fc.array(fc.nat(1000), { minLength: 5, maxLength: 60 }),
      async (offers, steps) => {
        const pair = new SignalingPair(offers);
        for (const step of steps) await pair.step(step);
        expect(await pair.agreed(20_000)).toBeLessThanOrEqual(5000);
        expectStable(pair);
        for (const end of pair.ends) end.connection.become('connected');
        for (const end of pair.ends) await end.clock.advance(2000);
        await pair.quiet();
        for (const { path, connections, connection } of pair.ends) {
          expect(path).toBe('connected');
          expect(connections.filter((other) => other.signalingState !== 'closed')).toEqual([connection]);
        }
      },
    ),
    { numRuns: 1000 },
  );
}, 60_000);

function offerOf(signals: readonly PeerSignal[]): PeerSignal & { type: 'offer' } {
  const offer = signals.find((signal) => signal.type === 'offer');
  if (offer?.type !== 'offer') throw new Error('No offer was made');
  return offer;
}
