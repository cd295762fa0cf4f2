import type { Id } from '@parley/contract';

const sameAs = (id: string): string => id.slice(id.indexOf('_') + 1);

/** A conference's room has its conference's id under another prefix: asked for twice, it is the same without a look. */
export const roomOf = (id: Id<'conference'>): Id<'room'> => `room_${sameAs(id)}`;

export const conferenceOf = (id: Id<'room'>): Id<'conference'> => `conf_${sameAs(id)}`;
