import { eq, sql } from 'drizzle-orm';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { openTestDatabase } from '../../platform/db/testing.ts';
import { SqlFacts } from '../../platform/facts/sql-facts.ts';
import { facts as factTable } from '../../platform/facts/tables.ts';
import type { SessionCaller } from '../../platform/http/caller.ts';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { ManualJobs } from '../../platform/jobs/manual-jobs.ts';
import { createWorkspaces } from '../workspaces/index.ts';
import { createPeople, type User } from './index.ts';

const NOWHERE = { address: null, requestId: null };

/** A workspace with people, in a database of its own. */
export async function peopleForTests(kind: Database['kind'] = 'pglite') {
  const clock = new ManualClock();
  const db = await openTestDatabase(kind, clock);
  const jobs = new ManualJobs(db, clock);
  await jobs.start();
  const facts = new SqlFacts({ database: db, jobs, clock });
  const workspaces = createWorkspaces({ db, clock, facts });
  const workspace = await workspaces.ensureDefault('Parley');
  const people = createPeople({ db, clock, facts, workspaces });

  let count = 0;
  const addPerson = async (name: string, role: User['role'] = 'member') => {
    count += 1;
    const person = {
      workspaceId: workspace.id,
      email: `person${count}@example.org`,
      name,
      timeZone: 'Europe/Berlin',
      language: 'en',
      role,
    } as const;
    const user = await db.transaction((tx) => people.add(tx, person, NOWHERE));
    return { user, visitor: new Visitor(callerOf(user)) };
  };
  const callerOf = (user: User): SessionCaller => ({
    kind: 'user',
    workspaceId: workspace.id,
    userId: user.id,
    sessionId: newId('session', clock.now()),
    role: user.role,
    by: 'cookie',
    profile: user,
  });
  /** What has happened to `subject` so far, in order: that of the rows, for the clock may stand still. */
  const factsAbout = async (subject: string) =>
    await db.sql.select().from(factTable).where(eq(factTable.subject, subject)).orderBy(sql`ctid`);
  return { clock, db, jobs, facts, factsAbout, workspaces, workspace, people, addPerson };
}
