import { type Id, ParleyError, type privacyRoutes } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Subject } from '../../platform/personal-data/personal-data.ts';
import { SESSION_COOKIE } from '../auth/index.ts';
import type { User } from '../people/index.ts';
import { bySelf, erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import type { Uses } from './uses.ts';

export function privacyHandlers(uses: Uses): Handlers<typeof privacyRoutes> {
  return {
    exportMe: async (_input, { caller: { workspaceId, userId } }) => documentOf(uses, { workspaceId, userId }),

    async exportPerson({ params }, { caller: { workspaceId } }) {
      const { id: userId } = await personOf(uses, { ...params, workspaceId });
      return documentOf(uses, { workspaceId, userId });
    },

    async eraseMe({ body }, context) {
      const { caller } = context;
      await uses.auth.reauthenticate(caller, body.password);
      await erasePerson(uses, caller, bySelf(caller.userId));
      context.cookies.clear(SESSION_COOKIE);
      return null;
    },

    async erasePerson({ params }, context) {
      const { caller } = context;
      const { id: userId, workspaceId, email } = await personOf(uses, { ...params, workspaceId: caller.workspaceId });
      if (email !== null) throw ownAccount();
      await erasePerson(uses, { workspaceId, userId }, originOf(caller, context));
      return null;
    },
  };
}

function documentOf({ holders, clock }: Uses, subject: Subject) {
  const now = clock.now();
  const day = toInstant(now).slice(0, 10);
  return { fileName: `parley-export-${day}.json`, chunks: exportPerson(holders, subject, now) };
}

/** Throws `NOT_FOUND`. */
async function personOf(
  { people }: Uses,
  id: { workspaceId: Id<'workspace'>; issuer: string; subject: string },
): Promise<User> {
  const user = await people.findExternal(id);
  if (user === null) throw new ParleyError('NOT_FOUND', 'There is nobody of this issuer and subject.');
  return user;
}

/** Whoever signs in here by themselves says themselves when they go. */
const ownAccount = () =>
  new ParleyError('CONFLICT', 'This person has an account of their own here, which only they can erase.', {
    details: { reason: 'own_account' },
  });
