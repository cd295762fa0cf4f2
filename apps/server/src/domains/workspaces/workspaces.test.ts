import { expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import { openTestDatabase } from '../../platform/db/testing.ts';
import { createWorkspaces } from './index.ts';

test('a fresh install has one workspace, whoever starts first, and keeps its name', async () => {
  const clock = new ManualClock();
  const db = await openTestDatabase('pglite', clock);
  const workspaces = createWorkspaces({ db, clock, facts: { record: async () => {} } });
  const [one, two] = await Promise.all([workspaces.ensureDefault('Parley'), workspaces.ensureDefault('Other')]);
  expect(two).toEqual(one);
  expect(await workspaces.ensureDefault('Later')).toEqual(one);
  expect(await workspaces.get(one.id)).toEqual(one);
  await expect(workspaces.get('ws_00000000000000000000000009')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await db.close();
});
