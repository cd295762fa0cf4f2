import { type LocalMedia, Room } from '@parley/client';
import { exampleEngine } from './example-engine.ts';
import { exampleMedia } from './example-media.ts';
import type { ExamplePerson, ExampleWords } from './example-people.ts';
import { ExampleServer } from './example-server.ts';
import { blockedPlayer } from './blocked-player.ts';

export interface ExampleRoomOptions {
  title?: string;
  people?: readonly ExamplePerson[];
  self?: Pick<ExamplePerson, 'name' | 'role' | 'hand'>;
  chat?: readonly ExampleWords[];
  /** Default 38. */
  minutesLeft?: number;
  media?: LocalMedia;
  /** Turned on when the room is entered. Default true. */
  camera?: boolean;
  microphone?: boolean;
  /** The browser plays no sound before something is pressed. */
  soundBlocked?: boolean;
}

/** A room, and the server that plays the others. */
export interface ExampleRoom {
  room: Room;
  server: ExampleServer;
}

/**
 * A real room among people who are drawn, with a server that is played in the page: for stories, pictures and tests of a page
 * that uses the kit. Chat, hands and devices work; nothing leaves the page.
 *
 * @example
 * const { room, server } = await exampleRoom({ people: [{ name: 'Ben', speaks: true }, { name: 'Cleo', camera: false }] });
 * server.say(0, 'Good morning');
 */
export async function exampleRoom(options: ExampleRoomOptions = {}): Promise<ExampleRoom> {
  const { people = [], camera = true, microphone = true, media = exampleMedia() } = options;
  const server = new ExampleServer({
    title: options.title ?? 'Design review',
    people,
    self: options.self ?? { name: 'Ada Winter' },
    chat: options.chat ?? [],
    minutesLeft: options.minutesLeft ?? 38,
  });
  const room = new Room({
    media,
    createSocket: server.createSocket,
    createEngine: exampleEngine(people),
    createPlayer: options.soundBlocked === true ? blockedPlayer : null,
    onPageGone: () => () => {},
    onWake: () => () => {},
    onNetworkChange: () => () => {},
  });
  await Promise.all([media.setCamera(camera), media.setMicrophone(microphone)]);
  await room.join('token-of-an-example');
  return { room, server };
}
