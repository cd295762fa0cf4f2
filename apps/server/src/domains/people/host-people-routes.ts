import { type hostPeopleRoutes, ParleyError } from '@parley/contract';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { findExternal, presentExternal, type Uses } from './external-people.ts';
import { putPerson } from './put-person.ts';

/** Handlers of the routes by which host platforms tell of their people. */
export const hostPeopleHandlers = (uses: Uses): Handlers<typeof hostPeopleRoutes> => ({
  async putPerson({ params, body }, context) {
    const { workspaceId } = context.caller;
    return { person: await putPerson(uses, { ...params, workspaceId }, body, originOf(context.caller, context)) };
  },

  async getPerson({ params }, { caller: { workspaceId } }) {
    const known = await findExternal(uses, { ...params, workspaceId });
    if (known === null) throw new ParleyError('NOT_FOUND', 'There is nobody of this issuer and subject.');
    return { person: presentExternal(known.user, known.identity) };
  },
});
