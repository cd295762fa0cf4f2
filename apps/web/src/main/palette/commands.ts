import type { Conference, Person } from '@parley/contract';
import { matches } from '../app/word-match.ts';
import { readJoinCode } from '../home/join-code.ts';
import { readWhen } from '../schedule/when/read-when.ts';

/** Something that the palette offers. */
export type Command =
  | { id: string; kind: 'meeting'; conference: Conference }
  | { id: string; kind: 'join'; code: string }
  | { id: 'schedule-at'; kind: 'schedule'; day: string; time: string | null; text: string }
  | { id: string; kind: 'person'; person: Person }
  | { id: 'start' | 'schedule' | 'code'; kind: 'do'; label: ActionLabel }
  | Place;

type ActionLabel = 'palette.startNow' | 'palette.schedule' | 'palette.joinWithCode';
type PlaceLabel = Place['label'];
type Place = (typeof PLACES | typeof RARE_PLACES | typeof ADMIN_PLACES)[number];

export interface Group {
  title: 'palette.do' | 'palette.meetings' | 'palette.people' | 'palette.go';
  commands: Command[];
}

export interface CommandOptions {
  conferences: readonly Conference[];
  /** Those whom the viewer has met. */
  people: readonly Person[];
  /** Words of an action or a place, by which it is found. */
  words: (label: ActionLabel | PlaceLabel) => string;
  isAdmin: boolean;
  now: number;
  timeZone: string;
  locale: string;
}

const ACTIONS = [
  { id: 'start', kind: 'do', label: 'palette.startNow' },
  { id: 'schedule', kind: 'do', label: 'palette.schedule' },
  { id: 'code', kind: 'do', label: 'palette.joinWithCode' },
] as const satisfies Command[];

const PLACES = [
  { id: 'home', kind: 'go', to: '/', label: 'frame.home' },
  { id: 'calendar', kind: 'go', to: '/calendar', label: 'frame.calendar' },
  { id: 'settings', kind: 'go', to: '/settings', label: 'frame.settings' },
] as const;
/** Found by who looks for them. */
const RARE_PLACES = [
  { id: 'security', kind: 'go', to: '/settings/security', label: 'settings.security' },
  { id: 'privacy', kind: 'go', to: '/settings/privacy', label: 'privacy.title' },
] as const;
const ADMIN_PLACES = [
  { id: 'outbox', kind: 'go', to: '/admin/outbox', label: 'admin.outbox' },
  { id: 'audit', kind: 'go', to: '/admin/audit', label: 'audit.title' },
  { id: 'retention', kind: 'go', to: '/admin/retention', label: 'retention.title' },
] as const;

const MOST_MEETINGS = 6;
const MOST_PEOPLE = 4;

/** What the palette offers for what was typed: what it names outright first, then meetings, actions and places. */
export function commandsFor(query: string, options: CommandOptions): Group[] {
  const text = query.trim();
  const fits = ({ label }: { label: ActionLabel | PlaceLabel }) => matches(options.words(label), text);
  const meetings = meetingsFor(text, options).map(
    (conference): Command => ({ id: conference.id, kind: 'meeting', conference }),
  );
  const rare: Place[] = text === '' ? [] : [...RARE_PLACES, ...(options.isAdmin ? ADMIN_PLACES : [])];
  const groups: Group[] = [
    { title: 'palette.do', commands: outright(text, options) },
    { title: 'palette.meetings', commands: meetings },
    { title: 'palette.people', commands: peopleFor(text, options) },
    { title: 'palette.do', commands: ACTIONS.filter(fits) },
    { title: 'palette.go', commands: [...PLACES, ...rare].filter(fits) },
  ];
  return groups.filter(({ commands }) => commands.length > 0);
}

/** A code to join with, or a time to plan for. */
function outright(text: string, { now, timeZone, locale }: CommandOptions): Command[] {
  const code = readJoinCode(text);
  if (code !== null && /[-–/ ]/.test(text)) return [{ id: 'join', kind: 'join', code }];
  // One number or two letters are the beginning of a title more often than a time.
  const when = text.length < 3 ? null : readWhen(text, { now, timeZone, locale });
  if (when?.kind !== 'read') return [];
  return [{ id: 'schedule-at', kind: 'schedule', day: when.day, time: when.time, text }];
}

/** Meetings whose title or host begins like what was typed: what is on, then what comes next, then what was last. */
function meetingsFor(text: string, { conferences, now }: CommandOptions): Conference[] {
  const unique = [...new Map(conferences.map((conference) => [conference.id, conference])).values()];
  const away = (conference: Conference) => {
    if (conference.state === 'active') return -1;
    const distance = Date.parse(conference.startsAt) - now;
    return distance >= 0 ? distance : Number.MAX_SAFE_INTEGER / 2 - distance;
  };
  const open = (conference: Conference) => conference.state === 'active' || Date.parse(conference.endsAt) > now;
  return unique
    .filter((conference) =>
      text === '' ? open(conference) : matches(`${conference.title} ${conference.host.name}`, text),
    )
    .sort((a, b) => away(a) - away(b))
    .slice(0, text === '' ? 3 : MOST_MEETINGS);
}

/** People are found by two letters and more: one fits too many. */
const peopleFor = (text: string, { people }: CommandOptions): Command[] =>
  text.length < 2
    ? []
    : people
        .filter(({ name }) => matches(name, text))
        .slice(0, MOST_PEOPLE)
        .map((person) => ({ id: person.id, kind: 'person', person }));
