import { ParleyError } from '@parley/contract';
import type { User } from '../people/index.ts';
import type { Identified } from './openid-provider.ts';
import { Problem } from './problem.ts';
import type { Uses } from './uses.ts';

/** Who that is here, in the workspace of this server; null for who is new. Throws a `Problem` when they were erased. */
export async function findKnown(
  { people, workspaceId }: Pick<Uses, 'people' | 'workspaceId'>,
  { issuer, subject }: Pick<Identified, 'issuer' | 'subject'>,
): Promise<User | null> {
  try {
    return await people.findExternal({ workspaceId, issuer, subject });
  } catch (cause) {
    if (cause instanceof ParleyError && cause.code === 'NOT_FOUND') throw new Problem('erased', { cause });
    throw cause;
  }
}
