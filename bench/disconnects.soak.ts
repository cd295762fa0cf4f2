import { createConference } from '../e2e/harness/people.ts';
import { ParleyServer } from '../e2e/harness/server.ts';
import type { Figure, Soak } from './measure.ts';
import { Peer } from './peer.ts';

const PEOPLE = 20;
/** Every so many disconnects the server is killed as well. */
const KILL_EVERY = 100;

const pick = <T>(list: readonly T[]): T => {
  const one = list[Math.floor(Math.random() * list.length)];
  if (one === undefined) throw new Error('nobody is there');
  return one;
};

const percentile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

/** How far what a peer saw is from every event after its join, each once and in order (R2). */
function faultsOf({ seen, from }: Peer, last: number): { missing: number; doubled: number; disordered: number } {
  const once = new Set(seen);
  let missing = 0;
  for (let seq = from + 1; seq <= last; seq++) if (!once.has(seq)) missing += 1;
  const disordered = seen.filter((seq, index) => index > 0 && seq < (seen[index - 1] ?? 0)).length;
  return { missing, doubled: seen.length - once.size, disordered };
}

export const soak: Soak = {
  title: `Random disconnects of ${PEOPLE} people who write, with kills of the server between`,
  count: 500,
  async run(count, progress): Promise<Figure[]> {
    const server = await ParleyServer.start({ WEBRTC_MAX_PARTICIPANTS: `${PEOPLE}` });
    const { joinCode } = await createConference(server, {
      title: 'Disconnects',
      settings: { maxParticipants: PEOPLE },
    });
    const peers = Array.from({ length: PEOPLE }, () => new Peer(server.url));
    for (const [index, peer] of peers.entries()) await peer.enter(joinCode, `Person ${index}`);

    const resumes: number[] = [];
    const resume = async (peer: Peer) => {
      const start = performance.now();
      await peer.resume();
      resumes.push(performance.now() - start);
    };
    for (let done = 1; done <= count; done++) {
      const away = pick(peers);
      away.cut();
      const there = peers.filter((peer) => peer !== away);
      for (let words = Math.floor(Math.random() * 3); words > 0; words--) await pick(there).say(`in round ${done}`);
      await resume(away);
      if (done % KILL_EVERY === 0) {
        await server.kill();
        for (const peer of peers) peer.cut();
        await server.start();
        await Promise.all(peers.map((peer) => peer.resume()));
      }
      progress(done);
    }
    const writer = pick(peers);
    await writer.say('the last one');
    const deadline = Date.now() + 20_000;
    while (peers.some((peer) => peer.seq < writer.seq) && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));

    const last = Math.max(...peers.map((peer) => peer.seq));
    const faults = peers.map((peer) => faultsOf(peer, last));
    const sum = (name: 'missing' | 'doubled' | 'disordered') => faults.reduce((total, one) => total + one[name], 0);
    for (const peer of peers) peer.close();
    await server.stop();
    const none = { atMost: 0 };
    return [
      {
        name: 'events seen by everyone together',
        value: peers.reduce((all, peer) => all + peer.seen.length, 0),
        unit: 'events',
      },
      { name: 'missing', value: sum('missing'), unit: 'events', limit: none },
      { name: 'doubled', value: sum('doubled'), unit: 'events', limit: none },
      { name: 'out of order', value: sum('disordered'), unit: 'events', limit: none },
      {
        name: 'snapshots instead of a tail',
        value: peers.reduce((all, peer) => all + peer.snapshots, 0),
        unit: 'times',
        limit: none,
      },
      { name: 'resume, median', value: percentile(resumes, 0.5), unit: 'ms', limit: { atMost: 300 } },
      { name: 'resume, 99 of 100', value: percentile(resumes, 0.99), unit: 'ms', limit: { atMost: 1500 } },
    ];
  },
};
