import { type Id, ParleyError } from '@parley/contract';
import { eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { workspaces } from './tables.ts';

export interface Workspace {
  id: Id<'workspace'>;
  name: string;
}

export interface Workspaces {
  /** The workspace of a fresh install, made with `name` when there is none yet. Several nodes may call it at once. */
  ensureDefault(name: string): Promise<Workspace>;
  /** Throws `NOT_FOUND`. */
  get(id: Id<'workspace'>): Promise<Workspace>;
}

const shape = { id: workspaces.id, name: workspaces.name };

export function createWorkspaces({ db, clock }: { db: Database; clock: Clock }): Workspaces {
  return {
    async ensureDefault(name) {
      const now = clock.now();
      await db.sql
        .insert(workspaces)
        .values({ id: newId('workspace', now), name, isDefault: true, createdAt: now, updatedAt: now })
        .onConflictDoNothing();
      const [workspace] = await db.sql.select(shape).from(workspaces).where(eq(workspaces.isDefault, true));
      if (workspace === undefined) throw new ParleyError('INTERNAL', 'The default workspace is missing.');
      return workspace;
    },

    async get(id) {
      const [workspace] = await db.sql.select(shape).from(workspaces).where(eq(workspaces.id, id));
      if (workspace === undefined) throw new ParleyError('NOT_FOUND', 'There is no such workspace.');
      return workspace;
    },
  };
}
