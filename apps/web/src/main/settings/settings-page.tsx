import { useMessages } from '@parley/react/parts';
import { Picture } from './picture.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { SettingsSection } from './settings-section.tsx';

/** How a person appears to others, and how Parley speaks to them. */
export function SettingsPage() {
  const t = useMessages();
  return (
    <SettingsFrame title={t('settings.title')}>
      <SettingsSection id="profile" title={t('settings.profile')}>
        <Picture />
        <ProfileForm />
      </SettingsSection>
    </SettingsFrame>
  );
}
