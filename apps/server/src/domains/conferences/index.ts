import type {
  conferenceRoutes,
  joinLinkRoutes,
  joinRoutes,
  participantRoutes,
  providerRoutes,
  videoCallRoutes,
} from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import { Failures } from '../../platform/rate/failures.ts';
import type { Auth } from '../auth/index.ts';
import type { ConferenceDesk } from './admission.ts';
import { MISSES } from './behind-code.ts';
import { type DemoPlace, seedDemo } from './demo.ts';
import { createDesk } from './desk.ts';
import { registerJobs } from './jobs.ts';
import { participantHandlers } from './participant-routes.ts';
import { conferenceHandlers, joinHandlers, joinLinkHandlers, providerHandlers } from './routes.ts';
import type { Uses } from './uses.ts';
import { videoCallHandlers } from './video-call-routes.ts';

export type { Admission, ConferenceDesk } from './admission.ts';
export { DEMO } from './demo.ts';

export interface Conferences {
  handlers: Handlers<typeof conferenceRoutes>;
  joinHandlers: Handlers<typeof joinRoutes>;
  videoCallHandlers: Handlers<typeof videoCallRoutes>;
  participantHandlers: Handlers<typeof participantRoutes>;
  joinLinkHandlers: Handlers<typeof joinLinkRoutes>;
  providerHandlers: Handlers<typeof providerRoutes>;
  /** What live rooms ask of their conferences. */
  desk: ConferenceDesk;
  /** Makes the demo people, and has their meeting be on from now, unless people are in it. After `Jobs.start`. */
  seedDemo(auth: Auth, place: DemoPlace): Promise<void>;
}

/** Names its jobs and subscribers, so it has to be called before `Jobs.start`. Providers may be added to the registry afterwards. */
export function createConferences(options: Omit<Uses, 'misses'>): Conferences {
  const uses: Uses = { ...options, misses: new Failures(options.clock, MISSES) };
  registerJobs(uses);
  const handlers = conferenceHandlers(uses);
  return {
    handlers,
    videoCallHandlers: videoCallHandlers(handlers),
    joinHandlers: joinHandlers(uses),
    participantHandlers: participantHandlers(uses),
    joinLinkHandlers: joinLinkHandlers(uses),
    providerHandlers: providerHandlers(uses),
    desk: createDesk(uses),
    seedDemo: (auth, place) => seedDemo(uses, auth, place),
  };
}
