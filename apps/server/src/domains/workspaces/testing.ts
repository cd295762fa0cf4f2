import type { Database } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Workspace } from './index.ts';
import { workspaces } from './tables.ts';

/** One more workspace, beside the default one. */
export async function addWorkspace(db: Database, name: string, now: number): Promise<Workspace> {
  const id = newId('workspace', now);
  await db.sql.insert(workspaces).values({ id, name, isDefault: false, createdAt: now, updatedAt: now });
  return { id, name };
}
