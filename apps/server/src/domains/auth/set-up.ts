import type { Id } from '@parley/contract';
import { and, desc, eq, notInArray } from 'drizzle-orm';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { People } from '../people/index.ts';
import { insertLink, newLink } from './links.ts';
import { accountLinks } from './tables.ts';

/** The first steps of an install without demo people: one link, by which its admin makes the first account. */
export interface SetUp {
  /** Whether nobody has an account yet, so that nobody but who has the link makes one. */
  isNeeded(): Promise<boolean>;
  /** A link that works once, for a week; null when the set-up is done. Earlier ones work on, for every node prints one. */
  makeLink(): Promise<string | null>;
}

export interface SetUpUses {
  db: Database;
  clock: Clock;
  people: Pick<People, 'hasAccounts'>;
  workspaceId: Id<'workspace'>;
  frontendUrl: string;
  /** Whether the install has demo people; then there is nothing to set up. */
  demo: boolean;
}

const MOST_LINKS = 10;

export function createSetUp({ db, clock, people, workspaceId, frontendUrl, demo }: SetUpUses): SetUp {
  let done = demo;
  const isNeeded = async () => {
    // What is done once is done: people who are erased leave their row behind.
    done ||= await people.hasAccounts(db.sql, workspaceId);
    return !done;
  };
  return {
    isNeeded,
    async makeLink() {
      if (!(await isNeeded())) return null;
      const { url, row } = newLink({ clock, frontendUrl }, 'set_up');
      await db.transaction(async (tx) => {
        await insertLink(tx, { ...row, workspaceId, userId: null, email: null, mailId: null });
        const ofSetUp = and(eq(accountLinks.workspaceId, workspaceId), eq(accountLinks.purpose, 'set_up'));
        const kept = tx
          .select({ hash: accountLinks.tokenHash })
          .from(accountLinks)
          .where(ofSetUp)
          .orderBy(desc(accountLinks.createdAt))
          .limit(MOST_LINKS);
        await tx.delete(accountLinks).where(and(ofSetUp, notInArray(accountLinks.tokenHash, kept)));
      });
      return url;
    },
  };
}
