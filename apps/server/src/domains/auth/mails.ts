import { createTimes, deviceName, type Translate } from '@parley/locales';
import type { MailContent } from '../notifications/index.ts';
import type { User } from '../people/index.ts';
import type { SessionRow } from './repository.ts';

// What people are told about their account. Nothing in it is of somebody else's choice but the reader's own name.

type Named = Pick<User, 'name'>;

export const confirmMail =
  ({ name }: Named) =>
  (t: Translate, workspace: string, url: string): MailContent => ({
    subject: t('mail.confirm.subject'),
    before: [t('mail.hello', { name }), t('mail.confirm.text', { workspace })],
    link: { label: t('mail.confirm.link'), url },
    after: [t('mail.confirm.after')],
  });

export const changeMail =
  ({ name }: Named) =>
  (t: Translate, workspace: string, url: string): MailContent => ({
    subject: t('mail.change.subject'),
    before: [t('mail.hello', { name }), t('mail.change.text', { workspace })],
    link: { label: t('mail.confirm.link'), url },
    after: [t('mail.change.after')],
  });

export const changedMail =
  ({ name }: Named, address: string) =>
  (t: Translate, workspace: string): MailContent => ({
    subject: t('mail.changed.subject'),
    before: [t('mail.hello', { name }), t('mail.changed.text', { workspace, address })],
    after: [t('mail.changed.after', { workspace })],
  });

export const resetMail =
  ({ name }: Named) =>
  (t: Translate, workspace: string, url: string): MailContent => ({
    subject: t('mail.reset.subject'),
    before: [t('mail.hello', { name }), t('mail.reset.text', { workspace })],
    link: { label: t('mail.reset.link'), url },
    after: [t('mail.reset.after')],
  });

export const passwordMail =
  ({ name }: Named, frontendUrl: string) =>
  (t: Translate, workspace: string): MailContent => ({
    subject: t('mail.password.subject'),
    before: [t('mail.hello', { name }), t('mail.password.text', { workspace })],
    after: [t('mail.password.after', { url: `${frontendUrl}/forgot` })],
  });

export const deviceMail =
  ({ name, language, timeZone }: User, session: Pick<SessionRow, 'userAgent' | 'address' | 'createdAt'>, url: string) =>
  (t: Translate, workspace: string): MailContent => {
    const { browser, system } = deviceName(session.userAgent);
    const times = createTimes(t, { locale: language === 'de' ? 'de-DE' : 'en-GB', timeZone });
    const device = [browser, system].filter((part) => part !== null).join(', ') || t('mail.device.unknown');
    const when = `${times.date(session.createdAt)} ${times.time(session.createdAt)} (${times.zone()})`;
    return {
      subject: t('mail.device.subject'),
      before: [
        t('mail.hello', { name }),
        t('mail.device.text', { workspace }),
        t('mail.device.where', { device, address: session.address, when }),
      ],
      after: [t('mail.device.after', { url: `${url}/settings/security` })],
    };
  };
