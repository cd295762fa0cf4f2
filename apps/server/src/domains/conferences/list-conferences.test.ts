import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewConference } from './plan-conference.ts';
import { conferencesForTests, input } from './testing.ts';

const HOUR = 3_600_000;

let world: Awaited<ReturnType<typeof conferencesForTests>>;
let host: Awaited<ReturnType<typeof world.addPerson>>;
let admin: Awaited<ReturnType<typeof world.addPerson>>;
beforeAll(async () => {
  world = await conferencesForTests();
  host = await world.addPerson('Hanna');
  admin = await world.addPerson('Ada', 'admin');
});
afterAll(() => world.db.close());

const at = (offset: number) => new Date(world.clock.now() + offset).toISOString();
type Body = Partial<NewConference> & { hostId?: `usr_${string}` };
const create = async (body: Body = {}, by = host) => {
  const wanted = { title: 'Weekly', ...body };
  return (await world.conferences.handlers.createConference(input({ body: wanted }), by.visitor.request)).conference;
};
type Query = Parameters<typeof world.conferences.handlers.listConferences>[0]['query'];
const titles = async (query: Query, by = host) =>
  (await world.conferences.handlers.listConferences(input({ query }), by.visitor.request)).items.map(
    ({ title }) => title,
  );

test('[H9] lists are narrowed by everything at once, searched, and sorted both ways', async () => {
  await create({ title: 'Maths 100%', startsAt: at(3 * HOUR), kind: 'training', description: 'Fractions_and more' });
  await world.clock.advance(1000);
  await create({ title: 'Biology', startsAt: at(HOUR), provider: 'elsewhere', externalId: 'appointment-1' });
  await world.clock.advance(1000);
  await create({ title: 'maths again', startsAt: at(2 * HOUR) });
  const all = ['Maths 100%', 'maths again', 'Biology'];
  expect(await titles({})).toEqual(all);
  expect(await titles({ sort: 'startsAt' })).toEqual(all.toReversed());
  expect(await titles({ sort: 'createdAt' })).toEqual(['Maths 100%', 'Biology', 'maths again']);
  expect(await titles({ sort: '-createdAt', limit: 2 })).toEqual(['maths again', 'Biology']);
  expect(await titles({ kind: 'training' })).toEqual(['Maths 100%']);
  expect(await titles({ provider: 'elsewhere' })).toEqual(['Biology']);
  expect(await titles({ externalId: 'appointment-1' })).toEqual(['Biology']);
  expect(await titles({ from: at(1.5 * HOUR), to: at(2.5 * HOUR) })).toEqual(['maths again']);
  expect(await titles({ search: 'MATHS' })).toEqual(['Maths 100%', 'maths again']);
  expect(await titles({ search: '0%' })).toEqual(['Maths 100%']);
  expect(await titles({ search: 's_and' })).toEqual(['Maths 100%']);
  expect(await titles({ search: '%' })).toEqual(['Maths 100%']);
  expect(await titles({ search: '\\' })).toEqual([]);
  expect(await titles({ search: 'maths', state: 'active' })).toEqual([]);
  expect(await titles({ hostId: host.user.id })).toEqual(all);
  expect(await titles({ hostId: admin.user.id })).toEqual([]);
});

test('[H9] a cursor goes on in the order that was asked for', async () => {
  const { listConferences } = world.conferences.handlers;
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { sort: 'createdAt' as const, limit: 1, ...(cursor !== undefined && { cursor }) };
    const page = await listConferences(input({ query }), host.visitor.request);
    seen.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(['Maths 100%', 'Biology', 'maths again']);
});

test('[K14] one open conference has an external id; when it is over, another may', async () => {
  const first = await create({ externalId: 'appointment-2' });
  await expect(create({ externalId: 'appointment-2' })).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { reason: 'external_id' },
  });
  const other = await create();
  const request = { params: { id: other.id }, body: { externalId: 'appointment-2' } };
  const { updateConference, endConference } = world.conferences.handlers;
  await expect(updateConference(input(request), host.visitor.request)).rejects.toMatchObject({ code: 'CONFLICT' });
  await endConference(input({ params: { id: first.id } }), host.visitor.request);
  expect((await updateConference(input(request), host.visitor.request)).conference.externalId).toBe('appointment-2');
  const racers = await Promise.allSettled(Array.from({ length: 5 }, () => create({ externalId: 'appointment-3' })));
  expect(racers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('[K14] an admin makes conferences that others hold, and nobody else does; what the platform keeps is for who may change it', async () => {
  const metadata = { course: '7b' };
  const made = await create({ hostId: host.user.id, externalId: 'appointment-4', metadata }, admin);
  expect(made).toMatchObject({ host: { id: host.user.id }, metadata, capabilities: { canUpdate: true } });
  await expect(create({ hostId: admin.user.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(create({ hostId: 'usr_00000000000000000000000000' }, admin)).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    details: { issues: [{ path: 'body.hostId' }] },
  });
  const other = await world.addPerson('Omar');
  const join = { params: { code: made.joinCode }, body: {} };
  await world.conferences.joinHandlers.joinByCode(input(join), other.visitor.request);
  const { getConference } = world.conferences.handlers;
  const { conference } = await getConference(input({ params: { id: made.id } }), other.visitor.request);
  expect([conference.externalId, conference.metadata]).toEqual([null, null]);
});
