import { buttonClass, useMessages } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { FootLine } from './foot-line.tsx';

/** The way on from a page that has done what it is for. */
export function ToSignIn({ look = 'primary' }: { look?: 'primary' | 'plain' }) {
  const t = useMessages();
  return look === 'plain' ? (
    <FootLine>
      <Link to="/sign-in">{t('auth.backToSignIn')}</Link>
    </FootLine>
  ) : (
    <Link to="/sign-in" className={buttonClass({ look: 'primary', size: 'large', wide: true })}>
      {t('auth.signIn')}
    </Link>
  );
}
