import { createTransport } from 'nodemailer';
import type { Delivery, Mail, Mailer } from './mailer.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. */
  url: string;
  /** Whom messages are from, such as `Parley <parley@school.example>`. */
  from: string;
  /** Milliseconds that one step may take. Default 15 seconds. */
  timeout?: number;
}

const TIMEOUT = 15_000;
const CONNECTIONS = 2;

/** What nodemailer says of a failure. */
interface SmtpFailure extends Error {
  code?: string;
  /** Of the server's answer, such as 550. */
  responseCode?: number;
  response?: string;
}

/** E-mail by SMTP. A password never goes over a connection in the clear, except on this machine. */
export function createSmtpMailer({ url, from, timeout = TIMEOUT }: SmtpOptions): Mailer {
  const { hostname, password } = new URL(url);
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    // Else it would send a message again by itself that may have been taken already.
    maxRequeues: 0,
    requireTLS: password !== '' && !local,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  /** Messages that have been said to the end: from then on the other side may have taken them. */
  const said = new WeakSet<object>();
  transport.use('stream', ({ data, message }, done) => {
    message.processFunc((stream) => stream.once('end', () => said.add(data.headers as object)));
    done();
  });
  const sender = /<([^>]+)>/.exec(from)?.[1] ?? from;

  return {
    async send(mail: Mail): Promise<Delivery> {
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const { id, to, subject, text, html } = mail;
      const messageId = `<${id}@${sender.split('@').at(-1)}>`;
      try {
        await transport.sendMail({ messageId, from, to: { name: '', address: to }, subject, text, html, headers });
        return { state: 'sent' };
      } catch (error) {
        return failure(error as SmtpFailure, said.has(headers));
      }
    },
    close: () => transport.close(),
  };
}

/** An answer of the server is certain, in whichever step it came; silence is not once the whole message was said. */
function failure({ code, responseCode, response, message }: SmtpFailure, said: boolean): Delivery {
  const answer = response ?? message;
  if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH' && code !== 'ETLS') {
    return { state: 'refused', reason: `The mail server refused it: ${answer}` };
  }
  if (responseCode !== undefined) return { state: 'unavailable', reason: `The mail server did not take it: ${answer}` };
  // What cannot be sent as it is (no valid address, say) fails before there is a connection, and would each time.
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { state: 'refused', reason: message };
  return said
    ? {
        state: 'unknown',
        reason: `The connection to the mail server was lost before it said whether it took it: ${message}`,
      }
    : { state: 'unavailable', reason: `The mail server cannot be reached: ${message}` };
}
