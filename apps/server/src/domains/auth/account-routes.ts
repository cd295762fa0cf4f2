import type { accountRoutes } from '@parley/contract';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { changePassword } from './change-password.ts';
import { confirmEmail, requestEmail, sendConfirmationAgain } from './confirm-email.ts';
import { deviceOf, forgetDevices, markDevice } from './devices.ts';
import { enterBrowser } from './enter-browser.ts';
import { prepareFirstAccount } from './make-first-account.ts';
import { forgotPassword, resetPassword } from './reset-password.ts';
import { endSessions } from './sessions.ts';
import type { Uses } from './uses.ts';

/** Handlers of what keeps an account its owner's. */
export const accountHandlers = (uses: Uses): Handlers<typeof accountRoutes> => ({
  async setUp({ body }, context) {
    const add = await prepareFirstAccount(uses, body, context);
    return { user: await uses.people.me(await enterBrowser(uses, context, add)) };
  },

  confirmEmail: async ({ body }, context) => ({ email: await confirmEmail(uses, body.token, context) }),

  async forgotPassword({ body }) {
    await forgotPassword(uses, body.email);
    return null;
  },

  async resetPassword({ body }, context) {
    const device = deviceOf(context);
    await resetPassword(uses, body, device, context);
    markDevice(context, device);
    return null;
  },

  async sendConfirmation(_input, { caller }) {
    await sendConfirmationAgain(uses, caller);
    return null;
  },

  async changeEmail({ body }, { caller }) {
    await requestEmail(uses, caller, body);
    return null;
  },

  async changePassword({ body }, context) {
    await changePassword(uses, context.caller, body, deviceOf(context).hash, context);
    return null;
  },

  async endOtherSessions(_input, context) {
    const { userId, sessionId } = context.caller;
    await uses.db.transaction(async (tx) => {
      await endSessions(uses, tx, userId, sessionId, originOf(context.caller, context));
      await forgetDevices(tx, userId, deviceOf(context).hash);
    });
    return null;
  },
});
