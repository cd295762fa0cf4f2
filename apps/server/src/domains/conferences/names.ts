import type { Id } from '@parley/contract';
import type { Names } from '../../platform/names/names.ts';
import { findByTitle, findParticipantsNamed, findTitles, findWhoTheyAre } from './names-repository.ts';
import type { Uses } from './uses.ts';

/** Conferences by their titles. */
export const conferenceNames = ({ db }: Pick<Uses, 'db'>): Names => ({
  of: (ids) => findTitles(db.sql, ids),
  having: (workspaceId, words, most) => findByTitle(db.sql, { workspaceId, words, most }),
});

/** Participants by the names of their accounts, guests by what they called themselves. */
export const participantNames = ({ db, people }: Pick<Uses, 'db' | 'people'>): Names => ({
  async of(ids) {
    const they = await findWhoTheyAre(db.sql, ids);
    const accounts = await people.names.of(they.flatMap(({ userId }) => userId ?? []));
    return new Map(they.map(({ id, userId, guestName }) => [id, guestName ?? accounts.get(userId ?? '') ?? '']));
  },
  async having(workspaceId, words, most) {
    const users = (await people.names.having(workspaceId, words, most)) as Id<'user'>[];
    return findParticipantsNamed(db.sql, { workspaceId, words, most }, users);
  },
});
