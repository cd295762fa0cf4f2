import type { ExamplePerson, ExampleRoomOptions, ExampleWords } from '@parley/react/example';

export const PEOPLE: readonly ExamplePerson[] = [
  { name: 'Noor Haddad', role: 'host', speaks: true },
  { name: 'Ben Okafor', microphone: false },
  { name: 'Maria Lindqvist', camera: false },
  { name: 'Jonas Weber', hand: true },
  { name: 'Priya Raman', connection: 'bad' },
  { name: 'Tomás Silva', connection: 'reconnecting' },
];

export const CHAT: readonly ExampleWords[] = [
  { who: 0, text: 'Good morning. The plan is at https://example.org/plan', minutesAgo: 14 },
  { who: 1, text: 'Thank you, I have it open.', minutesAgo: 13 },
  { who: -1, text: 'Shall we start with the second page?', minutesAgo: 6 },
  { who: 0, text: 'Yes.', minutesAgo: 5 },
  { who: 0, text: 'I will share it in a moment.', minutesAgo: 5 },
];

const options = (more: ExampleRoomOptions): ExampleRoomOptions => more;

/** Made once, so that a room stays the same while a page renders again. */
export const ROOMS = {
  alone: options({}),
  two: options({ people: PEOPLE.slice(0, 1), chat: CHAT.slice(0, 1) }),
  group: options({ people: PEOPLE, chat: CHAT }),
  share: options({
    people: [{ name: 'Noor Haddad', role: 'host', shares: 'Goals for spring' }, ...PEOPLE.slice(1, 4)],
    chat: CHAT,
  }),
  muted: options({ people: PEOPLE, camera: false, microphone: false, self: { name: 'Ada Winter', hand: true } }),
  paths: options({
    people: [
      { name: 'Noor Haddad', connection: 'connecting', camera: false },
      { name: 'Ben Okafor', connection: 'failed' },
    ],
  }),
  soundHeld: options({ people: PEOPLE.slice(0, 3), soundBlocked: true }),
  lost: options({ people: PEOPLE.slice(0, 3) }),
} as const;
