import type { Me, Person } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Workspace } from '../workspaces/index.ts';
import type { User } from './repository.ts';

const avatarUrl = (key: string | null) => (key === null ? null : `/api/avatars/${key}`);

export const presentPerson = (user: Pick<User, 'id' | 'name' | 'avatarKey'>): Person => ({
  id: user.id,
  name: user.name,
  avatarUrl: avatarUrl(user.avatarKey),
});

export const presentMe = (user: User, workspace: Workspace): Me => ({
  id: user.id,
  email: user.email ?? '',
  emailConfirmed: user.emailConfirmedAt !== null,
  name: user.name,
  avatarUrl: avatarUrl(user.avatarKey),
  timeZone: user.timeZone,
  language: user.language,
  role: user.role,
  workspace: { id: workspace.id, name: workspace.name },
  createdAt: toInstant(user.createdAt),
});
