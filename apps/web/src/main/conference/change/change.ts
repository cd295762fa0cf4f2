import type { Conference, RequestOf } from '@parley/contract';
import { clockOf, type Draft, startOf } from '../../schedule/draft.ts';

const MINUTE = 60_000;

/** A meeting as the fields hold it in which it is changed. */
export function draftOf(conference: Conference): Draft {
  const { maxParticipants, ...settings } = conference.settings;
  const start = Date.parse(conference.startsAt);
  return {
    title: conference.title,
    description: conference.description ?? '',
    ...clockOf(start, conference.timeZone),
    durationMinutes: Math.round((Date.parse(conference.endsAt) - start) / MINUTE),
    timeZone: conference.timeZone,
    provider: conference.provider,
    maxParticipants: String(maxParticipants),
    settings,
  };
}

/** What can be changed of a meeting, as a person would name it. */
export const CHANGEABLE = ['title', 'description', 'time', 'length', 'rules'] as const;
export type Changeable = (typeof CHANGEABLE)[number];

/** What is another in `after`. */
export function changesBetween(before: Draft, after: Draft): Changeable[] {
  const isOther: Record<Changeable, boolean> = {
    title: before.title.trim() !== after.title.trim(),
    description: before.description.trim() !== after.description.trim(),
    time: before.day !== after.day || before.time !== after.time || before.timeZone !== after.timeZone,
    length: before.durationMinutes !== after.durationMinutes,
    rules: Object.keys(rulesBetween(before, after)).length > 0,
  };
  return CHANGEABLE.filter((name) => isOther[name]);
}

/** The rules that are others in `after`, with their values there. */
function rulesBetween(before: Draft, after: Draft): Partial<Conference['settings']> {
  const valued = ({ settings, maxParticipants }: Draft) => ({ ...settings, maxParticipants: Number(maxParticipants) });
  const was = valued(before);
  const others = Object.entries(valued(after)).filter(([name, value]) => was[name as keyof typeof was] !== value);
  return Object.fromEntries(others);
}

/** What the server is asked for: what was changed, and nothing else. */
export function requestBetween(before: Draft, after: Draft): RequestOf<'PUT /api/video-conferences/{id}'>['body'] {
  const changes = changesBetween(before, after);
  const start = startOf(after);
  return {
    ...(changes.includes('title') && { title: after.title.trim() }),
    ...(changes.includes('description') && { description: after.description.trim() || null }),
    ...(changes.includes('time') &&
      start !== null && { startsAt: new Date(start).toISOString(), timeZone: after.timeZone }),
    ...(changes.includes('length') && { durationMinutes: after.durationMinutes }),
    ...(changes.includes('rules') && { settings: rulesBetween(before, after) }),
  };
}
