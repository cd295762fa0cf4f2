import { type Id, ParleyError } from '@parley/contract';
import { and, count, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { hashSecret, newSecret } from '../../platform/ids/ids.ts';
import type { MailContent, NewMail } from '../notifications/index.ts';
import type { User } from '../people/index.ts';
import { accountLinks } from './tables.ts';
import type { Uses } from './uses.ts';

export type LinkRow = typeof accountLinks.$inferSelect;
export type Purpose = LinkRow['purpose'];

const HOUR = 3_600_000;

/** Page and lifetime of each kind of link. The secret stands behind `#`, where no log or referrer has it. */
const LINKS = {
  confirm: { page: 'confirm', lasts: 24 * HOUR },
  change: { page: 'confirm', lasts: 24 * HOUR },
  reset: { page: 'reset', lasts: HOUR / 2 },
  set_up: { page: 'setup', lasts: 7 * 24 * HOUR },
} as const satisfies Record<Purpose, object>;

/** Links of one kind that somebody is sent within an hour. */
const MOST_AN_HOUR = 5;

type LinkUses = Pick<Uses, 'clock' | 'frontendUrl'>;

/** A new link, good for nothing until it is stored. */
export function newLink({ clock, frontendUrl }: LinkUses, purpose: Purpose) {
  const { page, lasts } = LINKS[purpose];
  const token = newSecret();
  const now = clock.now();
  return {
    url: `${frontendUrl}/${page}#${token}`,
    row: { purpose, tokenHash: hashSecret(token), createdAt: now, expiresAt: now + lasts },
  };
}

export async function insertLink(tx: Sql, link: LinkRow): Promise<void> {
  await tx.insert(accountLinks).values(link);
}

/** Sends somebody a link by e-mail, in `tx`. False when they were sent many lately. */
export async function sendLink(
  uses: LinkUses & Pick<Uses, 'notifications'>,
  tx: Sql,
  user: User,
  { purpose, email, ...mail }: { purpose: Exclude<Purpose, 'set_up'>; email: string } & Pick<NewMail, 'key' | 'kind'>,
  write: (...args: [...Parameters<NewMail['write']>, url: string]) => MailContent,
): Promise<boolean> {
  const { id: userId, workspaceId, language } = user;
  const now = uses.clock.now();
  const [lately] = await tx
    .select({ made: count() })
    .from(accountLinks)
    .where(
      and(
        eq(accountLinks.workspaceId, workspaceId),
        eq(accountLinks.purpose, purpose),
        eq(accountLinks.userId, userId),
        gt(accountLinks.createdAt, now - HOUR),
      ),
    );
  if ((lately?.made ?? 0) >= MOST_AN_HOUR) return false;
  await tx.delete(accountLinks).where(and(eq(accountLinks.userId, userId), lt(accountLinks.expiresAt, now - HOUR)));
  const { url, row: link } = newLink(uses, purpose);
  const mailId = await uses.notifications.queue(tx, {
    ...mail,
    workspaceId,
    userId,
    address: email,
    language,
    secretUntil: link.expiresAt,
    write: (t, workspace) => write(t, workspace, url),
  });
  // Null where a job is done again that has done this before.
  if (mailId !== null) await insertLink(tx, { ...link, workspaceId, userId, email, mailId });
  return true;
}

/** Uses a link up in `tx`. Throws `NOT_FOUND` for one that is used, over, of another kind or workspace, or none. */
export async function takeLink(
  { clock, notifications }: Pick<Uses, 'clock' | 'notifications'>,
  tx: Sql,
  workspaceId: Id<'workspace'>,
  token: string,
  purposes: readonly Purpose[],
): Promise<LinkRow> {
  const [link] = await tx
    .delete(accountLinks)
    .where(
      and(
        eq(accountLinks.tokenHash, hashSecret(token)),
        eq(accountLinks.workspaceId, workspaceId),
        gt(accountLinks.expiresAt, clock.now()),
      ),
    )
    .returning();
  if (link === undefined || !purposes.includes(link.purpose)) throw linkIsOver();
  if (link.mailId !== null) await notifications.wipe(tx, [link.mailId]);
  return link;
}

export const linkIsOver = () =>
  new ParleyError('NOT_FOUND', 'This link has been used, or is over. Have a new one sent.', {
    details: { reason: 'link_over' },
  });

/** Makes every link of this kind worthless, in `tx`; of nobody for the set-up. */
export async function dropLinks(
  { notifications }: Pick<Uses, 'notifications'>,
  tx: Sql,
  { workspaceId, userId, purpose }: Pick<LinkRow, 'workspaceId' | 'userId' | 'purpose'>,
): Promise<void> {
  const dropped = await tx
    .delete(accountLinks)
    .where(
      and(
        eq(accountLinks.workspaceId, workspaceId),
        eq(accountLinks.purpose, purpose),
        userId === null ? isNull(accountLinks.userId) : eq(accountLinks.userId, userId),
      ),
    )
    .returning({ mailId: accountLinks.mailId });
  await notifications.wipe(
    tx,
    dropped.map(({ mailId }) => mailId).filter((id) => id !== null),
  );
}
