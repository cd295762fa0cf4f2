import { ParleyError } from '@parley/client';
import type { Conference } from '@parley/contract';
import { toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { errorWords } from '../../app/error-words.ts';
import { conferenceQuery } from '../../app/queries.ts';
import type { Draft } from '../../schedule/draft.ts';
import { type Changeable, changesBetween, draftOf, requestBetween } from './change.ts';

export interface Change {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  /** What the person has changed and not saved. */
  own: Changeable[];
  /** What somebody else has changed since the person began to. */
  theirs: Changeable[];
  /** Forgets what was changed here. */
  forget: () => void;
  /** Saves what was changed here over what somebody else did. */
  save: () => void;
  isPending: boolean;
}

/**
 * A meeting while it is changed. As long as nothing is, the fields follow the meeting; then they keep what they hold, and what somebody else changes
 * meanwhile is told.
 */
export function useChange(conference: Conference): Change {
  const t = useMessages();
  const queryClient = useQueryClient();
  const { queryKey } = conferenceQuery(conference.id);
  const [began, setBegan] = useState<{ base: Conference; draft: Draft } | null>(null);
  const fresh = { base: conference, draft: draftOf(conference) };
  const isOld = (one: typeof fresh) =>
    one.base.version !== conference.version && changesBetween(draftOf(one.base), one.draft).length === 0;
  const { base, draft } = began === null || isOld(began) ? fresh : began;
  const own = changesBetween(draftOf(base), draft);
  const theirs = own.length === 0 ? [] : changesBetween(draftOf(base), fresh.draft);

  const save = useMutation({
    mutationFn: () =>
      api.request('PUT /api/video-conferences/{id}', {
        params: { id: conference.id },
        body: { ...requestBetween(draftOf(base), draft), version: conference.version },
      }),
    onSuccess: async ({ conference: changed }) => {
      setBegan(null);
      queryClient.setQueryData(queryKey, changed);
      toasts.show(t('common.saved'), { tone: 'good', key: 'conference' });
      await queryClient.invalidateQueries({ queryKey: ['conferences'] });
    },
    onError: async (error) => {
      // Read again, it shows what the other one did.
      await queryClient.invalidateQueries({ queryKey });
      const isConflict = error instanceof ParleyError && error.code === 'VERSION_CONFLICT';
      const text = isConflict ? t('conference.changedAtOnce') : errorWords(t, error);
      toasts.show(text, { tone: isConflict ? 'warn' : 'bad', key: 'conference' });
    },
  });

  return {
    draft,
    own,
    theirs,
    change: (changes) => setBegan({ base, draft: { ...draft, ...changes } }),
    forget: () => setBegan(null),
    save: () => save.mutate(),
    isPending: save.isPending,
  };
}
