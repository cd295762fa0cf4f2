import type { Behaviour, MailServer } from './conformance.ts';
import type { Delivery, Mail } from './mailer.ts';

/** A mailer that keeps what it is given, for tests of what sends. */
export function fakeMailServer(): MailServer & { taken: Mail[] } {
  const taken: Mail[] = [];
  let next: Behaviour = 'take';
  let away = false;
  const outcome = (): Delivery => {
    if (away || next === 'busy' || next === 'hang up before')
      return { state: 'unavailable', reason: 'Try again later' };
    if (next === 'refuse address' || next === 'refuse message') return { state: 'refused', reason: 'No such user' };
    return next === 'take' ? { state: 'sent' } : { state: 'unknown', reason: 'Hung up' };
  };
  return {
    mailer: {
      async send(mail) {
        const delivery = /[\r\n,]/.test(mail.to) ? ({ state: 'refused', reason: 'No address' } as const) : outcome();
        if (delivery.state === 'sent') taken.push({ ...mail, id: `<${mail.id}@school.example>` });
        return delivery;
      },
      close() {},
    },
    taken,
    behave: (behaviour) => {
      next = behaviour;
    },
    goAway: async () => {
      away = true;
    },
  };
}

/** A message of two alternative forms as it came over the wire. */
export function readMessage(raw: string, to: string): MailServer['taken'][number] {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
  const [, text = '', html = ''] = raw.split(`--${boundary}`);
  return {
    id: /^Message-ID: (.+)$/im.exec(head)?.[1] ?? '',
    to,
    subject: decodeWords(/^Subject: ((?:.+\r\n\s)*.+)$/im.exec(head)?.[1] ?? ''),
    text: decodePart(text),
    html: decodePart(html),
  };
}

const decodeWords = (header: string): string =>
  header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : unquote(text.replaceAll('_', ' ')),
    );

function decodePart(part: string): string {
  const [head = '', ...body] = part.trim().split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  const plain = /base64/i.test(head)
    ? Buffer.from(text, 'base64').toString()
    : /quoted-printable/i.test(head)
      ? unquote(text.replaceAll('=\r\n', ''))
      : text;
  return plain.replaceAll('\r\n', '\n').trim();
}

const unquote = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
