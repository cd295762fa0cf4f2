import type { ConferenceSettings, RequestOf } from '@parley/contract';
import { dayKey, localParts, type MessageId, type Times, type Translate, zonedInstant } from '@parley/locales';

/** What is filled in while a meeting is planned. Texts are as the fields hold them. */
export interface Draft {
  title: string;
  /** What it is about; empty where nothing is said. */
  description: string;
  /** `2026-11-24`, or empty. */
  day: string;
  /** `16:00`, or empty. */
  time: string;
  durationMinutes: number;
  /** Zone in which day and time are meant. */
  timeZone: string;
  /** Provider's id; null for the server's own choice. */
  provider: string | null;
  maxParticipants: string;
  settings: Omit<ConferenceSettings, 'maxParticipants'>;
}

const DURATIONS = [15, 30, 45, 60, 90, 120, 180, 240];

/** Lengths to choose from, in minutes, with the one that is chosen among them. */
export const durationsWith = (chosen: number): number[] => [...new Set([...DURATIONS, chosen])].sort((a, b) => a - b);

const HALF_HOUR = 30 * 60_000;
const MINUTE = 60_000;

/** A moment as the fields for day and time hold it. */
export function clockOf(moment: number, timeZone: string): Pick<Draft, 'day' | 'time'> {
  const { hour, minute } = localParts(moment, timeZone);
  return {
    day: dayKey(moment, timeZone),
    time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
  };
}

/** An empty draft for the next half hour that leaves ten minutes to get ready, open to as many people as the server takes. */
export function newDraft(now: number, timeZone: string, limit: number): Draft {
  const start = Math.ceil((now + 10 * MINUTE) / HALF_HOUR) * HALF_HOUR;
  return {
    title: '',
    description: '',
    ...clockOf(start, timeZone),
    durationMinutes: 60,
    timeZone,
    provider: null,
    maxParticipants: String(limit),
    settings: { chat: true, screenShare: 'everyone', muteOnEntry: false, requireAuthentication: false },
  };
}

/** The moment the draft begins, or null while day or time is missing. */
export const startOf = (draft: Draft): number | null => zonedInstant(draft.day, draft.time, draft.timeZone);

type Problem = Extract<
  MessageId,
  | 'schedule.nameNeeded'
  | 'schedule.dateNeeded'
  | 'schedule.timeNeeded'
  | 'schedule.inPast'
  | 'schedule.maxParticipantsRange'
>;

/** What is wrong, by field; empty when the draft can be sent. */
export type Problems = Partial<Record<'title' | 'day' | 'time' | 'maxParticipants', Problem>>;

export function problemsOf(draft: Draft, now: number, limit: number): Problems {
  const problems: Problems = {};
  if (draft.title.trim() === '') problems.title = 'schedule.nameNeeded';
  if (draft.day === '') problems.day = 'schedule.dateNeeded';
  if (draft.time === '') problems.time = 'schedule.timeNeeded';
  const start = startOf(draft);
  // A minute's grace: the clock runs on while the form is open.
  if (start !== null && start < now - MINUTE) problems.time = 'schedule.inPast';
  const most = Number(draft.maxParticipants);
  if (!Number.isInteger(most) || most < 2 || most > limit) problems.maxParticipants = 'schedule.maxParticipantsRange';
  return problems;
}

/** What the server is asked for. The draft has no problems. */
export function requestOf(draft: Draft): RequestOf<'POST /api/video-conferences'>['body'] {
  const start = startOf(draft);
  return {
    title: draft.title.trim(),
    ...(draft.description.trim() === '' ? {} : { description: draft.description.trim() }),
    durationMinutes: draft.durationMinutes,
    timeZone: draft.timeZone,
    settings: { ...draft.settings, maxParticipants: Number(draft.maxParticipants) },
    ...(start === null ? {} : { startsAt: new Date(start).toISOString() }),
    ...(draft.provider === null ? {} : { provider: draft.provider }),
  };
}

/** A draft with what is said of it besides. */
export interface Plan {
  draft: Draft;
  /** Name of who carries it. */
  provider: string;
  /** How many come, the viewer among them. */
  people: number;
}

/**
 * The whole plan as one sentence: "Career talk: Tuesday 24 November at 16:00 (Berlin), 45 min, 4 people, in Parley." Day and time are those of the
 * draft's zone, which `times` is made for.
 */
export function previewOf(
  { draft, provider, people }: Plan,
  { t, times, now }: { t: Translate; times: Times; now: number },
): string {
  const start = startOf(draft);
  if (start === null) return t('schedule.previewIncomplete');
  const title = draft.title.trim();
  const words = {
    day: times.longDay(start, now),
    time: times.time(start),
    zone: times.zone(),
    duration: times.duration(draft.durationMinutes * MINUTE),
    people,
    provider,
  };
  return title === '' ? t('schedule.previewUntitled', words) : t('schedule.preview', { title, ...words });
}
