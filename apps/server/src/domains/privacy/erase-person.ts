import { type Id, ParleyError } from '@parley/contract';
import type { Origin } from '../../platform/facts/facts.ts';
import type { Subject } from '../../platform/personal-data/personal-data.ts';
import type { Uses } from './uses.ts';

/**
 * Erases a person (V3): what shows who they are goes at once, in one transaction; the jobs that follow from its fact take them out of
 * conferences and their words out of logs. Throws `CONFLICT` for the last admin.
 */
export async function erasePerson(
  { db, facts, people, workspaces, holders }: Uses,
  { workspaceId, userId }: Subject,
  origin: Origin,
): Promise<void> {
  await db.transaction(async (tx) => {
    // Held, so that of the last two admins who go at the same moment one stays.
    await workspaces.hold(tx, workspaceId);
    const { role, name, email, avatarKey } = await people.hold(tx, userId);
    if (role === 'admin' && (await people.countAdmins(tx, workspaceId)) < 2) throw lastAdmin();
    const leaving = { workspaceId, userId, name, email, avatarKey };
    for (const { forget } of holders) await forget?.(tx, leaving, origin);
    await facts.record(tx, { type: 'user.erased', workspaceId, subject: userId, payload: { userId }, origin });
  });
}

/** What a person does to go leaves no trace of where they were. */
export const bySelf = (id: Id<'user'>): Origin => ({ actor: { kind: 'user', id }, address: null, requestId: null });

const lastAdmin = () =>
  new ParleyError('CONFLICT', 'You are the only admin of this workspace. Make somebody else an admin first.', {
    details: { reason: 'last_admin' },
  });
