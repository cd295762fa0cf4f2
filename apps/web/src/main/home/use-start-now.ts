import { toasts, useMessages } from '@parley/react/parts';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, idempotencyKey } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { useMe } from '../app/use-me.ts';
import { firstName } from './greeting.ts';

/** Makes a meeting that begins now, and goes there. Pending until the other page is there. */
export function useStartNow(): { start: () => void; isPending: boolean } {
  const t = useMessages();
  const me = useMe();
  const key = useRef(idempotencyKey());
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () =>
      api.request(
        'POST /api/video-conferences',
        { body: { title: t('home.instantTitle', { name: firstName(me.name) }), timeZone: me.timeZone } },
        { idempotencyKey: key.current },
      ),
    onSuccess: ({ conference }) => {
      key.current = idempotencyKey();
      location.assign(`/j/${conference.joinCode}`);
    },
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'start' }),
  });
  return { start: () => mutate(), isPending: isPending || isSuccess };
}
