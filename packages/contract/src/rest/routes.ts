import type { RouteAnswer, RouteRequest } from '../route.ts';
import { accountRoutes } from './account.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditRoutes } from './audit.ts';
import { authRoutes } from './auth.ts';
import { conferenceRoutes } from './conferences.ts';
import { dashboardRoutes } from './dashboard.ts';
import { hostPeopleRoutes } from './host-people.ts';
import { joinRoutes } from './join.ts';
import { joinLinkRoutes } from './join-links.ts';
import { mentoringCallRoutes } from './mentoring-calls.ts';
import { outboxRoutes } from './outbox.ts';
import { participantRoutes } from './participants.ts';
import { passkeyRoutes } from './passkeys.ts';
import { peopleRoutes } from './people.ts';
import { privacyRoutes } from './privacy.ts';
import { providerRoutes } from './providers.ts';
import { roomRoutes } from './rooms.ts';
import { retentionRoutes } from './retention.ts';
import { settingsRoutes } from './settings.ts';
import { singleSignOnRoutes } from './single-sign-on.ts';
import { videoCallRoutes } from './video-calls.ts';
import { webrtcRoutes } from './webrtc.ts';

/** Every REST route of Parley. */
export const routes = [
  ...authRoutes,
  ...passkeyRoutes,
  ...singleSignOnRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...conferenceRoutes,
  ...dashboardRoutes,
  ...participantRoutes,
  ...videoCallRoutes,
  ...roomRoutes,
  ...joinRoutes,
  ...joinLinkRoutes,
  ...apiKeyRoutes,
  ...hostPeopleRoutes,
  ...privacyRoutes,
  ...retentionRoutes,
  ...auditRoutes,
  ...providerRoutes,
  ...outboxRoutes,
  ...settingsRoutes,
  ...mentoringCallRoutes,
  ...webrtcRoutes,
] as const;

type Known = (typeof routes)[number];

/** What each group of routes is about. A group without words does not compile. */
export const TAGS: Record<Known['tag'], string> = {
  auth: 'Accounts of this server: making one, signing in and out, and tokens for programs.',
  passkeys:
    'Signing in by the device instead of a password: registering passkeys, listing, renaming and removing them.',
  'single sign-on': 'Signing in with an account elsewhere (OpenID Connect), and linking one.',
  account:
    'What keeps an account its owner’s: the first one, confirmed addresses, new passwords, signing out elsewhere.',
  notifications: 'What Parley wrote to people.',
  people: 'The caller’s own profile and picture, and the pictures of others.',
  conferences:
    'A conference is one meeting from its creation to its end: `scheduled`, `active`, `ended` or `cancelled`. Whoever carries its media, it has one link.',
  participants: 'Who has a part in a conference, and in which role.',
  'video calls':
    'Conferences under another name, for platforms that call them calls: the same ids, rights and answers.',
  doors: 'What is behind a conference’s link, and coming in by it.',
  'join links': 'Links by which a person of a host platform comes in as themselves, without a password.',
  'API keys': 'Keys by which host platforms call this API. Admins make them.',
  'people of host platforms': 'People whom a host platform knows by its own ids. Only its keys come here.',
  privacy: 'All that is kept of somebody, as one document; erasing them for good; and how long what is kept.',
  audit: 'Who did what in the workspace. Admins read it.',
  providers: 'Who can carry a conference’s media, and what each can do.',
  settings: 'What pages have to know of this server before anybody signs in.',
  rooms: 'The live side of conferences that are held on this server, and what a browser needs to be in it.',
  analytics: 'Numbers of conferences.',
  'mentoring calls': 'The calls of mentoring sessions: each of a mentor and a mentee, whom alone it lets in.',
};

type RouteByKey = { [R in Known as `${R['method']} ${R['path']}`]: R };

/** `POST /api/join/{code}` and so on: how the typed client names a route. */
export type RouteKey = keyof RouteByKey;

export type RequestOf<K extends RouteKey> = RouteRequest<RouteByKey[K]>;
export type AnswerOf<K extends RouteKey> = RouteAnswer<RouteByKey[K]>;
