import type { passkeyRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import { addPasskey, beginPasskey } from './add-passkey.ts';
import { noSuchPasskey, presentPasskey } from './present.ts';
import { removePasskey } from './remove-passkey.ts';
import { findPasskeys, type PasskeyRow, renamePasskey } from './repository.ts';
import { beginSignIn, signInWithPasskey } from './sign-in.ts';
import type { Uses } from './uses.ts';

export const passkeyHandlers = (uses: Uses): Handlers<typeof passkeyRoutes> => ({
  async listPasskeys(_input, { caller }) {
    return { items: (await findPasskeys(uses.db.sql, caller.userId)).map(presentPasskey), nextCursor: null };
  },

  beginPasskey: async (_input, { caller }) => ({ options: await beginPasskey(uses, caller.userId) }),

  async addPasskey({ body }, context) {
    const answer = (row: PasskeyRow) => ({ passkey: presentPasskey(row) });
    return answer(
      await addPasskey(uses, context.caller, body, context, (tx, row) => context.keepAnswer(tx, answer(row))),
    );
  },

  async renamePasskey({ params, body }, { caller }) {
    const renamed = await renamePasskey(uses.db.sql, caller.userId, params.id, body.name);
    if (renamed === null) throw noSuchPasskey();
    return { passkey: presentPasskey(renamed) };
  },

  async removePasskey({ params }, context) {
    await removePasskey(uses, context.caller, params.id, context);
    return null;
  },

  beginPasskeySignIn: async () => ({ options: await beginSignIn(uses) }),

  async signInWithPasskey({ body }, context) {
    return { user: await uses.people.me(await signInWithPasskey(uses, body.credential, context)) };
  },
});
