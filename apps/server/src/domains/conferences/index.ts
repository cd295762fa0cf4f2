import type {
  conferenceRoutes,
  dashboardRoutes,
  Id,
  joinLinkRoutes,
  joinRoutes,
  participantRoutes,
  providerRoutes,
  roomRoutes,
  videoCallRoutes,
} from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Expiring } from '../../platform/retention/expiring.ts';
import type { Names } from '../../platform/names/names.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { Failures } from '../../platform/rate/failures.ts';
import type { Auth } from '../auth/index.ts';
import type { ConferenceDesk } from './admission.ts';
import { MISSES } from './behind-code.ts';
import { type Concerned, createConcerned } from './concerned.ts';
import { type DemoPlace, seedDemo } from './demo.ts';
import { createDesk } from './desk.ts';
import { expiringGuestNames } from './expire-guests.ts';
import { dashboardHandlers } from './get-dashboard.ts';
import { registerJobs } from './jobs.ts';
import { conferenceNames, participantNames } from './names.ts';
import { participantHandlers } from './participant-routes.ts';
import { conferencesPersonalData } from './personal-data.ts';
import { type PrivateConferences, privateConferences } from './private-conferences.ts';
import { roomHandlers } from './room-routes.ts';
import { findOpen } from './repository.ts';
import { conferenceHandlers, joinHandlers, joinLinkHandlers, providerHandlers } from './routes.ts';
import { gatherCreations } from './store-conferences.ts';
import type { Uses } from './uses.ts';
import { videoCallHandlers } from './video-call-routes.ts';

export type { Admission, ConferenceDesk } from './admission.ts';
export type { Concerned } from './concerned.ts';
export { DEMO } from './demo.ts';
export type { PrivateConferences } from './private-conferences.ts';

export interface Conferences {
  handlers: Handlers<typeof conferenceRoutes>;
  joinHandlers: Handlers<typeof joinRoutes>;
  dashboardHandlers: Handlers<typeof dashboardRoutes>;
  videoCallHandlers: Handlers<typeof videoCallRoutes>;
  roomHandlers: Handlers<typeof roomRoutes>;
  participantHandlers: Handlers<typeof participantRoutes>;
  joinLinkHandlers: Handlers<typeof joinLinkRoutes>;
  providerHandlers: Handlers<typeof providerRoutes>;
  privateConferences: PrivateConferences;
  /** What live rooms ask of their conferences. */
  desk: ConferenceDesk;
  /** Whom a change of a conference concerns, and whose part `participantId` is. Null where nobody with an account has a part. */
  concernedBy(change: {
    conferenceId: Id<'conference'>;
    participantId?: Id<'participant'> | undefined;
  }): Promise<Concerned | null>;
  personalData: PersonalData;
  expiring: Expiring;
  /** Those that are on or to come. */
  openConferences(tx: Sql, workspaceId: Id<'workspace'>): Promise<Id<'conference'>[]>;
  /** What conferences and participants are called. */
  names: Names;
  participantNames: Names;
  /** Makes the demo people, and has their meeting be on from now, unless people are in it. After `Jobs.start`. */
  seedDemo(auth: Auth, place: DemoPlace): Promise<void>;
}

/** Names its jobs and subscribers, so it has to be called before `Jobs.start`. Providers may be added to the registry afterwards. */
export function createConferences(options: Omit<Uses, 'misses' | 'creations'>): Conferences {
  const misses = new Failures(options.clock, MISSES);
  const uses: Uses = { ...options, misses, creations: gatherCreations(options) };
  registerJobs(uses);
  const handlers = conferenceHandlers(uses);
  return {
    handlers,
    dashboardHandlers: dashboardHandlers(uses),
    videoCallHandlers: videoCallHandlers(handlers),
    roomHandlers: roomHandlers(uses, handlers),
    joinHandlers: joinHandlers(uses),
    participantHandlers: participantHandlers(uses),
    joinLinkHandlers: joinLinkHandlers(uses),
    providerHandlers: providerHandlers(uses),
    privateConferences: privateConferences(uses),
    desk: createDesk(uses),
    concernedBy: createConcerned(uses),
    personalData: conferencesPersonalData(uses),
    expiring: expiringGuestNames,
    openConferences: findOpen,
    names: conferenceNames(uses),
    participantNames: participantNames(uses),
    seedDemo: (auth, place) => seedDemo(uses, auth, place),
  };
}
