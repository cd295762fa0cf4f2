import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mail, Mailer } from './mailer.ts';

/** What a mail server does with the next message that it is given. */
export type Behaviour =
  | 'take'
  | 'refuse address'
  | 'refuse message'
  | 'busy'
  | 'hang up before'
  | 'hang up after'
  | 'silent';

/** The other end of a mailer under test. */
export interface MailServer {
  mailer: Mailer;
  /** Messages that it took, oldest first. */
  taken: { id: string; to: string; subject: string; text: string; html: string }[];
  behave(next: Behaviour): void;
  /** From now on nobody answers. */
  goAway(): Promise<void>;
}

const mail: Mail = {
  id: 'mail_00000000000000000000000001',
  to: 'maya@school.example',
  subject: 'Bestätigen Sie „maya“: 1 < 2',
  text: 'Grüße,\n\nhttps://meet.example/confirm#abc\n.\nEin Punkt allein',
  html: '<p>Grüße &lt;3</p>',
};

/** What every `Mailer` keeps; called in the test file of each. */
export function mailerConformance(name: string, open: () => Promise<MailServer>): void {
  let server: MailServer;
  beforeAll(async () => {
    server = await open();
  });
  beforeEach(() => {
    server.taken.length = 0;
    server.behave('take');
  });
  afterAll(() => server.mailer.close());

  test(`[O1] ${name}: a message arrives once, as it was written, in both its forms`, async () => {
    expect(await server.mailer.send(mail)).toEqual({ state: 'sent' });
    expect(server.taken).toEqual([
      { ...mail, id: expect.stringContaining(mail.id), text: expect.stringContaining(mail.text.split('\n')[2] ?? '') },
    ]);
    for (const line of mail.text.split('\n')) expect(server.taken[0]?.text).toContain(line);
  });

  test(`[O1] ${name}: many at once all arrive, once each`, async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `mail_${i}`);
    const outcomes = await Promise.all(ids.map((id) => server.mailer.send({ ...mail, id })));
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(['sent']));
    expect(server.taken).toHaveLength(ids.length);
    for (const id of ids) expect(server.taken.filter((one) => one.id.includes(`${id}@`))).toHaveLength(1);
  });

  test(`[O2] ${name}: what is refused for good, what may be taken later and what nobody knows are told apart`, async () => {
    const outcomes: [Behaviour, string][] = [
      ['refuse address', 'refused'],
      ['refuse message', 'refused'],
      ['busy', 'unavailable'],
      ['hang up before', 'unavailable'],
      ['hang up after', 'unknown'],
      ['silent', 'unknown'],
    ];
    for (const [behaviour, state] of outcomes) {
      server.behave(behaviour);
      const outcome = await server.mailer.send(mail);
      expect([behaviour, outcome.state]).toEqual([behaviour, state]);
      expect('reason' in outcome && outcome.reason).toMatch(/\w+/);
    }
    expect(server.taken).toEqual([]);
    server.behave('take');
    expect(await server.mailer.send(mail)).toEqual({ state: 'sent' });
    expect(server.taken).toHaveLength(1);
  });

  test(`[O1] ${name}: no address or subject adds a recipient or a header`, async () => {
    await server.mailer.send({ ...mail, subject: 'A\r\nBcc: eve@evil.example\r\n\r\nBody' });
    for (const to of ['a@school.example, eve@evil.example', 'a@school.example\r\nRCPT TO:<eve@evil.example>']) {
      await server.mailer.send({ ...mail, to });
    }
    expect(server.taken.filter((one) => one.to.includes('eve'))).toEqual([]);
  });

  test(`[O2] ${name}: where nobody answers it is unavailable`, async () => {
    await server.goAway();
    expect(await server.mailer.send(mail)).toMatchObject({ state: 'unavailable' });
  });
}
