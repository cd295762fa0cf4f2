import { expect, test } from 'vitest';
import { enteredRoom, playedRoom, told } from '../testing/entered-room.ts';
import { settle } from '../testing/manual-clock.ts';
import { joined, person } from '../testing/room-examples.ts';

test('[C5] joining does not wait for the camera, which is sent and told as soon as it is there', async () => {
  const all = playedRoom();
  all.navigator.manual = true;
  const camera = all.room.setCamera(true);
  const entering = all.room.join('token-1');
  all.server.socket.open();
  expect(all.server.socket.handshake).toMatchObject({ join: { media: { audio: false, video: false } } });
  all.server.socket.tell('webrtc_joined', joined([person(0)]));
  await entering;
  expect(told(all.server)).toEqual([]);
  all.navigator.asked[0]?.grant();
  await camera;
  await settle();
  expect(all.engine().published.video).toBe(all.media.videoTrack);
  expect(told(all.server)).toEqual([{ audio: false, video: true, screen: false }]);
  expect(all.room.self.getSnapshot()).toMatchObject({ video: true });
});

test('[C4] what is shown, the track that is sent and what others are told are the same', async () => {
  const { room, server, media, engine } = await enteredRoom();
  await room.setMicrophone(true);
  expect(engine().published.audio).toMatchObject({ enabled: true });
  expect(room.self.getSnapshot()?.audio).toBe(true);
  await room.setMicrophone(false);
  expect(engine().published.audio).toMatchObject({ enabled: false });
  expect(room.self.getSnapshot()?.audio).toBe(false);
  await media.setMicrophone(true);
  server.socket.of('webrtc_media_state')[0]?.answer();
  await settle();
  // The first was on its way; of what changed meanwhile only the last counts, and it is what was told already.
  expect(told(server)).toEqual([{ audio: true, video: false, screen: false }]);
  expect(room.self.getSnapshot()?.audio).toBe(true);
});

test('[C4] [C2] a mute while the connection is away holds at once and is told after it is back', async () => {
  const { room, server, clock, engine } = await enteredRoom();
  await room.setMicrophone(true);
  server.socket.of('webrtc_media_state')[0]?.answer();
  await clock.advance(5000);
  server.socket.break();
  await room.setMicrophone(false);
  expect(engine().published.audio).toMatchObject({ enabled: false });
  await clock.advance(0);
  server.socket.open();
  const known = person(0, 0, { media: { audio: true, video: false, screen: false } });
  server.socket.tell('webrtc_joined', joined([known, person(1)], { mode: 'tail', events: [] } as never));
  expect(server.socket.of('webrtc_media_state').map((sent) => sent.message)).toEqual([
    { audio: false, video: false, screen: false },
  ]);
});

test('[J5] where people come in muted, nothing is sent before, and speaking needs their own hand', async () => {
  const all = playedRoom();
  await all.media.setMicrophone(true);
  const entering = all.room.join('token-1');
  all.server.socket.open();
  const self = { ...joined([person(0)]).self, muted_on_entry: true };
  all.server.socket.tell('webrtc_joined', joined([person(0)], { self }));
  await entering;
  expect(all.engine().published.audio).toMatchObject({ enabled: false });
  expect(all.room.self.getSnapshot()).toMatchObject({ audio: false, mutedOnEntry: true });
  await all.room.setMicrophone(true);
  await all.clock.advance(5000);
  all.server.socket.break();
  await all.clock.advance(0);
  all.server.socket.tell('webrtc_joined', joined([person(0)], { self }));
  expect(all.room.self.getSnapshot()?.audio).toBe(true);
});
