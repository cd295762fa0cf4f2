import type { Passkey } from '@parley/contract';
import { Button, TextField, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { passkeysQuery } from '../app/queries.ts';

/** In place of a passkey's row: another name for it. */
export function PasskeyName({ passkey: { id, name }, onDone }: { passkey: Passkey; onDone: () => void }) {
  const t = useMessages();
  const queryClient = useQueryClient();
  const [text, setText] = useState(name);
  const rename = useMutation({
    mutationFn: () => api.request('PATCH /api/auth/passkeys/{id}', { params: { id }, body: { name: text.trim() } }),
    onSuccess: ({ passkey }) => {
      queryClient.setQueryData(passkeysQuery.queryKey, (all) => all?.map((one) => (one.id === id ? passkey : one)));
      onDone();
    },
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'passkey' }),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== '') rename.mutate();
  };
  return (
    <form className="passkey-name" onSubmit={submit} noValidate>
      <TextField
        label={t('ways.passkeyName')}
        // The person has just asked for this field.
        autoFocus
        maxLength={60}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
        error={text.trim() === '' ? t('ways.nameNeeded') : null}
      />
      <Button type="submit" isPending={rename.isPending}>
        {t('common.save')}
      </Button>
      <Button look="quiet" onPress={onDone}>
        {t('common.cancel')}
      </Button>
    </form>
  );
}
