import { ParleyError } from '@parley/contract';
import type { UserCaller } from '../../platform/http/caller.ts';
import { validationFailed } from '../../platform/validation/validate.ts';
import type { Host } from './plan-conference.ts';
import type { Uses } from './uses.ts';

/** Who is to hold a conference that `caller` makes: themselves, or for an admin and a host platform anybody of the workspace. */
export async function wantedHost(
  { people }: Pick<Uses, 'people'>,
  caller: UserCaller,
  hostId: string | undefined,
): Promise<Host> {
  if (hostId === undefined || hostId === caller.userId) {
    return { id: caller.userId, workspaceId: caller.workspaceId, ...caller.profile };
  }
  if (caller.role !== 'admin' && caller.by !== 'key') {
    throw new ParleyError('FORBIDDEN', 'Only an admin or a host platform makes meetings that somebody else holds.');
  }
  const host = await people.findMeant(caller, hostId);
  if (host !== null) return host;
  throw validationFailed([{ path: 'body.hostId', message: 'Is nobody of this workspace' }]);
}
