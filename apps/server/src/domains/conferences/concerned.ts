import type { Id } from '@parley/contract';
import { Gathered } from '../../platform/db/gathered.ts';
import { findAccountsIn } from './participant-repository.ts';
import type { Uses } from './uses.ts';

/** Which change it is about; with a participant also where somebody was let in or removed. */
interface Question {
  conferenceId: Id<'conference'>;
  participantId?: Id<'participant'> | undefined;
}

/** Whom a change of a conference concerns. */
export interface Concerned {
  workspaceId: Id<'workspace'>;
  /** Everybody with an account and a part in it, its host too. */
  userIds: Id<'user'>[];
  /** Whose part it is that was asked about, removed or not; null for guests. */
  personId: Id<'user'> | null;
}

/** Finds who hears of a change, many changes with one query. Null where nobody with an account has a part. */
export function createConcerned({
  db,
  clock,
}: Pick<Uses, 'db' | 'clock'>): (of: Question) => Promise<Concerned | null> {
  const asked = new Gathered((questions: readonly Question[]) => findAll(db, questions), { clock });
  return (question) => asked.ask(question);
}

async function findAll(db: Uses['db'], questions: readonly Question[]): Promise<(Concerned | null)[]> {
  const conferenceIds = questions.map(({ conferenceId }) => conferenceId);
  const also = questions.flatMap(({ participantId }) => participantId ?? []);
  const found = Map.groupBy(await findAccountsIn(db.sql, conferenceIds, also), (row) => row.conferenceId);
  return questions.map(({ conferenceId, participantId }) => {
    const parts = found.get(conferenceId) ?? [];
    const workspaceId = parts[0]?.workspaceId;
    if (workspaceId === undefined) return null;
    const userIds = parts.flatMap(({ userId, bannedAt }) => (bannedAt === null && userId !== null ? [userId] : []));
    return { workspaceId, userIds, personId: parts.find(({ id }) => id === participantId)?.userId ?? null };
  });
}
