import { ParleyError } from '@parley/contract';
import { originOf, type KeyCaller, type UserCaller } from '../../platform/http/caller.ts';
import type { ExternalPerson } from '../../platform/http/on-behalf-of.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import type { ExternalId } from './external-people.ts';
import type { User } from './repository.ts';

interface Known {
  findExternal(id: ExternalId): Promise<User | null>;
  meetExternal(id: ExternalId, name: string | null, origin: Origin): Promise<User>;
}

/** How keys act for people: for those who are known, and with the scope `people:write` for new ones too, who are made at that moment (G4). */
export const actForPeople =
  (people: Known) =>
  async (
    key: KeyCaller,
    { issuer, subject, name }: ExternalPerson,
    request: { address: string; requestId: string },
  ): Promise<UserCaller> => {
    const { workspaceId, keyId } = key;
    const id = { workspaceId, issuer, subject };
    const mayMake = key.scopes.includes('people:write');
    const user = mayMake ? await people.meetExternal(id, name, originOf(key, request)) : await people.findExternal(id);
    if (user === null) {
      throw new ParleyError(
        'FORBIDDEN',
        'Nobody is known by this issuer and subject, and this key may not make people.',
        {
          details: { scope: 'people:write' },
        },
      );
    }
    return { kind: 'user', workspaceId, userId: user.id, role: 'member', by: 'key', keyId, issuer, profile: user };
  };
