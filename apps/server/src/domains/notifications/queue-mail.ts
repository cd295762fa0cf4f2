import type { Id } from '@parley/contract';
import { createMessages, loadMailCatalogue } from '@parley/locales';
import type { Sql } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { SEND_MAIL, WIPE_MAIL } from './jobs.ts';
import { renderMail } from './render-mail.ts';
import { deleteOld, insertMail } from './repository.ts';
import type { NewMail, Uses } from './uses.ts';

/** How long messages stay in the outbox. Milliseconds. */
const KEPT = 30 * 86_400_000;

/** Writes a message in `tx`, and the jobs that send it and that take its secret away. Null when this effect has its message already. */
export async function queueMail(
  { clock, jobs, mailer, workspaces }: Pick<Uses, 'clock' | 'jobs' | 'mailer' | 'workspaces'>,
  tx: Sql,
  { workspaceId, userId, address, language, key, kind, secretUntil, write }: NewMail,
): Promise<Id<'mail'> | null> {
  const now = clock.now();
  const t = createMessages(language, await loadMailCatalogue(language));
  const { name } = await workspaces.get(workspaceId, tx);
  const content = renderMail(write(t, name), t('mail.foot', { workspace: name }), language);
  const id = newId('mail', now);
  const made = await insertMail(tx, {
    id,
    workspaceId,
    userId,
    key,
    kind,
    address,
    ...content,
    secret: secretUntil !== null,
    status: 'queued',
    reason: null,
    attempts: 0,
    tryingSince: null,
    createdAt: now,
    settledAt: null,
  });
  if (!made) return null;
  if (mailer !== null) await jobs.send(tx, SEND_MAIL, { mailId: id }, { key: id });
  if (secretUntil !== null) await jobs.send(tx, WIPE_MAIL, { mailId: id }, { key: id, startAfter: secretUntil });
  await deleteOld(tx, workspaceId, now - KEPT);
  return id;
}
