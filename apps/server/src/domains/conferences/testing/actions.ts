import { CONFERENCE_STATES, type ConferenceState, type ParticipantRole } from '@parley/contract';
import fc from 'fast-check';
import { type Somebody, type User, USERS } from './conference-model.ts';

/** What somebody does. `meeting` counts the meetings that there are, around and around; `starts` and `minutes` are minutes, from now. */
export type Action =
  | { kind: 'wait'; minutes: number }
  | {
      kind: 'create';
      who: User;
      host: User | null;
      /** Null for now. */
      starts: number | null;
      minutes: number | null;
      external: boolean;
      key: number | null;
    }
  | { kind: 'list'; who: User; state: ConferenceState | null }
  | { kind: 'get'; who: User; meeting: number }
  | { kind: 'people'; who: User; meeting: number }
  | {
      kind: 'update';
      who: User;
      meeting: number;
      version: 'right' | 'wrong' | 'none';
      /** Whether the version is in `If-Match` or in the body. */
      header: boolean;
      title: string | null;
      starts: number | null;
      minutes: number | null;
    }
  | { kind: 'turn'; who: User; meeting: number; to: 'start' | 'end' | 'cancel' | 'delete' }
  | { kind: 'join'; who: Somebody; meeting: number; by: 'id' | 'code'; comesIn: boolean }
  | { kind: 'leave'; who: Somebody; meeting: number }
  | { kind: 'add'; who: User; meeting: number; whom: User; role: 'moderator' | 'participant' }
  | { kind: 'name'; who: User; meeting: number }
  | { kind: 'role'; who: User; meeting: number; whom: Somebody; role: ParticipantRole }
  | { kind: 'remove'; who: User; meeting: number; whom: Somebody };

/** Null `often` times as often as something. */
const maybe = <T>(often: number, some: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: often, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some });

const meeting = fc.nat(7);
/** Mostly the one who makes most meetings, so that not everything is refused. */
const who = fc.oneof({ weight: 4, arbitrary: fc.constant<User>('hanna') }, fc.constantFrom<User>(...USERS));
const whom = fc.constantFrom<Somebody>(...USERS, 'guest');
const minutes = maybe(1, fc.constantFrom(5, 30, 60, 1440));
const starts = maybe(1, fc.constantFrom(-30, -3, 0, 10, 30, 300));
const kind = <K extends Action['kind']>(name: K) => fc.constant(name);

/** How often each is done beside the others. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: kind('wait'), minutes: fc.constantFrom(1, 10, 20, 60, 1440) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('create'),
      who,
      host: maybe(5, fc.constantFrom<User>(...USERS)),
      starts,
      minutes,
      external: fc.nat(3).map((n) => n === 0),
      key: maybe(2, fc.nat(1)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('list'), who, state: maybe(1, fc.constantFrom(...CONFERENCE_STATES)) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('get'), who, meeting }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('people'), who, meeting }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('update'),
      who,
      meeting,
      version: fc.constantFrom('right' as const, 'right' as const, 'wrong' as const, 'none' as const),
      header: fc.boolean(),
      title: maybe(1, fc.constantFrom('Played', 'Renamed')),
      starts,
      minutes,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('turn'),
      who,
      meeting,
      to: fc.constantFrom('start' as const, 'start' as const, 'end' as const, 'cancel' as const, 'delete' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('join'),
      who: whom,
      meeting,
      by: fc.constantFrom('id' as const, 'code' as const, 'code' as const),
      comesIn: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('leave'), who: whom, meeting }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('add'),
      who,
      meeting,
      whom: fc.constantFrom<User>(...USERS),
      role: fc.constantFrom('moderator' as const, 'participant' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('name'), who, meeting }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('role'),
      who,
      meeting,
      whom,
      role: fc.constantFrom<ParticipantRole>('host', 'moderator', 'participant'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('remove'), who, meeting, whom }) },
);
