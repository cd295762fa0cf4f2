import { ParleyError } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { BrowserContext } from '../auth/index.ts';
import type { User } from '../people/index.ts';
import { findKnown } from './find-known.ts';
import { emailIn, type Profile, profileOf } from './new-account.ts';
import type { Identified } from './openid-provider.ts';
import { Problem } from './problem.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { Attempt, Uses } from './uses.ts';

/** Signs this browser in as whom the provider means; who is new gets an account where that is allowed (I8). Throws a `Problem`. */
export async function signIn(
  uses: Uses,
  provider: ProviderSettings,
  identified: Identified,
  wanted: Extract<Attempt['purpose'], { kind: 'sign_in' }>,
  context: BrowserContext,
): Promise<void> {
  const known = await findKnown(uses, identified);
  if (known !== null) {
    await uses.auth.enter(context, () => Promise.resolve(known));
    return;
  }
  if (!provider.signUp) throw new Problem('not_allowed');
  const claims = await identified.claims();
  const profile = profileOf(claims, wanted);
  if (!isAllowed(provider, profile)) throw new Problem('not_allowed');
  try {
    await uses.auth.enter(context, (tx) => addAccount(uses, tx, identified, profile, emailIn(claims), context));
  } catch (error) {
    // Somebody who came twice at the same moment was met by the other request.
    const met = error instanceof Problem ? await findKnown(uses, identified) : null;
    if (met === null) throw error;
    await uses.auth.enter(context, () => Promise.resolve(met));
  }
}

function isAllowed({ allowedDomains }: ProviderSettings, { email }: Profile): boolean {
  return allowedDomains.length === 0 || allowedDomains.includes(email?.split('@')[1] ?? '');
}

async function addAccount(
  { people, workspaceId, firstIsAdmin }: Uses,
  tx: Sql,
  { issuer, subject }: Identified,
  profile: Profile,
  toldEmail: string | null,
  { address, requestId }: BrowserContext,
): Promise<User> {
  if (firstIsAdmin && !(await people.hasAccounts(tx, workspaceId))) throw new Problem('not_set_up');
  const user = await people.add(tx, { ...profile, workspaceId, role: 'member' }, { address, requestId }).catch(taken);
  const identity = { workspaceId, issuer, subject, userId: user.id, email: toldEmail };
  const origin = { actor: { kind: 'user', id: user.id } as const, address, requestId };
  if (!(await people.linkIdentity(tx, identity, origin))) throw new Problem('linked_elsewhere');
  return user;
}

function taken(cause: unknown): never {
  throw cause instanceof ParleyError && cause.code === 'CONFLICT' ? new Problem('email_taken', { cause }) : cause;
}
