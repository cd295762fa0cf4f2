import { useQuery } from '@tanstack/react-query';
import { useMessages } from '@parley/react/parts';
import { settingsQuery } from '../app/queries.ts';
import { LinkedAccounts } from './linked-accounts.tsx';
import { Passkeys } from './passkeys.tsx';

/** What signs the person in besides the password. */
export function WaysToSignIn() {
  const t = useMessages();
  const { data: settings } = useQuery(settingsQuery);
  return (
    <div className="settings-body">
      <section aria-labelledby="passkeys">
        <h3 id="passkeys">{t('ways.passkeys')}</h3>
        <Passkeys host={settings?.signIn.passkeys} />
      </section>
      <LinkedAccounts providers={settings?.signIn.providers ?? []} />
    </div>
  );
}
