import { useMessages } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '../app/queries.ts';
import { EmailForm } from './email-form.tsx';
import { LinkedAccounts } from './linked-accounts.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordForm } from './password-form.tsx';
import { Sessions } from './sessions.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { SettingsSection } from './settings-section.tsx';

/** All that signs the person in, and where they are signed in. */
export function SecurityPage() {
  const t = useMessages();
  const { data: settings } = useQuery(settingsQuery);
  return (
    <SettingsFrame title={t('settings.security')}>
      <SettingsSection id="email" title={t('settings.email')}>
        <EmailForm />
      </SettingsSection>
      <SettingsSection id="password" title={t('auth.password')}>
        <PasswordForm />
      </SettingsSection>
      <SettingsSection id="passkeys" title={t('ways.passkeys')}>
        <Passkeys host={settings?.signIn.passkeys} />
      </SettingsSection>
      <LinkedAccounts providers={settings?.signIn.providers ?? []} />
      <SettingsSection id="sessions" title={t('settings.sessions')}>
        <Sessions />
      </SettingsSection>
    </SettingsFrame>
  );
}
