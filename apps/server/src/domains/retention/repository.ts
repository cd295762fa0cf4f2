import { type Id, RETENTION } from '@parley/contract';
import { eq } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { retentionSettings } from './tables.ts';

export type SettingsRow = typeof retentionSettings.$inferSelect;
/** `updatedAt` is null while nobody has changed them. */
export type Settings = Omit<SettingsRow, 'updatedAt'> & { updatedAt: number | null };

/** The settings of a workspace, which are the defaults until somebody changes them. */
export async function findSettings(db: Sql, workspaceId: Id<'workspace'>): Promise<Settings> {
  const [row] = await db.select().from(retentionSettings).where(eq(retentionSettings.workspaceId, workspaceId));
  return (
    row ?? {
      workspaceId,
      auditDays: RETENTION.auditDays.default,
      chatDays: RETENTION.chatDays.default,
      guestNameDays: RETENTION.guestNameDays.default,
      version: 1,
      updatedAt: null,
    }
  );
}

export async function storeSettings(tx: Sql, row: SettingsRow): Promise<void> {
  const { workspaceId: target } = retentionSettings;
  await tx.insert(retentionSettings).values(row).onConflictDoUpdate({ target, set: row });
}
