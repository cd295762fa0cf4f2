import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../../platform/log/logger.ts';
import { fakeMailServer } from '../../platform/mail/testing.ts';
import { peopleForTests } from '../people/testing.ts';
import { createNotifications, type NewMail, type Notifications } from './index.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

let world: Awaited<ReturnType<typeof peopleForTests>>;
let server: ReturnType<typeof fakeMailServer>;
let notifications: Notifications;
beforeEach(async () => {
  world = await peopleForTests();
  server = fakeMailServer();
  notifications = createNotifications({ ...world, log: silentLogger, mailer: server.mailer });
}, 30_000);
afterEach(() => world.db.close());

const withoutServer = () => createNotifications({ ...world, log: silentLogger, mailer: null });

const mail = (more: Partial<NewMail> = {}): NewMail => ({
  workspaceId: world.workspace.id,
  userId: null,
  address: 'maya@school.example',
  language: 'de',
  key: 'reset:1',
  kind: 'reset_password',
  secretUntil: null,
  write: (t, workspace) => ({
    subject: t('mail.reset.subject'),
    before: [t('mail.hello', { name: 'Maya <b>' }), workspace],
    link: { label: 'Los', url: 'https://meet.example/reset#s3cret' },
  }),
  ...more,
});
async function queue(more: Partial<NewMail> = {}, by = notifications) {
  // So that what is written has an order.
  await world.clock.advance(1);
  return await world.db.transaction((tx) => by.queue(tx, mail(more)));
}

async function outbox(by = notifications) {
  const { visitor } = await world.addPerson('Admin', 'admin');
  const input = { params: undefined, query: {}, body: undefined };
  return (await by.handlers.listOutbox(input, visitor.request)).items;
}

test('[O1] a message is sent once, in the language of its reader, however often its effect is asked for', async () => {
  expect(await queue()).toMatch(/^mail_/);
  expect(await queue()).toBeNull();
  await world.jobs.runDue();
  await notifications.start();
  await world.jobs.runDue();
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]).toMatchObject({
    to: 'maya@school.example',
    subject: 'Wählen Sie ein neues Passwort',
    text: 'Guten Tag Maya <b>,\n\nParley\n\nLos:\nhttps://meet.example/reset#s3cret\n\n-- \nGesendet von Parley für Parley.\n',
  });
  expect(server.taken[0]?.html).toContain('<html lang="de">');
  expect(server.taken[0]?.html).toContain('<a href="https://meet.example/reset#s3cret"');
  expect(server.taken[0]?.html).toContain('Guten Tag Maya &lt;b&gt;,');
  expect(await outbox()).toMatchObject([{ status: 'sent', attempts: 1, reason: null, kind: 'reset_password' }]);
});

test('[O1] rolled back, a message is neither there nor sent', async () => {
  const undone = world.db.transaction(async (tx) => {
    await notifications.queue(tx, mail());
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await world.jobs.runDue();
  expect(await outbox()).toEqual([]);
  expect(server.taken).toEqual([]);
});

test('[O2] what is not taken is tried again, nine times in all, and then has failed with the reason', async () => {
  await queue();
  server.behave('busy');
  for (let tries = 1; tries < 9; tries++) {
    await expect(world.jobs.runDue()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await outbox()).toMatchObject([{ status: 'queued', attempts: tries, reason: 'Try again later' }]);
    await notifications.start();
  }
  await expect(world.jobs.runDue()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await outbox()).toMatchObject([{ status: 'failed', attempts: 9, reason: 'Try again later' }]);
});

test.each(['refuse address', 'hang up after'] as const)('[O2] after “%s” it is not sent again', async (behaviour) => {
  await queue();
  server.behave(behaviour);
  await world.jobs.runDue();
  server.behave('take');
  await notifications.start();
  await world.jobs.runDue();
  expect(server.taken).toEqual([]);
  expect(await outbox()).toMatchObject([{ status: 'failed', attempts: 1, reason: expect.stringMatching(/\w/) }]);
});

test('[O2] a server that was killed in the middle of sending does not send again, and two workers send once', async () => {
  await queue();
  // As long as this one sends, nobody else does; it is never heard of again.
  server.mailer.send = () => new Promise(() => {});
  void world.jobs.runDue();
  await expect.poll(async () => (await outbox())[0]?.attempts).toBe(1);
  const { mailer, taken } = fakeMailServer();
  const next = createNotifications({ ...world, log: silentLogger, mailer });
  await next.start();
  await expect(world.jobs.runDue()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await world.clock.advance(4 * MINUTE);
  await next.start();
  await world.jobs.runDue();
  expect(taken).toEqual([]);
  expect(await outbox()).toMatchObject([
    { status: 'failed', reason: expect.stringContaining('may have arrived or not') },
  ]);
});

test('[O3] without a mail server admins read what was written, until its link is used or over', async () => {
  const none = withoutServer();
  const until = world.clock.now() + 30 * MINUTE;
  const used = await queue({ key: 'a', secretUntil: until }, none);
  await queue({ key: 'b', secretUntil: until }, none);
  await queue({ key: 'c' }, none);
  const text = expect.stringContaining('#s3cret');
  expect(await outbox(none)).toMatchObject([{ text, status: 'queued' }, { text }, { text }]);
  // Where messages are sent, links are for their readers alone.
  expect((await outbox()).map((one) => one.text)).toEqual([text, null, null]);
  await world.db.transaction((tx) => none.wipe(tx, used === null ? [] : [used]));
  expect((await outbox(none)).map((one) => one.text === null)).toEqual([false, false, true]);
  await world.clock.advance(30 * MINUTE);
  await world.jobs.runDue();
  expect((await outbox(none)).map((one) => one.text === null)).toEqual([false, true, true]);
  await world.clock.advance(31 * DAY);
  await queue({ key: 'd' }, none);
  expect((await outbox(none)).map((one) => one.kind)).toHaveLength(1);
});

test('[O3] a sent message keeps no link; what waited since yesterday is sent when there is a mail server at last', async () => {
  const none = withoutServer();
  await queue({ key: 'old' }, none);
  await world.clock.advance(2 * DAY);
  await queue({ key: 'new', address: 'new@school.example', secretUntil: world.clock.now() + DAY }, none);
  await notifications.start();
  await world.jobs.runDue();
  expect(server.taken.map(({ to }) => to)).toEqual(['new@school.example']);
  expect(await outbox(none)).toMatchObject([
    { status: 'sent', text: null },
    { status: 'queued', text: expect.any(String) },
  ]);
});

test('[K7] an admin reads the outbox of their own workspace', async () => {
  await queue({ workspaceId: (await world.workspaces.create('Other', SYSTEM)).id });
  expect(await outbox()).toEqual([]);
});

const SYSTEM = { actor: { kind: 'system' }, address: null, requestId: null } as const;
