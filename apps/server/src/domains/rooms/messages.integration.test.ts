import { LIMITS } from '@parley/contract/realtime';
import { expect, test } from 'vitest';
import { newId } from '../../platform/ids/ids.ts';
import { newOp } from './testing/room-client.ts';
import { outcome, useRooms } from './testing/use-rooms.ts';

const bench = useRooms();
const offer = { type: 'offer', data: { sdp: 'v=0' }, generation: 1, n: 1 } as const;

test('[N6] [F4] a signal reaches the other’s connection with its sender from the server, and nobody else', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const [anna, ben, cleo] = [
    await bench.enter(server, conference, 'Anna'),
    await bench.enter(server, conference, 'Ben'),
    await bench.enter(server, conference, 'Cleo'),
  ];
  await anna.send('webrtc_signal', { ...offer, target_participant: ben.participantId, target_peer: ben.peerId });
  await ben.until(() => ben.all('webrtc_signal').length === 1);
  expect(ben.all('webrtc_signal')[0]).toEqual({
    ...offer,
    room_id: anna.joined?.room_id,
    from_participant: anna.participantId,
    from_peer: anna.peerId,
  });
  const forged = { ...offer, target_participant: ben.participantId, from_peer: cleo.peerId };
  expect(await anna.sendRaw('webrtc_signal', forged)).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
  await cleo.say('barrier');
  expect([...anna.all('webrtc_signal'), ...cleo.all('webrtc_signal')]).toEqual([]);
});

test('[N6] no signal to an old peer, to who is away, to another room or to nobody', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const [anna, ben] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Ben')];
  const stranger = await bench.enter(server, server.desk.conference(), 'Stranger');
  const signal = (target: { target_participant: typeof ben.participantId; target_peer?: typeof ben.peerId }) =>
    outcome(anna.send('webrtc_signal', { ...offer, ...target }));

  expect(await signal({ target_participant: ben.participantId, target_peer: newId('peer', 0) })).toBe('PEER_GONE');
  expect(await signal({ target_participant: stranger.participantId })).toBe('PEER_GONE');
  expect(await signal({ target_participant: newId('participant', 0) })).toBe('PEER_GONE');
  ben.cut();
  await anna.until(() => anna.all('webrtc_participant_updated').at(-1)?.connection === 'reconnecting');
  expect(await signal({ target_participant: ben.participantId })).toBe('PEER_GONE');
  await ben.resume();
  expect(await signal({ target_participant: ben.participantId, target_peer: ben.peerId })).toBe('done');
});

test('[F2] [N5] ten people with many networks say everything twice to each other at once, and nobody is refused', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const people = await Promise.all(Array.from({ length: 10 }, (_, i) => bench.enter(server, conference, `P${i}`)));
  const candidate = { candidate: 'candidate:1', sdp_mid: '0', sdp_m_line_index: 0, username_fragment: 'u' };
  const found = Array.from({ length: 40 }, () => ({ type: 'ice_candidate', data: candidate }));
  const all = [offer, ...found, { type: 'end_of_candidates', data: null }];
  const acknowledged = await Promise.all(
    people.flatMap((from) =>
      people.flatMap((to) =>
        from === to
          ? []
          : [...all, { type: 'restart', data: null }, ...all].map((content, index) =>
              from.sendRaw('webrtc_signal', {
                ...content,
                generation: 1,
                n: index + 1,
                target_participant: to.participantId,
              }),
            ),
      ),
    ),
  );
  expect(acknowledged.filter(({ ok }) => !ok)).toEqual([]);
  for (const one of people) await one.until(() => one.all('webrtc_signal').length === 9 * 85);
});

test('[R10] [F1] a reaction of the list reaches everybody else, is in no log, and too many are refused', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const [anna, ben] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Ben')];
  const { seq } = anna.log.at(-1) ?? { seq: 0 };
  await anna.send('webrtc_reaction', { reaction: 'heart' });
  await ben.until(() => ben.all('webrtc_reaction').length === 1);
  expect(ben.all('webrtc_reaction')[0]).toEqual({
    room_id: anna.joined?.room_id,
    participant_id: anna.participantId,
    peer_id: anna.peerId,
    reaction: 'heart',
  });
  expect(await anna.sendRaw('webrtc_reaction', { reaction: 'tomato' })).toMatchObject({ code: 'VALIDATION_FAILED' });
  const { burst } = LIMITS.rates.webrtc_reaction;
  const many = await Promise.all(
    Array.from({ length: burst + 4 }, () => anna.sendRaw('webrtc_reaction', { reaction: 'laugh' })),
  );
  expect(many.filter(({ ok }) => !ok).map((answer) => 'code' in answer && answer.code)).toContain('RATE_LIMITED');
  await anna.say('barrier');
  expect(anna.all('webrtc_reaction')).toEqual([]);
  expect(anna.log.at(-1)?.seq).toBe(seq + 1);
});

test('[R9] a media state goes to the others at once, each one revision on, and to who comes later', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const [anna, ben] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Ben')];
  const states = [
    { audio: false, video: true, screen: false },
    { audio: false, video: true, screen: true },
  ];
  for (const state of states) await anna.send('webrtc_media_state', state);
  await ben.until(() => ben.all('webrtc_participant_updated').length === 2);
  const updates = ben.all('webrtc_participant_updated');
  expect(updates.map(({ media }) => media)).toEqual(states);
  expect((updates[1]?.rev ?? 0) - (updates[0]?.rev ?? 0)).toBe(1);
  expect(anna.all('webrtc_participant_updated')).toEqual([]);
  const cleo = await bench.enter(server, conference, 'Cleo');
  expect(cleo.joined?.participants[0]?.media).toEqual(states[1]);
});

test('settings hold: no chat where it is off, no screen of those who may not share', async () => {
  const server = await bench.start();
  const conference = server.desk.conference({ chat: false, screenShare: 'moderators' });
  const media = { audio: true, video: true, screen: true };
  const share = async (role: 'host' | 'moderator' | 'participant') => {
    const client = await bench.enter(server, conference, role, role);
    return [client.joined?.self.capabilities.can_share, await outcome(client.send('webrtc_media_state', media))];
  };
  expect(await share('host')).toEqual([true, 'done']);
  expect(await share('moderator')).toEqual([true, 'done']);
  expect(await share('participant')).toEqual([false, 'FORBIDDEN']);
  const anna = bench.client(server);
  await anna.join(await server.enter(server.desk.admit(conference, 'Anna')), { media });
  expect(anna.joined?.participants.at(-1)?.media.screen).toBe(false);
  expect(anna.joined?.self.capabilities.can_chat).toBe(false);
  expect(await outcome(anna.say('hello?'))).toBe('FORBIDDEN');
});

test('[R3] chat and hands sent again are done once', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const anna = await bench.enter(server, conference, 'Anna');
  const op_id = newOp();
  await Promise.all([anna.say('once', op_id), anna.say('once', op_id)]);
  anna.cut();
  await anna.resume();
  await anna.say('once', op_id);
  const hand = { op_id: newOp(), raised: true };
  await anna.send('webrtc_raise_hand', hand);
  await anna.send('webrtc_raise_hand', { op_id: newOp(), raised: false });
  await anna.send('webrtc_raise_hand', hand);
  expect(anna.texts).toEqual(['once']);
  expect(anna.log.map(({ type }) => type)).toEqual(['chat_message', 'hand_raised', 'hand_lowered']);
  await bench.compare(anna);
});

test('[F1] what does not fit is refused and has no effect', async () => {
  const server = await bench.start();
  const anna = await bench.enter(server, server.desk.conference(), 'Anna');
  const wrong: [string, unknown][] = [
    ['webrtc_chat_message', { op_id: newOp(), message: 'x'.repeat(LIMITS.chatLength + 1) }],
    ['webrtc_chat_message', { op_id: newOp(), message: 'nul \0' }],
    ['webrtc_chat_message', { op_id: newOp(), message: 'hi', participant_id: anna.participantId }],
    ['webrtc_chat_message', 'hi'],
    ['webrtc_raise_hand', { op_id: '1', raised: true }],
    ['webrtc_unheard_of', {}],
    ['toString', {}],
  ];
  for (const [name, message] of wrong) {
    expect(await anna.sendRaw(name, message)).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
  }
  await anna.send('webrtc_probe', {});
  expect(anna.log).toEqual([]);
});

test('[F2] a flooder is refused and then cut; the others do not notice', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const [anna, flooder] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Flo')];
  for (let index = 0; index < 200; index++) {
    flooder.socket.emit('webrtc_chat_message', { op_id: newOp(), message: `flood ${index}` });
  }
  await flooder.until(() => !flooder.socket.connected);
  expect(new Set(flooder.all('webrtc_error').map(({ code }) => code))).toEqual(new Set(['RATE_LIMITED']));
  await anna.say('all well');
  await bench.compare(anna);
  expect(anna.texts.length).toBeLessThanOrEqual(LIMITS.rates.webrtc_chat_message.burst + 2);
});

test('[F3] a frame over the limit closes its connection and no other', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const [anna, big] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Big')];
  big.socket.emit('webrtc_chat_message', { op_id: newOp(), message: 'x'.repeat(LIMITS.frameBytes) });
  await big.until(() => !big.socket.connected);
  await anna.until(() => anna.all('webrtc_participant_updated').at(-1)?.connection === 'reconnecting');
  await anna.say('all well');
  expect((await big.resume()).mode).toBe('tail');
  await bench.compare(anna, big);
});
