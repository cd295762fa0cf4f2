import type { RoomEvent, WebrtcJoined } from '@parley/contract/realtime';
import { LocalMedia } from '../media/local-media.ts';
import { Room } from '../room/room.ts';
import { FakeNavigator } from './fake-devices.ts';
import { FakeEngine } from './fake-engine.ts';
import { fakeStream } from './fake-media.ts';
import { FakeServer } from './fake-socket.ts';
import { ManualClock } from './manual-clock.ts';
import { joined, person } from './room-examples.ts';

/** A room with devices, a server and an engine that a test plays. */
export function playedRoom(offers: Promise<unknown> = Promise.resolve()) {
  const clock = new ManualClock();
  const server = new FakeServer();
  const navigator = new FakeNavigator();
  const media = new LocalMedia({ navigator, clock, createStream: (track) => fakeStream([track]), phone: false });
  const engines: FakeEngine[] = [];
  let goPage = () => {};
  const room = new Room({
    media,
    clock,
    random: () => 0,
    createSocket: server.createSocket,
    createEngine: (options) => {
      const engine = new FakeEngine(options);
      engine.offers = offers;
      engines.push(engine);
      return engine;
    },
    onWake: () => () => {},
    onPageGone: (gone) => {
      goPage = gone;
      return () => {};
    },
  });
  const moments: unknown[] = [];
  for (const name of [
    'participantJoined',
    'participantLeft',
    'chatMessage',
    'handRaised',
    'handLowered',
    'resynced',
    'ended',
  ] as const) {
    room.on(name, (...args: unknown[]) => {
      const [first, second] = args as [{ name?: string; text?: string } | string | undefined, unknown];
      moments.push(
        [name, typeof first === 'object' ? (first.text ?? first.name) : first, second].filter(
          (part) => part !== undefined,
        ),
      );
    });
  }
  const engine = () => {
    const newest = engines.at(-1);
    if (newest === undefined) throw new Error('No engine was made');
    return newest;
  };
  const tellEvent = (event: RoomEvent) => {
    const names = {
      participant_joined: 'webrtc_participant_joined',
      participant_left: 'webrtc_participant_left',
      chat_message: 'webrtc_chat_message',
    } as const;
    const name = event.type in names ? names[event.type as keyof typeof names] : 'webrtc_event';
    server.socket.tell(name, event as never);
  };
  return { clock, server, navigator, media, room, engines, engine, moments, tellEvent, goPage: () => goPage() };
}

/** In the room as participant 0, with participant 1 there before. */
export async function enteredRoom(more: Partial<WebrtcJoined> = {}) {
  const all = playedRoom();
  const entering = all.room.join('token-1');
  all.server.socket.open();
  all.server.socket.tell('webrtc_joined', joined([person(0), person(1)], more));
  await entering;
  return all;
}

export const status = (room: Room) => room.connection.getSnapshot().status;
/** What the server was told of the own media. */
export const told = (server: FakeServer) =>
  server.sockets.flatMap((socket) => socket.of('webrtc_media_state')).map((sent) => sent.message);
