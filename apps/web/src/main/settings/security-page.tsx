import { useMessages } from '@parley/react/parts';
import { EmailForm } from './email-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { Sessions } from './sessions.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** What keeps the account its owner's: address, password, and where it is signed in. */
export function SecurityPage() {
  const t = useMessages();
  return (
    <SettingsFrame title={t('settings.security')}>
      <section className="settings-section" aria-labelledby="email">
        <h2 id="email">{t('settings.email')}</h2>
        <div className="settings-body">
          <EmailForm />
        </div>
      </section>
      <section className="settings-section" aria-labelledby="password">
        <h2 id="password">{t('auth.password')}</h2>
        <div className="settings-body">
          <PasswordForm />
        </div>
      </section>
      <section className="settings-section" aria-labelledby="sessions">
        <h2 id="sessions">{t('settings.sessions')}</h2>
        <Sessions />
      </section>
    </SettingsFrame>
  );
}
