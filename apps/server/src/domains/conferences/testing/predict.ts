import type { Action } from './actions.ts';
import {
  type Answer,
  begin,
  comeIn,
  DAY,
  isEarly,
  isOpen,
  type Meeting,
  type Model,
  MINUTE,
  notTheirs,
  overRefuses,
  pass,
  refused,
  shown,
  type Somebody,
  standing,
} from './conference-model.ts';

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;

const MOST_LATE = 5 * MINUTE;
const NOTHING: Answer = { status: 204 };

/** Time passes in steps, at each of which what is due is done: shorter than any meeting's window. In milliseconds. */
export function stepsOf({ minutes }: Of<'wait'>): number[] {
  const whole = Array.from({ length: Math.floor(minutes / 10) }, () => 10 * MINUTE);
  return minutes % 10 === 0 ? whole : [...whole, (minutes % 10) * MINUTE];
}

/** The answer that an action should get. The model is afterwards as the server should be. */
export function predict(model: Model, action: Action): Answer {
  if (action.kind === 'wait') {
    for (const step of stepsOf(action)) pass(model, step);
    return NOTHING;
  }
  if (action.kind === 'create') return created(model, action);
  if (action.kind === 'list') return listed(model, action);
  return about(model, meetingOf(model, action), action);
}

export const meetingOf = ({ meetings }: Model, { meeting }: { meeting: number }): Meeting => {
  const found = meetings[meeting % meetings.length];
  if (found === undefined) throw new Error('There is no meeting to act on');
  return found;
};

function about(model: Model, meeting: Meeting, action: Exclude<Action, Of<'wait' | 'create' | 'list'>>): Answer {
  const { who } = action;
  if (action.kind === 'join') return joined(model, meeting, action);
  if (action.kind === 'leave') return left(meeting, who);
  if (action.kind === 'get' || action.kind === 'people') {
    const found = action.kind === 'get' ? ok(model, meeting) : { status: 200, parts: partsOf(meeting) };
    return notTheirs(meeting, who, false) ?? found;
  }
  return notTheirs(meeting, who, true) ?? changed(model, meeting, action);
}

function changed(
  model: Model,
  meeting: Meeting,
  action: Of<'update' | 'turn' | 'add' | 'name' | 'role' | 'remove'>,
): Answer {
  if (action.kind === 'update') return updated(model, meeting, action);
  if (action.kind === 'turn') return turned(model, meeting, action.to);
  const refusal = overRefuses(meeting);
  if (refusal !== null) return refusal;
  switch (action.kind) {
    case 'add':
      return added(meeting, action);
    case 'name':
      meeting.expected += 1;
      return { status: 201, part: { role: 'participant', expected: true } };
    case 'role':
      return roleGiven(meeting, action);
    case 'remove':
      return removed(meeting, action.whom);
  }
}

const ok = (model: Model, meeting: Meeting): Answer => ({ status: 200, conference: shown(model, meeting) });

/** What is asked, as it is compared under an `Idempotency-Key`. */
export const bodyOf = ({ now }: Model, { host, starts, minutes, external }: Of<'create'>) => ({
  title: 'Played',
  ...(host !== null && { host }),
  ...(starts !== null && { startsAt: now + starts * MINUTE }),
  ...(minutes !== null && { durationMinutes: minutes }),
  ...(external && { externalId: 'appointment' }),
});

function created(model: Model, action: Of<'create'>): Answer {
  if (action.key === null) return creation(model, action);
  const name = `${action.who} ${action.key}`;
  const body = JSON.stringify(bodyOf(model, action));
  const before = model.kept.get(name);
  if (before !== undefined && model.now < before.at + DAY) {
    return before.body === body ? before.answer : refused('CONFLICT');
  }
  const answer = creation(model, action);
  if (answer.status === 201) model.kept.set(name, { at: model.now, body, answer });
  return answer;
}

function creation(model: Model, { who, host, starts, minutes, external }: Of<'create'>): Answer {
  const { now, meetings } = model;
  if (host !== null && host !== who && who !== 'ada') return refused('FORBIDDEN');
  const startsAt = now + (starts ?? 0) * MINUTE;
  if (startsAt < now - MOST_LATE) return refused('VALIDATION_FAILED');
  if (external && meetings.some((other) => other.external && isOpen(other))) return refused('CONFLICT');
  const meeting: Meeting = {
    title: 'Played',
    external,
    state: starts === null ? 'active' : 'scheduled',
    version: 1,
    startsAt,
    endsAt: startsAt + (minutes ?? 60) * MINUTE,
    startedAt: starts === null ? now : null,
    deleted: false,
    host: host ?? who,
    parts: new Map([[host ?? who, { role: 'host', removed: false }]]),
    expected: 0,
    present: new Set(),
  };
  meetings.push(meeting);
  return { ...ok(model, meeting), status: 201 };
}

function listed(model: Model, { who, state }: Of<'list'>): Answer {
  const seen = model.meetings.filter(
    (meeting) => !meeting.deleted && standing(meeting, who) !== null && (state === null || meeting.state === state),
  );
  return { status: 200, list: seen.map((meeting) => shown(model, meeting)) };
}

function updated(model: Model, meeting: Meeting, { version, title, starts, minutes }: Of<'update'>): Answer {
  const { now } = model;
  if (version === 'wrong') return refused('VERSION_CONFLICT');
  const refusal = overRefuses(meeting);
  if (refusal !== null) return refusal;
  const startsAt = starts === null ? meeting.startsAt : now + starts * MINUTE;
  const isMoved = startsAt !== meeting.startsAt;
  if (isMoved && meeting.state === 'active') return refused('INVALID_TRANSITION');
  if (isMoved && startsAt < now - MOST_LATE) return refused('VALIDATION_FAILED');
  const endsAt = startsAt + (minutes === null ? meeting.endsAt - meeting.startsAt : minutes * MINUTE);
  if (endsAt !== meeting.endsAt && endsAt <= now) return refused('VALIDATION_FAILED');
  const isChange = isMoved || endsAt !== meeting.endsAt || (title !== null && title !== meeting.title);
  Object.assign(meeting, { startsAt, endsAt, title: title ?? meeting.title });
  if (isChange) meeting.version += 1;
  return ok(model, meeting);
}

function turned(model: Model, meeting: Meeting, to: Of<'turn'>['to']): Answer {
  const { state } = meeting;
  if (to === 'delete') {
    meeting.deleted = true;
    return NOTHING;
  }
  if (to === 'start' && state === 'ended') return refused('CONFERENCE_ENDED');
  const [from, next] = { start: ['scheduled', 'active'], end: ['active', 'ended'], cancel: ['scheduled', 'cancelled'] }[
    to
  ];
  if (state === next) return ok(model, meeting);
  if (state !== from) return refused('INVALID_TRANSITION');
  if (to === 'start') begin(model, meeting);
  else {
    meeting.state = to === 'end' ? 'ended' : 'cancelled';
    meeting.version += 1;
  }
  return ok(model, meeting);
}

function joined(model: Model, meeting: Meeting, { who, by, comesIn }: Of<'join'>): Answer {
  const part = meeting.parts.get(who);
  const knowsOfIt = part !== undefined || (by === 'code' ? isOpen(meeting) : who === 'ada' && !meeting.deleted);
  if (!knowsOfIt) return refused('NOT_FOUND');
  if (part?.removed === true) return refused('FORBIDDEN');
  if (!isOpen(meeting)) return refused('CONFERENCE_ENDED');
  if (isEarly(model, meeting, part?.role)) return { status: 200, door: 'early' };
  if (part === undefined) {
    if (who === 'guest' && meeting.expected > 0) meeting.expected -= 1;
    meeting.parts.set(who, { role: 'participant', removed: false });
  }
  if (comesIn) comeIn(model, meeting, who);
  const role = meeting.parts.get(who)?.role ?? 'participant';
  return { status: 200, door: 'admitted', part: { role, expected: false } };
}

function left({ parts, present }: Meeting, who: Somebody): Answer {
  present.delete(who);
  return parts.has(who) ? NOTHING : refused('NOT_FOUND');
}

/** Everybody who was not removed, as the list of participants tells of them. */
const partsOf = ({ parts, expected }: Meeting): string[] =>
  [
    ...[...parts].filter(([, { removed: gone }]) => !gone).map(([who, { role }]) => `${who} ${role}`),
    ...Array.from({ length: expected }, () => 'expected participant'),
  ].sort();

function added({ parts }: Meeting, { whom, role }: Of<'add'>): Answer {
  const part = parts.get(whom);
  const now = part === undefined || part.removed ? { role, removed: false } : part;
  parts.set(whom, now);
  return { status: 201, part: { role: now.role, expected: false } };
}

function roleGiven(meeting: Meeting, { whom, role }: Of<'role'>): Answer {
  const part = meeting.parts.get(whom);
  if (part === undefined || part.removed) return refused('NOT_FOUND');
  if (part.role !== role) {
    if (part.role === 'host') return refused('CONFLICT');
    if (role === 'host') {
      if (whom === 'guest') return refused('CONFLICT');
      meeting.parts.set(meeting.host, { role: 'moderator', removed: false });
      meeting.host = whom;
      meeting.version += 1;
    }
    part.role = role;
  }
  return { status: 200, part: { role, expected: false } };
}

function removed({ parts, present }: Meeting, whom: Somebody): Answer {
  const part = parts.get(whom);
  if (part === undefined || part.removed) return refused('NOT_FOUND');
  if (part.role === 'host') return refused('CONFLICT');
  part.removed = true;
  present.delete(whom);
  return NOTHING;
}
