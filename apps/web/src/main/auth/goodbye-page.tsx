import { useMessages } from '@parley/react/parts';
import { AuthLayout } from './auth-layout.tsx';
import { ToSignIn } from './to-sign-in.tsx';

/** Where somebody is who has just erased their account. */
export function GoodbyePage() {
  const t = useMessages();
  return (
    <AuthLayout title={t('privacy.erased')}>
      <p role="status">{t('privacy.erasedText')}</p>
      <div className="auth-foot">
        <ToSignIn look="plain" />
      </div>
    </AuthLayout>
  );
}
