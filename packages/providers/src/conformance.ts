import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entrant, Entry, MeetingRef, MeetingSpec, Provider } from './provider.ts';

/** A provider with whatever it needs around it, for one test. */
export interface ProviderBench {
  provider: Provider;
  /** A meeting that no other test has. */
  newMeeting(): MeetingSpec;
  newEntrant(meeting: MeetingSpec, name: string): Entrant;
  /** Goes in by `entry` the way this provider's people do; resolves when `presence` may tell. Only with presence. */
  arrive?(entrant: Entrant, entry: Entry): Promise<void>;
  close(): Promise<void>;
}

/** What every implementation of the port keeps (rules P of docs/protocol.md); called in the test file of each. */
export function providerConformance(open: () => Promise<ProviderBench>): void {
  let bench: ProviderBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  const make = async () => {
    const spec = bench.newMeeting();
    const { meetingId } = await bench.provider.meetings.create(spec);
    const { conferenceId, workspaceId } = spec;
    return { spec, ref: { conferenceId, workspaceId, meetingId } satisfies MeetingRef };
  };
  const present = async (...refs: MeetingRef[]) => bench.provider.presence?.present(refs);

  test('[P1] asked twice for a conference it makes one meeting; another conference has another', async () => {
    const { spec, ref } = await make();
    expect(await bench.provider.meetings.create(spec)).toEqual({ meetingId: ref.meetingId });
    expect((await make()).ref.meetingId).not.toBe(ref.meetingId);
  });

  test('[P2] the way in is a room of this server with a pass that still holds, or a page under https', async () => {
    const { spec, ref } = await make();
    const entry = await bench.provider.meetings.enter(ref, bench.newEntrant(spec, 'Amina'));
    expect(entry.kind).toBe(bench.provider.opensRoom ? 'room' : 'redirect');
    if (entry.kind === 'room') expect(entry).toMatchObject({ token: expect.stringMatching(/./) });
    else expect(entry.url).toMatch(/^https:/);
  });

  test('[P3] who is there is told by name, a meeting without anybody is left out, and who leaves is gone', async () => {
    if (bench.arrive === undefined) {
      expect(bench.provider.presence).toBeUndefined();
      return;
    }
    const [held, empty] = [await make(), await make()];
    const amina = bench.newEntrant(held.spec, 'Amina');
    await bench.arrive(amina, await bench.provider.meetings.enter(held.ref, amina));

    const during = await present(held.ref, empty.ref);
    expect(during?.get(held.ref.meetingId)).toMatchObject({ count: 1, people: [{ name: 'Amina' }] });
    expect(during?.get(empty.ref.meetingId)?.count ?? 0).toBe(0);

    await bench.provider.meetings.leave(held.ref, amina.participantId, 'left');
    expect((await present(held.ref))?.get(held.ref.meetingId)?.count ?? 0).toBe(0);
  });

  test('[P3] of many people five are named and all are counted', async () => {
    if (bench.arrive === undefined) return;
    const { spec, ref } = await make();
    for (const name of ['Amina', 'Jonas', 'Lee', 'Maria', 'Priya', 'Tom']) {
      const entrant = bench.newEntrant(spec, name);
      await bench.arrive(entrant, await bench.provider.meetings.enter(ref, entrant));
    }
    const people = (await present(ref))?.get(ref.meetingId);
    expect(people?.count).toBe(6);
    expect(people?.people).toHaveLength(5);
  });

  test('[P7] when somebody came first and went last is told, for who is there without the end', async () => {
    const { attendance } = bench.provider;
    if (attendance === undefined || bench.arrive === undefined) return;
    const { spec, ref } = await make();
    const [amina, jonas] = [bench.newEntrant(spec, 'Amina'), bench.newEntrant(spec, 'Jonas')];
    for (const one of [amina, jonas]) await bench.arrive(one, await bench.provider.meetings.enter(ref, one));
    await bench.provider.meetings.leave(ref, amina.participantId, 'left');
    const left = await attendance.times(ref);
    expect([...left.keys()].toSorted()).toEqual([amina.participantId, jonas.participantId].toSorted());
    expect(left.get(jonas.participantId)?.leftAt).toBeNull();
    const { joinedAt, leftAt } = left.get(amina.participantId) ?? { joinedAt: 0, leftAt: 0 };
    expect(leftAt).toBeGreaterThanOrEqual(joinedAt);

    await bench.arrive(amina, await bench.provider.meetings.enter(ref, amina));
    expect((await attendance.times(ref)).get(amina.participantId)).toEqual({ joinedAt, leftAt: null });
  });

  test('[P4] leaving without having been there, and ending what nobody entered or what has ended, change nothing', async () => {
    const { spec, ref } = await make();
    await bench.provider.meetings.leave(ref, bench.newEntrant(spec, 'Amina').participantId, 'removed');
    await bench.provider.meetings.end(ref, 'host');
    await bench.provider.meetings.end(ref, 'over');
  });

  test('[P6] a meeting is changed before anybody is there, while people are, and without effect after its end', async () => {
    const { spec, ref } = await make();
    const moved = { ...spec, title: 'Moved', startsAt: spec.startsAt + 60_000, endsAt: spec.endsAt + 60_000 };
    await bench.provider.meetings.update(ref, moved);
    const amina = bench.newEntrant(spec, 'Amina');
    await bench.arrive?.(amina, await bench.provider.meetings.enter(ref, amina));
    await bench.provider.meetings.update(ref, spec);
    if (bench.arrive !== undefined) expect((await present(ref))?.get(ref.meetingId)?.count).toBe(1);
    await bench.provider.meetings.end(ref, 'host');
    await bench.provider.meetings.update(ref, moved);
  });

  test('[P5] the end sends everybody out, and no room opens again', async () => {
    const { spec, ref } = await make();
    const amina = bench.newEntrant(spec, 'Amina');
    const entry = await bench.provider.meetings.enter(ref, amina);
    await bench.arrive?.(amina, entry);
    await bench.provider.meetings.end(ref, 'host');
    expect((await present(ref))?.get(ref.meetingId)?.count ?? 0).toBe(0);
    if (!bench.provider.opensRoom) return;
    await expect(bench.provider.meetings.enter(ref, amina)).rejects.toMatchObject({
      name: 'ProviderError',
      kind: 'not_found',
      provider: bench.provider.id,
    });
  });
}
