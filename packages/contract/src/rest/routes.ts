import type { RouteAnswer, RouteRequest } from '../route.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { authRoutes } from './auth.ts';
import { conferenceRoutes } from './conferences.ts';
import { hostPeopleRoutes } from './host-people.ts';
import { joinRoutes } from './join.ts';
import { joinLinkRoutes } from './join-links.ts';
import { participantRoutes } from './participants.ts';
import { passkeyRoutes } from './passkeys.ts';
import { peopleRoutes } from './people.ts';
import { providerRoutes } from './providers.ts';
import { settingsRoutes } from './settings.ts';
import { videoCallRoutes } from './video-calls.ts';
import { webrtcRoutes } from './webrtc.ts';

/** Every REST route of Parley. */
export const routes = [
  ...authRoutes,
  ...passkeyRoutes,
  ...peopleRoutes,
  ...conferenceRoutes,
  ...participantRoutes,
  ...videoCallRoutes,
  ...joinRoutes,
  ...joinLinkRoutes,
  ...apiKeyRoutes,
  ...hostPeopleRoutes,
  ...providerRoutes,
  ...settingsRoutes,
  ...webrtcRoutes,
] as const;

type Known = (typeof routes)[number];

type RouteByKey = { [R in Known as `${R['method']} ${R['path']}`]: R };

/** `POST /api/join/{code}` and so on: how the typed client names a route. */
export type RouteKey = keyof RouteByKey;

export type RequestOf<K extends RouteKey> = RouteRequest<RouteByKey[K]>;
export type AnswerOf<K extends RouteKey> = RouteAnswer<RouteByKey[K]>;
