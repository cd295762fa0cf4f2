import type { Sql } from '../../platform/db/database.ts';
import type { User } from '../people/index.ts';
import { sendConfirmation } from './confirm-email.ts';
import { dropLinks, linkIsOver, takeLink } from './links.ts';
import { checkNewPassword } from './password-rules.ts';
import { addAccount, type NewAccount } from './sign-up.ts';
import type { Uses, Visit } from './uses.ts';

/**
 * What makes the first account, an admin's, in a transaction, and names the workspace. Throws `NOT_FOUND` for a link that is used, over or
 * none, also when somebody else came first.
 */
export async function prepareFirstAccount(
  uses: Uses,
  { token, workspace, ...account }: Omit<NewAccount, 'workspaceId'> & { token: string; workspace: string },
  visit: Visit,
): Promise<(tx: Sql) => Promise<User>> {
  const { facts, passwords, people, workspaces, workspaceId } = uses;
  await checkNewPassword(account.password, account);
  const hash = await passwords.hash(account.password);
  return async (tx) => {
    // Held, so that of two who come at the same moment one is the first.
    await workspaces.hold(tx, workspaceId);
    if (await people.hasAccounts(tx, workspaceId)) throw linkIsOver();
    await takeLink(uses, tx, workspaceId, token, ['set_up']);
    await dropLinks(uses, tx, { workspaceId, userId: null, purpose: 'set_up' });
    const standing = { hash, role: 'admin', emailConfirmed: false } as const;
    const user = await addAccount(uses, tx, { ...account, workspaceId }, standing, visit);
    const { address, requestId } = visit;
    const origin = { actor: { kind: 'user', id: user.id }, address, requestId } as const;
    await workspaces.rename(workspaceId, workspace, origin, tx);
    const payload = { workspaceId, userId: user.id };
    await facts.record(tx, { type: 'workspace.set_up', workspaceId, subject: workspaceId, payload, origin });
    await sendConfirmation(uses, tx, user);
    return user;
  };
}
