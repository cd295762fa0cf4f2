import type { LinkedAccount, SignInProvider } from '@parley/contract';
import { Button, Confirm, toasts, useLocale } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IdCard } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { linkedAccountsQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { passkeyWords } from '../auth/passkey-words.ts';
import { providerErrorWords } from '../auth/problem-words.ts';
import { SettingsRow } from './settings-row.tsx';

interface LinkedAccountRowProps {
  /** Null where the server does not use it any more. */
  provider: SignInProvider | null;
  /** Null while none is linked. */
  account: LinkedAccount | null;
}

/** One provider: the account there that signs the person in, or a button that links one. */
export function LinkedAccountRow({ provider, account }: LinkedAccountRowProps) {
  const { t, times } = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const name = provider?.name ?? t('ways.unknownProvider');

  const link = useMutation({
    mutationFn: async (id: string) => {
      const { url } = await api.request('POST /api/auth/oidc/{provider}/link', { params: { provider: id } });
      location.assign(url);
    },
    onError: (error) => toasts.show(providerErrorWords(t, error, name), { tone: 'bad', key: 'linked' }),
  });
  const unlink = useMutation({
    mutationFn: async () => {
      if (account) await api.request('DELETE /api/auth/linked-accounts/{id}', { params: { id: account.id } });
    },
    onSuccess: async () => {
      toasts.show(t('ways.unlinked', { name }), { key: 'linked' });
      await queryClient.invalidateQueries({ queryKey: linkedAccountsQuery.queryKey });
    },
    onError: (error) => toasts.show(passkeyWords(t, error) ?? '', { tone: 'bad', key: 'linked' }),
  });

  return (
    <SettingsRow
      icon={IdCard}
      title={name}
      words={
        account === null
          ? t('ways.notLinked')
          : [account.email, t('ways.linkedSince', { when: times.relative(account.createdAt, now) })]
              .filter((part) => part !== null)
              .join(' · ')
      }
    >
      {account === null ? (
        provider && (
          <Button look="quiet" isPending={link.isPending || link.isSuccess} onPress={() => link.mutate(provider.id)}>
            {t('ways.link', { name })}
          </Button>
        )
      ) : (
        <Button look="quiet" aria-label={t('ways.unlinkNamed', { name })} onPress={() => setAsking(true)}>
          {t('ways.unlink')}
        </Button>
      )}
      <Confirm
        isOpen={isAsking}
        title={t('ways.unlinkTitle', { name })}
        text={t('ways.unlinkText')}
        action={t('ways.unlink')}
        onClose={() => setAsking(false)}
        onConfirm={() => unlink.mutateAsync()}
      />
    </SettingsRow>
  );
}
