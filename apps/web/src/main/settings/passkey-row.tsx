import type { Passkey } from '@parley/contract';
import { Button, Confirm, toasts, useLocale } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { passkeysQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { passkeyWords } from '../auth/passkey-words.ts';
import { PasskeyName } from './passkey-name.tsx';
import { SettingsRow } from './settings-row.tsx';

/** One passkey: what it is called, when it was last used, and what can be done with it. */
export function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const { t, times } = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const [doing, setDoing] = useState<'nothing' | 'renaming' | 'removing'>('nothing');
  const { id, name, createdAt, lastUsedAt } = passkey;

  const remove = useMutation({
    mutationFn: () => api.request('DELETE /api/auth/passkeys/{id}', { params: { id } }),
    onSuccess: async () => {
      queryClient.setQueryData(passkeysQuery.queryKey, (all) => all?.filter((other) => other.id !== id));
      toasts.show(t('ways.passkeyRemoved'), { key: 'passkey' });
      await queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
    },
    onError: (error) => toasts.show(passkeyWords(t, error) ?? '', { tone: 'bad', key: 'passkey' }),
  });

  if (doing === 'renaming') {
    return (
      <li className="settings-row">
        <PasskeyName passkey={passkey} onDone={() => setDoing('nothing')} />
      </li>
    );
  }
  const used =
    lastUsedAt === null ? t('ways.passkeyUnused') : t('ways.passkeyUsed', { when: times.relative(lastUsedAt, now) });
  return (
    <SettingsRow
      icon={KeyRound}
      title={name}
      words={`${used} · ${t('ways.passkeyAddedOn', { when: times.relative(createdAt, now) })}`}
    >
      <Button look="quiet" aria-label={t('ways.renameNamed', { name })} onPress={() => setDoing('renaming')}>
        {t('ways.rename')}
      </Button>
      <Button look="quiet" aria-label={t('ways.removeNamed', { name })} onPress={() => setDoing('removing')}>
        {t('ways.remove')}
      </Button>
      <Confirm
        isOpen={doing === 'removing'}
        title={t('ways.removeTitle', { name })}
        text={t('ways.removeText')}
        action={t('ways.remove')}
        danger
        onClose={() => setDoing('nothing')}
        onConfirm={() => remove.mutateAsync()}
      />
    </SettingsRow>
  );
}
