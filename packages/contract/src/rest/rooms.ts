import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { conference } from './conference.ts';
import { conferenceRoutes, newRoom } from './conferences.ts';
import { sameAs } from './route-names.ts';

// The live side of conferences that are held on this server, by the ids of their rooms. See `docs/api/names.md`.

/** A room, and the conference whose live side it is. */
export const room = z.strictObject({ id: id('room'), conference });
export type Room = z.infer<typeof room>;

const route = sameAs(conferenceRoutes);
const one = z.strictObject({ room });
const params = z.strictObject({ id: id('room') });
const tag = 'rooms';

export const roomRoutes = [
  route('createConference', {
    id: 'createRoom',
    path: '/api/webrtc/rooms',
    tag,
    summary: 'Create a room of this server, now (no `startsAt`) or scheduled: a conference',
    body: newRoom,
    answers: { 201: one },
  }),
  route('getConference', {
    id: 'getRoom',
    path: '/api/webrtc/rooms/{id}',
    tag,
    summary: 'One room, its conference and who is there',
    params,
    answers: { 200: one },
  }),
  route('joinConference', {
    id: 'joinRoom',
    path: '/api/webrtc/rooms/{id}/join',
    tag,
    summary: 'Ask to come in; being there begins on the realtime connection',
    params,
  }),
] as const;
