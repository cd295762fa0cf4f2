import { type Id, ParleyError } from '@parley/contract';
import { asc, desc, eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Sql } from '../../platform/db/database.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { workspacesPersonalData } from './personal-data.ts';
import { workspaces } from './tables.ts';

export interface Workspace {
  id: Id<'workspace'>;
  name: string;
}

export interface Workspaces {
  /** The workspace of a fresh install, made with `name` when there is none yet. Several nodes may call it at once. */
  ensureDefault(name: string): Promise<Workspace>;
  create(name: string, origin: Origin): Promise<Workspace>;
  /** Throws `NOT_FOUND`. */
  rename(id: Id<'workspace'>, name: string, origin: Origin, tx?: Sql): Promise<Workspace>;
  /** All of them, the default one first. */
  list(): Promise<(Workspace & { isDefault: boolean })[]>;
  /** Held until the transaction ends, so that what is decided by its whole holds. */
  hold(tx: Sql, id: Id<'workspace'>): Promise<void>;
  /** Throws `NOT_FOUND`. Inside of a transaction it takes that. */
  get(id: Id<'workspace'>, tx?: Sql): Promise<Workspace>;
  personalData: PersonalData;
}

const shape = { id: workspaces.id, name: workspaces.name };

interface Uses {
  db: Database;
  clock: Clock;
  facts: Pick<Facts, 'record'>;
}

export function createWorkspaces({ db, clock, facts }: Uses): Workspaces {
  return {
    personalData: workspacesPersonalData,

    async create(name, origin) {
      const now = clock.now();
      const id = newId('workspace', now);
      await db.transaction(async (tx) => {
        await tx.insert(workspaces).values({ id, name, isDefault: false, createdAt: now, updatedAt: now });
        const payload = { workspaceId: id };
        await facts.record(tx, { type: 'workspace.created', workspaceId: id, subject: id, payload, origin });
      });
      return { id, name };
    },

    async rename(id, name, origin, given) {
      const rename = async (tx: Sql) => {
        const change = { name, updatedAt: clock.now() };
        const renamed = await tx.update(workspaces).set(change).where(eq(workspaces.id, id)).returning(shape);
        const [workspace] = renamed;
        if (workspace === undefined) throw noSuchWorkspace();
        const payload = { workspaceId: id };
        await facts.record(tx, { type: 'workspace.renamed', workspaceId: id, subject: id, payload, origin });
        return workspace;
      };
      return await (given === undefined ? db.transaction(rename) : rename(given));
    },

    list: () =>
      db.sql
        .select({ ...shape, isDefault: workspaces.isDefault })
        .from(workspaces)
        .orderBy(desc(workspaces.isDefault), asc(workspaces.id)),

    async hold(tx, id) {
      await tx.select(shape).from(workspaces).where(eq(workspaces.id, id)).for('update');
    },

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

    async get(id, tx = db.sql) {
      const [workspace] = await tx.select(shape).from(workspaces).where(eq(workspaces.id, id));
      if (workspace === undefined) throw noSuchWorkspace();
      return workspace;
    },
  };
}

const noSuchWorkspace = () => new ParleyError('NOT_FOUND', 'There is no such workspace.');
