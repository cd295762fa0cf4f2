import type { Route, RouteAnswer, RouteRequest } from '../route.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { authRoutes } from './auth.ts';
import { conferenceRoutes } from './conferences.ts';
import { hostPeopleRoutes } from './host-people.ts';
import { joinRoutes } from './join.ts';
import { joinLinkRoutes } from './join-links.ts';
import { participantRoutes } from './participants.ts';
import { peopleRoutes } from './people.ts';
import { providerRoutes } from './providers.ts';
import { settingsRoutes } from './settings.ts';
import { webrtcRoutes } from './webrtc.ts';

/** Every REST route of Parley. */
export const routes = [
  ...authRoutes,
  ...peopleRoutes,
  ...conferenceRoutes,
  ...participantRoutes,
  ...joinRoutes,
  ...joinLinkRoutes,
  ...apiKeyRoutes,
  ...hostPeopleRoutes,
  ...providerRoutes,
  ...settingsRoutes,
  ...webrtcRoutes,
] as const;

type Known = (typeof routes)[number];

/** `POST /api/join/{code}` and so on: how the typed client names a route. */
export type RouteKey = Known extends infer R ? (R extends Route ? `${R['method']} ${R['path']}` : never) : never;

type RouteOf<K extends RouteKey> = Known extends infer R
  ? R extends Route
    ? K extends `${R['method']} ${R['path']}`
      ? R
      : never
    : never
  : never;

export type RequestOf<K extends RouteKey> = RouteRequest<RouteOf<K>>;
export type AnswerOf<K extends RouteKey> = RouteAnswer<RouteOf<K>>;
