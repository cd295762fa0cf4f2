import type { SignInProvider } from '@parley/contract';
import { toasts, useMessages } from '@parley/react/parts';
import { useSuspenseQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { linkedAccountsQuery, settingsQuery } from '../app/queries.ts';
import { problemWords } from '../auth/problem-words.ts';
import { Problem } from '../frame/problem.tsx';
import { LinkedAccountRow } from './linked-account-row.tsx';
import { SettingsSection } from './settings-section.tsx';

/** Accounts elsewhere that sign the person in, and those that could; nothing where there are neither. */
export function LinkedAccounts({ providers }: { providers: readonly SignInProvider[] }) {
  const t = useMessages();
  const { data: accounts } = useSuspenseQuery(linkedAccountsQuery);
  const { data: settings } = useQuery(settingsQuery);
  const { linked, ...told } = useSearch({ from: '/inside/settings/security' });
  const navigate = useNavigate();
  const problem = problemWords(t, told, settings);

  /** Said once: a reload, or a way back here, says it no more. */
  const sayLinked = useEffectEvent(() => {
    const name = providers.find(({ id }) => id === linked)?.name;
    if (name !== undefined) toasts.show(t('ways.linked', { name }), { tone: 'good', key: 'linked' });
    void navigate({ to: '/settings/security', replace: true });
  });
  useEffect(() => {
    if (linked !== undefined) sayLinked();
  }, [linked]);

  const unlinked = providers.filter(({ id }) => !accounts.some(({ provider }) => provider?.id === id));
  if (accounts.length === 0 && providers.length === 0) return null;
  return (
    <SettingsSection id="linked-accounts" title={t('ways.accounts')}>
      <p className="small">{t('ways.accountsAbout')}</p>
      <Problem>{problem}</Problem>
      <ul>
        {accounts.map((account) => (
          <LinkedAccountRow key={account.id} provider={account.provider} account={account} />
        ))}
        {unlinked.map((provider) => (
          <LinkedAccountRow key={provider.id} provider={provider} account={null} />
        ))}
      </ul>
    </SettingsSection>
  );
}
