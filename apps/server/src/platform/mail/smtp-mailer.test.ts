import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { expect, test } from 'vitest';
import { type Behaviour, type MailServer, mailerConformance } from './conformance.ts';
import { createSmtpMailer } from './smtp-mailer.ts';
import { readMessage } from './testing.ts';

mailerConformance('SMTP', startServer);

const failing = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** A real mail server on this machine. */
async function startServer(): Promise<MailServer> {
  const taken: MailServer['taken'] = [];
  let next: Behaviour = 'take';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      if (next === 'refuse address') done(failing(550, 'No such user'));
      else if (next === 'busy') done(failing(451, 'Try again later'));
      else if (next === 'hang up before') hangUp(server);
      else done();
    },
    onData(stream, session, done) {
      void take(stream, recipients(session), done);
    },
  });
  const take = async (stream: SMTPServerDataStream, to: string, answer: (error?: Error) => void) => {
    const raw = await readAll(stream);
    if (next === 'refuse message') answer(failing(554, 'Looks like spam'));
    else if (next === 'hang up after') hangUp(server);
    else if (next !== 'silent') {
      taken.push(readMessage(raw, to));
      answer();
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    mailer: createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Parley <parley@school.example>', timeout: 300 }),
    taken,
    behave: (behaviour) => {
      next = behaviour;
    },
    goAway: async () => {
      hangUp(server);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function hangUp(server: SMTPServer): void {
  for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections) {
    connection._socket.destroy();
  }
}

const recipients = ({ envelope }: SMTPServerSession) => envelope.rcptTo.map(({ address }) => address).join(', ');

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  let raw = '';
  for await (const chunk of stream) raw += (chunk as Buffer).toString('latin1');
  return raw;
}

test('[O2] a password is not said where the connection cannot be made private', async () => {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: () => heard.push('password'),
  });
  const heard: string[] = [];
  server.listen(0, '127.0.0.2');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const mailer = createSmtpMailer({
    url: `smtp://me:secret@127.0.0.2:${port}`,
    from: 'p@school.example',
    timeout: 1000,
  });
  const mail = { id: 'mail_1', to: 'maya@school.example', subject: 'S', text: 'T', html: '<p>T</p>' };
  expect(await mailer.send(mail)).toMatchObject({ state: 'unavailable' });
  expect(heard).toEqual([]);
  mailer.close();
  server.close();
});
