import { ParleyError } from '@parley/contract';
import { originOf, type SessionCaller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids/ids.ts';
import { checkNewPassword } from './password-rules.ts';
import { provePassword } from './prove-password.ts';
import { setPassword } from './set-password.ts';
import type { Uses, Visit } from './uses.ts';

/** Replaces the password of somebody who is signed in and knows the one before. Throws `FORBIDDEN`, `VALIDATION_FAILED` and `RATE_LIMITED`. */
export async function changePassword(
  uses: Uses,
  caller: SessionCaller,
  { current, password }: { current: string; password: string },
  device: string,
  from: Pick<Visit, 'address' | 'requestId'>,
): Promise<void> {
  await provePassword(uses, caller, current);
  const known = await uses.people.find(caller.userId);
  if (known === null) throw new ParleyError('UNAUTHENTICATED', 'This account no longer exists.');
  await checkNewPassword(password, { email: known.email ?? '', name: known.name });
  const hash = await uses.passwords.hash(password);
  const key = `password_changed:${newId('mail', uses.clock.now())}`;
  await uses.db.transaction(async (tx) => {
    const user = await uses.people.hold(tx, caller.userId);
    const change = { hash, by: 'password', keep: caller.sessionId, device, key } as const;
    await setPassword(uses, tx, user, change, originOf(caller, from));
  });
}
