import { type Me, ParleyError, type peopleRoutes } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { getAvatar, removeAvatar, setAvatar } from './avatars.ts';
import { changeProfile } from './change-profile.ts';
import { findUser, type User } from './repository.ts';

interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  me(user: User): Promise<Me>;
}

export function peopleHandlers(uses: Uses): Handlers<typeof peopleRoutes> {
  const answer = async (user: User) => ({ user: await uses.me(user) });
  return {
    async getMe(_input, { caller }) {
      const user = await findUser(uses.db.sql, caller.userId);
      if (user === null) throw new ParleyError('UNAUTHENTICATED', 'This account no longer exists.');
      return await answer(user);
    },
    async updateMe({ body: { name, timeZone, language } }, context) {
      const change = {
        ...(name !== undefined && { name }),
        ...(timeZone !== undefined && { timeZone }),
        ...(language !== undefined && { language }),
      };
      return await answer(await changeProfile(uses, context.caller.userId, change, originOf(context.caller, context)));
    },
    async setAvatar({ body }, context) {
      const { caller } = context;
      return await answer(await setAvatar(uses, caller.userId, body.image, originOf(caller, context)));
    },
    async removeAvatar(_input, context) {
      const { caller } = context;
      return await answer(await removeAvatar(uses, caller.userId, originOf(caller, context)));
    },
    getAvatar: ({ params }) => getAvatar(uses, params.key),
  };
}
