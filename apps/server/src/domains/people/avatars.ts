import { randomBytes } from 'node:crypto';
import { type Id, ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import { changeProfile } from './change-profile.ts';
import { readPicture } from './read-picture.ts';
import { deleteAvatars, findAvatar, insertAvatar, type User } from './repository.ts';

interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
}

const YEAR = 365 * 86_400;

/** A path that nobody guesses. */
export const newAvatarKey = (): string => randomBytes(32).toString('hex');

/** Every picture has a key of its own, so that what a path shows never changes. The one before is forgotten. */
export async function setAvatar(uses: Uses, userId: Id<'user'>, image: string, origin: Origin): Promise<User> {
  const picture = readPicture(image);
  const key = newAvatarKey();
  return await changeProfile(uses, userId, { avatarKey: key }, origin, async (tx) => {
    await deleteAvatars(tx, userId);
    await insertAvatar(tx, { ...picture, key, userId, createdAt: uses.clock.now() });
  });
}

export const removeAvatar = (uses: Uses, userId: Id<'user'>, origin: Origin): Promise<User> =>
  changeProfile(uses, userId, { avatarKey: null }, origin, (tx) => deleteAvatars(tx, userId));

export async function getAvatar({ db }: Pick<Uses, 'db'>, key: string) {
  const picture = await findAvatar(db.sql, key);
  if (picture === null) throw new ParleyError('NOT_FOUND', 'There is no such picture.');
  return { contentType: picture.contentType, bytes: picture.content, maxAge: YEAR };
}
