import type { Id } from '@parley/contract';
import { and, desc, eq, gt, ne, notInArray } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import type { RequestContext } from '../../platform/http/handler.ts';
import { hashSecret, newSecret } from '../../platform/ids/ids.ts';
import { devices } from './tables.ts';

/** Where a browser keeps its mark, which shows that an account was used there; it signs nobody in. */
export const DEVICE_COOKIE = 'parley_device';

/** A device that was not used for so long is unknown again. Milliseconds. */
const REMEMBERED = 180 * 86_400_000;
const MOST_DEVICES = 20;

export interface Device {
  token: string;
  hash: string;
}

/** The mark of the browser that asks, made when it has none. */
export function deviceOf({ cookies }: Pick<RequestContext, 'cookies'>): Device {
  const shown = cookies.get(DEVICE_COOKIE);
  const token = shown !== undefined && /^[\w-]{43}$/.test(shown) ? shown : newSecret();
  return { token, hash: hashSecret(token) };
}

export async function isKnownDevice(db: Sql, userId: Id<'user'>, hash: string, now: number): Promise<boolean> {
  const found = await db
    .select({ at: devices.lastUsedAt })
    .from(devices)
    .where(and(eq(devices.tokenHash, hash), eq(devices.userId, userId), gt(devices.lastUsedAt, now - REMEMBERED)));
  return found.length > 0;
}

/** Remembers in `tx` that this person has signed in there; the cookie is set by `markDevice`. */
export async function rememberDevice(tx: Sql, userId: Id<'user'>, hash: string, now: number): Promise<void> {
  await tx
    .insert(devices)
    .values({ tokenHash: hash, userId, createdAt: now, lastUsedAt: now })
    .onConflictDoUpdate({ target: [devices.tokenHash, devices.userId], set: { lastUsedAt: now } });
  const kept = tx
    .select({ hash: devices.tokenHash })
    .from(devices)
    .where(eq(devices.userId, userId))
    .orderBy(desc(devices.lastUsedAt))
    .limit(MOST_DEVICES);
  await tx.delete(devices).where(and(eq(devices.userId, userId), notInArray(devices.tokenHash, kept)));
}

/** Forgets where this person has signed in, but for the device `except`. */
export async function forgetDevices(tx: Sql, userId: Id<'user'>, except: string): Promise<void> {
  await tx.delete(devices).where(and(eq(devices.userId, userId), ne(devices.tokenHash, except)));
}

export const markDevice = ({ cookies }: Pick<RequestContext, 'cookies'>, { token }: Device): void =>
  cookies.set(DEVICE_COOKIE, token, REMEMBERED / 1000);
