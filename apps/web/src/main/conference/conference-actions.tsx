import { ParleyError } from '@parley/client';
import type { Conference } from '@parley/contract';
import { Confirm, IconButton, Menu, type MenuEntry, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CalendarX2, Ellipsis, Play, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { conferenceQuery } from '../app/queries.ts';

type Question = 'end' | 'cancel' | 'delete';

/** What the viewer may do with a meeting besides joining it. Nothing where that is nothing. */
export function ConferenceActions({ conference }: { conference: Conference }) {
  const t = useMessages();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [question, setQuestion] = useState<Question | null>(null);
  const { id, title, state, capabilities } = conference;
  const params = { id };

  const renew = (changed?: Conference) => {
    if (changed) queryClient.setQueryData(conferenceQuery(id).queryKey, changed);
    return queryClient.invalidateQueries({ queryKey: ['conferences'] });
  };
  const sayWhy = (error: Error) => {
    toasts.show(errorWords(t, error), { tone: 'bad', key: 'conference' });
    if (error instanceof ParleyError && error.code === 'INVALID_TRANSITION') {
      void queryClient.invalidateQueries({ queryKey: conferenceQuery(id).queryKey });
    }
  };
  const say = (text: string) => toasts.show(text, { key: 'conference' });

  const start = useMutation({
    mutationFn: () => api.request('POST /api/video-conferences/{id}/start', { params }),
    onSuccess: async (answer) => {
      await renew(answer.conference);
      say(t('conference.started', { title }));
    },
    onError: sayWhy,
  });
  const end = useMutation({
    mutationFn: () => api.request('POST /api/video-conferences/{id}/end', { params }),
    onSuccess: async (answer) => {
      await renew(answer.conference);
      say(t('conference.endedToast', { title }));
    },
    onError: sayWhy,
  });
  const cancel = useMutation({
    mutationFn: () => api.request('POST /api/video-conferences/{id}/cancel', { params }),
    onSuccess: async (answer) => {
      await renew(answer.conference);
      say(t('conference.cancelledToast', { title }));
    },
    onError: sayWhy,
  });
  const remove = useMutation({
    mutationFn: () => api.request('DELETE /api/video-conferences/{id}', { params }),
    onSuccess: async () => {
      await renew();
      // Nothing can be saved of it any more.
      await navigate({ to: '/', ignoreBlocker: true });
      queryClient.removeQueries({ queryKey: conferenceQuery(id).queryKey });
      say(t('conference.deleted', { title }));
    },
    onError: sayWhy,
  });

  const entries: MenuEntry[] = [];
  if (capabilities.canStart && state === 'scheduled') {
    entries.push({
      id: 'start',
      label: t('conference.start'),
      icon: <Play aria-hidden />,
      onAction: () => start.mutate(),
    });
  }
  if (capabilities.canEnd && state === 'active') {
    entries.push({
      id: 'end',
      label: t('conference.end'),
      icon: <Square aria-hidden />,
      onAction: () => setQuestion('end'),
    });
  }
  if (capabilities.canCancel) {
    entries.push({
      id: 'cancel',
      label: t('conference.cancel'),
      icon: <CalendarX2 aria-hidden />,
      onAction: () => setQuestion('cancel'),
    });
  }
  if (capabilities.canDelete) {
    entries.push({
      id: 'delete',
      label: t('conference.delete'),
      icon: <Trash2 aria-hidden />,
      danger: true,
      onAction: () => setQuestion('delete'),
    });
  }
  if (entries.length === 0) return null;

  return (
    <>
      <Menu label={t('common.moreOptions')} entries={entries}>
        <IconButton look="secondary" label={t('common.moreOptions')} icon={<Ellipsis aria-hidden />} />
      </Menu>
      <Confirm
        isOpen={question === 'end'}
        title={t('conference.endTitle')}
        text={t('conference.endText')}
        action={t('conference.end')}
        danger
        onClose={() => setQuestion(null)}
        onConfirm={() => end.mutateAsync()}
      />
      <Confirm
        isOpen={question === 'cancel'}
        title={t('conference.cancelTitle')}
        text={t('conference.cancelText')}
        action={t('conference.cancel')}
        danger
        onClose={() => setQuestion(null)}
        onConfirm={() => cancel.mutateAsync()}
      />
      <Confirm
        isOpen={question === 'delete'}
        title={t('conference.deleteTitle')}
        text={t(state === 'active' ? 'conference.deleteOnText' : 'conference.deleteText')}
        action={t('conference.delete')}
        danger
        onClose={() => setQuestion(null)}
        onConfirm={() => remove.mutateAsync()}
      />
    </>
  );
}
