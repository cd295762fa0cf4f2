import { Avatar, Button, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { meQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { resizePicture } from './resize-picture.ts';

/** The profile picture: choose, replace, remove. */
export function Picture() {
  const t = useMessages();
  const me = useMe();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const set = useMutation({
    mutationFn: (image: string) => api.request('PUT /api/me/avatar', { body: { image } }),
    onSuccess: ({ user }) => queryClient.setQueryData(meQuery.queryKey, user),
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'picture' }),
  });
  const remove = useMutation({
    mutationFn: () => api.request('DELETE /api/me/avatar'),
    onSuccess: ({ user }) => queryClient.setQueryData(meQuery.queryKey, user),
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'picture' }),
  });

  const choose = async (file: File) => {
    let image: string;
    try {
      image = await resizePicture(file);
    } catch {
      toasts.show(t('settings.pictureUnreadable'), { tone: 'bad', key: 'picture' });
      return;
    }
    set.mutate(image);
  };

  return (
    <div className="picture">
      <Avatar {...me} size={96} />
      <div className="picture-side">
        <div className="picture-actions">
          <Button isPending={set.isPending} onPress={() => input.current?.click()}>
            {t('settings.choosePicture')}
          </Button>
          {me.avatarUrl && (
            <Button look="quiet" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {t('settings.removePicture')}
            </Button>
          )}
        </div>
        <p className="small">{t('settings.pictureHint')}</p>
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void choose(file);
          }}
        />
      </div>
    </div>
  );
}
