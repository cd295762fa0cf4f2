import { silentLogger } from '../../platform/log/logger.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { createNotifications } from '../notifications/index.ts';
import type { peopleForTests } from '../people/testing.ts';
import { type AuthOptions, createAuth, createSetUp } from './index.ts';

type People = Awaited<ReturnType<typeof peopleForTests>>;

/** Signing in with the people of a test, in an install that is set up. */
export function authForTests(people: People, options: Partial<AuthOptions> & { mailer?: Mailer | null } = {}) {
  const { mailer = null, ...given } = options;
  const frontendUrl = 'https://meet.example';
  const notifications = createNotifications({ ...people, log: silentLogger, mailer });
  const workspaceId = people.workspace.id;
  const auth = createAuth({
    ...people,
    log: silentLogger,
    notifications,
    frontendUrl,
    workspaceId,
    setUp: createSetUp({ ...people, workspaceId, frontendUrl, demo: true }),
    requireConfirmedEmail: false,
    refusedPasswords: [],
    ...given,
  });
  return { auth, notifications };
}
