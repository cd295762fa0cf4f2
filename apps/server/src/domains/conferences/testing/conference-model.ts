import { type ConferenceState, type ParticipantRole, SERVER_ERRORS, type ServerErrorCode } from '@parley/contract';

// What conferences should do, without a database: small enough to be believed. The rules' letters are those of docs/protocol.md.

/** Everybody who plays: three members, an admin, and a guest in one browser. */
export const USERS = ['hanna', 'ben', 'cora', 'ada'] as const;
export type User = (typeof USERS)[number];
export type Somebody = User | 'guest';
const ADMIN: User = 'ada';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const EARLY = 15 * MINUTE;
const GRACE = 10 * MINUTE;

interface Part {
  role: ParticipantRole;
  removed: boolean;
}

export interface Meeting {
  title: string;
  /** Whether it has the one external id that is played with. */
  external: boolean;
  state: ConferenceState;
  version: number;
  startsAt: number;
  endsAt: number;
  startedAt: number | null;
  deleted: boolean;
  host: User;
  parts: Map<Somebody, Part>;
  /** Guests who were named and have not come; all go by one name. */
  expected: number;
  present: Set<Somebody>;
}

export interface Model {
  now: number;
  meetings: Meeting[];
  /** Answers by `Idempotency-Key` and caller. */
  kept: Map<string, { at: number; body: string; answer: Answer }>;
}

/** As much of an answer as the model knows. */
export interface Answer {
  status: number;
  code?: ServerErrorCode;
  conference?: Shown;
  list?: Shown[];
  part?: { role: ParticipantRole; expected: boolean };
  parts?: string[];
  door?: 'early' | 'admitted';
}

export interface Shown {
  /** Which one it is, by the order of creation. */
  index: number;
  title: string;
  state: ConferenceState;
  version: number;
  startsAt: number;
  endsAt: number;
  startedAt: number | null;
  host: User;
}

export const refused = (code: ServerErrorCode): Answer => ({ status: SERVER_ERRORS[code], code });

export function shown({ meetings }: Model, meeting: Meeting): Shown {
  const { title, state, version, startsAt, endsAt, startedAt, host } = meeting;
  return { index: meetings.indexOf(meeting), title, state, version, startsAt, endsAt, startedAt, host };
}

/** What somebody is to a meeting (K7): an admin is one everywhere, and more as the host. */
export function standing({ parts }: Meeting, who: Somebody): ParticipantRole | 'admin' | null {
  const part = parts.get(who);
  const role = part === undefined || part.removed ? null : part.role;
  return role !== 'host' && who === ADMIN ? 'admin' : role;
}

/** The refusal that somebody gets who may not see the meeting, or may see it and not change it. */
export function notTheirs(meeting: Meeting, who: Somebody, isChange: boolean): Answer | null {
  const as = standing(meeting, who);
  if (meeting.deleted || as === null) return refused('NOT_FOUND');
  return !isChange || as === 'host' || as === 'admin' ? null : refused('FORBIDDEN');
}

export const isOpen = ({ state, deleted }: Meeting): boolean =>
  !deleted && (state === 'scheduled' || state === 'active');

/** K12, K15: what is over refuses every change. */
export function overRefuses({ state }: Meeting): Answer | null {
  if (state === 'cancelled') return refused('INVALID_TRANSITION');
  return state === 'ended' ? refused('CONFERENCE_ENDED') : null;
}

/** K2: the host comes in at any time, everybody else when it is on or begins soon. */
export const isEarly = ({ now }: Model, { state, startsAt }: Meeting, role: ParticipantRole | undefined): boolean =>
  state === 'scheduled' && role !== 'host' && now < startsAt - EARLY;

export function begin({ now }: Model, meeting: Meeting): void {
  meeting.state = 'active';
  meeting.startedAt = now;
  meeting.version += 1;
}

/** K3: whoever is there inside the window begins it. */
export function comeIn(model: Model, meeting: Meeting, who: Somebody): void {
  meeting.present.add(who);
  beginInWindow(model, meeting);
}

function beginInWindow(model: Model, meeting: Meeting): void {
  if (meeting.state === 'scheduled' && model.now >= meeting.startsAt - EARLY) begin(model, meeting);
}

/** K3, K4: whoever came early begins it when its window opens, and what is over ends. */
export function pass(model: Model, milliseconds: number): void {
  model.now += milliseconds;
  for (const meeting of model.meetings.filter(isOpen)) {
    if (meeting.present.size > 0) beginInWindow(model, meeting);
  }
  endWhatIsOver(model);
}

/** K4: ten minutes after its end once nobody is there, or a day after it began or was to end. */
function endWhatIsOver({ now, meetings }: Model): void {
  for (const meeting of meetings.filter(isOpen)) {
    const { startedAt, endsAt, present } = meeting;
    const latest = Math.min(startedAt ?? endsAt, endsAt) + DAY;
    if (now < latest && (now < endsAt + GRACE || present.size > 0)) continue;
    meeting.state = 'ended';
    meeting.version += 1;
  }
}
