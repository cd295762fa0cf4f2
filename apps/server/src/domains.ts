import type { IncomingMessage } from 'node:http';
import { ParleyError } from '@parley/contract';
import { ProviderRegistry } from '@parley/providers';
import type { Config } from './config.ts';
import { createApiKeys } from './domains/api-keys/index.ts';
import { createAudit } from './domains/audit/index.ts';
import { createAuth, createSetUp, SESSION_COOKIE } from './domains/auth/index.ts';
import { createBookings } from './domains/bookings/index.ts';
import { createConferences, DEMO } from './domains/conferences/index.ts';
import { createLiveUpdates } from './domains/live-updates/index.ts';
import { createNotifications } from './domains/notifications/index.ts';
import { actForPeople, createPeople } from './domains/people/index.ts';
import { createPasskeys } from './domains/passkeys/index.ts';
import { createPrivacy } from './domains/privacy/index.ts';
import { createRetention } from './domains/retention/index.ts';
import { createRooms } from './domains/rooms/index.ts';
import { createSingleSignOn } from './domains/single-sign-on/index.ts';
import { createWorkspaces } from './domains/workspaces/index.ts';
import { expiringOf } from './expiring.ts';
import { settingsHandlers } from './page-settings.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Database } from './platform/db/database.ts';
import type { Facts } from './platform/facts/facts.ts';
import { forgetAddresses } from './platform/facts/forget-addresses.ts';
import { factsPersonalData } from './platform/facts/personal-data.ts';
import type { BindTools } from './platform/http/bind-routes.ts';
import { readCookie } from './platform/http/cookies.ts';
import { httpPersonalData } from './platform/http/personal-data.ts';
import type { Jobs } from './platform/jobs/jobs.ts';
import type { LoggerFactory } from './platform/log/logger.ts';
import type { Mailer } from './platform/mail/mailer.ts';
import type { Metrics } from './platform/metrics/metrics.ts';
import { oneTimePersonalData } from './platform/one-time/personal-data.ts';

interface Platform {
  db: Database;
  clock: Clock;
  facts: Facts;
  jobs: Jobs;
  loggerOf: LoggerFactory;
  metrics: Metrics;
  /** Null where no mail server is set. */
  mailer: Mailer | null;
  /** Where a request comes from, proxies considered. */
  addressOf(request: IncomingMessage): string;
  /** Whether pages are served under https. */
  secureCookies: boolean;
}

/** All domains on a migrated database, put together. They name jobs and subscribers: before `Jobs.start`. */
export async function createDomains(config: Config, platform: Platform) {
  const { db, clock, facts, jobs, loggerOf, metrics, mailer, addressOf, secureCookies } = platform;
  const { frontendUrl, websocketUrl } = config.http;
  const { maxParticipants, iceServers, turn, maxVideo } = config.rooms;

  const workspaces = createWorkspaces({ db, clock, facts });
  const { id: workspaceId } = await workspaces.ensureDefault('Parley');
  const people = createPeople({ db, clock, facts, workspaces });
  const notifications = createNotifications({ db, clock, jobs, log: loggerOf('notifications'), mailer, workspaces });
  const setUp = createSetUp({ db, clock, people, workspaceId, frontendUrl, demo: config.demo });
  const auth = createAuth({
    db,
    clock,
    facts,
    jobs,
    log: loggerOf('auth'),
    people,
    workspaces,
    notifications,
    frontendUrl,
    workspaceId,
    setUp,
    requireConfirmedEmail: config.requireConfirmedEmail,
    refusedPasswords: config.demo ? [] : [DEMO.password],
  });
  const signIn = { db, clock, facts, people, auth, workspaceId, frontendUrl };
  const passkeys = createPasskeys({ ...signIn, log: loggerOf('passkeys'), workspaces });
  const singleSignOn = createSingleSignOn({
    ...signIn,
    log: loggerOf('single-sign-on'),
    firstIsAdmin: !config.demo,
    providers: config.singleSignOn,
    fetch,
  });
  const apiKeys = createApiKeys({ db, clock, facts });
  const authenticate: BindTools['authenticate'] = async ({ authorization, cookie }) =>
    (await apiKeys.authenticate(authorization)) ??
    (await auth.authenticate({ authorization, sessionCookie: readCookie(cookie, SESSION_COOKIE, secureCookies) }));

  const providers = new ProviderRegistry(config.conferences.defaultProvider);
  const conferences = createConferences({
    db,
    clock,
    facts,
    jobs,
    log: loggerOf('conferences'),
    people,
    providers,
    options: { frontendUrl, joinEarlyMinutes: config.conferences.joinEarlyMinutes, maxParticipants },
  });
  const bookings = createBookings({ db, clock, facts, people, conferences: conferences.privateConferences });
  const liveUpdates = createLiveUpdates({
    clock,
    facts,
    loggerOf,
    metrics,
    authenticate,
    concernedBy: conferences.concernedBy,
  });
  const rooms = createRooms({
    db,
    clock,
    facts,
    loggerOf,
    metrics,
    desk: conferences.desk,
    presenceChanged: liveUpdates.presenceChanged,
    async sessionOf({ headers: { cookie } }) {
      const caller = await authenticate({ authorization: undefined, cookie });
      return 'sessionId' in caller ? caller.sessionId : null;
    },
    addressOf,
    nodeId: config.nodeId,
    maxParticipants,
    ice: { fixed: iceServers, turn },
  });
  providers.add(rooms.provider);
  demandDefault(providers);
  const retention = createRetention({
    db,
    clock,
    facts,
    jobs,
    metrics,
    workspaces,
    expiring: expiringOf(conferences),
  });
  const audit = createAudit({
    db,
    clock,
    names: {
      usr: people.names,
      conf: conferences.names,
      prt: conferences.participantNames,
      key: apiKeys.names,
    },
  });
  const holders = [
    people.personalData,
    auth.personalData,
    passkeys.personalData,
    conferences.personalData,
    rooms.personalData,
    bookings.personalData,
    apiKeys.personalData,
    notifications.personalData,
    factsPersonalData({ db, partsOf: conferences.desk.partsOf }),
    workspaces.personalData,
    retention.personalData,
    httpPersonalData,
    oneTimePersonalData,
  ];
  facts.subscribe('facts.forget-addresses', ['user.erased'], ({ workspaceId: where, payload }) =>
    forgetAddresses(db, where, payload.userId),
  );
  const privacy = createPrivacy({ db, clock, facts, auth, workspaces, people, holders });

  return {
    rooms,
    liveUpdates,
    notifications,
    setUp,
    authenticate,
    peerBy: rooms.peerBy,
    actFor: actForPeople(people),
    /** What is kept of people, by all parts of the server. */
    holders,
    /** Of every route of the contract. */
    handlers: {
      ...auth.handlers,
      ...passkeys.handlers,
      ...singleSignOn.handlers,
      ...notifications.handlers,
      ...apiKeys.handlers,
      ...people.handlers,
      ...people.hostHandlers,
      ...conferences.handlers,
      ...conferences.participantHandlers,
      ...conferences.dashboardHandlers,
      ...conferences.videoCallHandlers,
      ...conferences.roomHandlers,
      ...bookings.callHandlers,
      ...conferences.joinHandlers,
      ...conferences.joinLinkHandlers,
      ...conferences.providerHandlers,
      ...rooms.handlers,
      ...settingsHandlers({
        workspaces,
        setUp,
        sendsMail: notifications.sends,
        demo: config.demo,
        signIn: { passkeys: passkeys.host, providers: singleSignOn.providers },
        maxParticipants,
        maxVideo,
        websocketUrl,
      }),
      ...privacy.handlers,
      ...retention.handlers,
      ...audit.handlers,
    },
    /** After `Jobs.start`. */
    startRetention: () => retention.start(),
    /** After `Jobs.start`. */
    seedDemo() {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      return conferences.seedDemo(auth, { workspaceId, timeZone });
    },
  };
}

function demandDefault(providers: ProviderRegistry): void {
  if (providers.get(providers.defaultId) !== undefined) return;
  const known = providers.all().map(({ id }) => id);
  throw new ParleyError(
    'NOT_FOUND',
    `MEETING_PROVIDER is ${providers.defaultId}; this server has ${known.join(', ')}.`,
  );
}
