import type { OutboxMail, outboxRoutes } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { DEFAULT_LIMIT, pageOf } from '../../platform/db/cursor.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { findMails, type OutboxRow } from './repository.ts';
import type { Uses } from './uses.ts';

export const outboxHandlers = ({ db, mailer }: Pick<Uses, 'db' | 'mailer'>): Handlers<typeof outboxRoutes> => ({
  async listOutbox({ query: { limit = DEFAULT_LIMIT, cursor } }, { caller }) {
    const rows = await findMails(db.sql, caller.workspaceId, cursor, limit + 1);
    const { items, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
    return { items: items.map((row) => present(row, mailer !== null)), nextCursor };
  },
});

/** Where messages are sent, nobody but the recipient reads a link that grants something. */
const present = (row: OutboxRow, sent: boolean): OutboxMail => ({
  id: row.id,
  kind: row.kind,
  to: row.address,
  subject: row.subject,
  text: row.secret && sent ? null : row.text,
  status: row.status,
  reason: row.reason,
  attempts: row.attempts,
  createdAt: toInstant(row.createdAt),
  settledAt: row.settledAt === null ? null : toInstant(row.settledAt),
});
