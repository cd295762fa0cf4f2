import type { HostPerson, hostPeopleRoutes, RouteInput } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { newAvatarKey } from './avatars.ts';
import { type ExternalId, meetExternal, presentExternal, type Uses } from './external-people.ts';
import { changeIdentity, findIdentity } from './identity-repository.ts';
import { readPicture } from './read-picture.ts';
import {
  changeUser,
  deleteAvatars,
  findAvatar,
  holdUser,
  insertAvatar,
  type Picture,
  type User,
  type UserChange,
} from './repository.ts';

type Told = RouteInput<Extract<(typeof hostPeopleRoutes)[number], { id: 'putPerson' }>>['body'];

/** Makes somebody of a host platform, or changes what differs, with one fact that names the fields. What is not told stays. */
export async function putPerson(uses: Uses, id: ExternalId, told: Told, origin: Origin): Promise<HostPerson> {
  const picture = told.image == null ? null : readPicture(told.image);
  const known = await meetExternal(uses, id, told.name, origin);
  return await uses.db.transaction(async (tx) => {
    const now = uses.clock.now();
    const user = await holdUser(tx, known.user.id);
    const identity = (await findIdentity(tx, id)) ?? known.identity;
    const change: UserChange = {
      ...(told.name !== user.name && { name: told.name }),
      ...(told.timeZone !== undefined && told.timeZone !== user.timeZone && { timeZone: told.timeZone }),
      ...(told.language !== undefined && told.language !== user.language && { language: told.language }),
      ...(told.image !== undefined && (await changePicture(tx, user, picture, now))),
    };
    const email = told.email === undefined ? identity.email : told.email;
    const fields = Object.keys(change).map((field) => (field === 'avatarKey' ? 'avatar' : field));
    if (email !== identity.email) {
      await changeIdentity(tx, identity.id, { email });
      fields.push('email');
    }
    if (fields.length > 0) {
      await changeUser(tx, user.id, change, now);
      await uses.facts.record(tx, {
        type: 'user.updated',
        workspaceId: user.workspaceId,
        subject: user.id,
        payload: { userId: user.id, fields },
        origin,
      });
    }
    return presentExternal({ ...user, ...change }, { ...identity, email });
  });
}

/** Host platforms tell the same again and again: only another picture gets a path of its own. */
async function changePicture(tx: Sql, user: User, picture: Picture | null, now: number): Promise<UserChange> {
  const before = user.avatarKey === null ? null : await findAvatar(tx, user.avatarKey);
  const same =
    picture === null ? before === null : before !== null && Buffer.compare(before.content, picture.content) === 0;
  if (same) return {};
  await deleteAvatars(tx, user.id);
  if (picture === null) return { avatarKey: null };
  const key = newAvatarKey();
  await insertAvatar(tx, { ...picture, key, userId: user.id, createdAt: now });
  return { avatarKey: key };
}
