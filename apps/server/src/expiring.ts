import { expiringSessions } from './domains/auth/index.ts';
import type { Conferences } from './domains/conferences/index.ts';
import { expiringChat, expiringGuestsInLogs } from './domains/rooms/index.ts';
import { expiringFacts } from './platform/facts/expire-facts.ts';
import { expiringAnswers } from './platform/http/expire-answers.ts';
import type { Expiring } from './platform/retention/expiring.ts';

/** Everything of this server that does not stay for ever. */
export const expiringOf = ({
  openConferences,
  expiring,
}: Pick<Conferences, 'openConferences' | 'expiring'>): Expiring[] => [
  expiringFacts(openConferences),
  expiringChat,
  expiringGuestsInLogs,
  expiring,
  expiringSessions,
  expiringAnswers,
];
