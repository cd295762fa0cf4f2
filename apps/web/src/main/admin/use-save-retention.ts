import type { Retention } from '@parley/contract';
import { toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { errorCode } from '../app/error-code.ts';
import { errorWords } from '../app/error-words.ts';
import { retentionQuery } from '../app/queries.ts';
import { type Days, daysOf } from './retention-days.ts';

/** Stores the days in place of those that were there, and offers to take that back. */
export function useSaveRetention() {
  const t = useMessages();
  const queryClient = useQueryClient();
  const put = async (days: Days, version: number) => {
    const { retention } = await api.request('PUT /api/retention', { body: { ...days, version } });
    queryClient.setQueryData(retentionQuery.queryKey, retention);
    return retention;
  };
  const failed = async (error: unknown) => {
    const isOld = errorCode(error) === 'VERSION_CONFLICT';
    toasts.show(isOld ? t('retention.changedMeanwhile') : errorWords(t, error), { tone: 'bad', key: 'retention' });
    if (isOld) await queryClient.invalidateQueries({ queryKey: retentionQuery.queryKey });
  };
  const saved = () => ({ tone: 'good', key: 'retention' }) as const;
  return useMutation({
    mutationFn: ({ days, before }: { days: Days; before: Retention }) => put(days, before.version),
    onSuccess: ({ version }, { before }) => {
      const undo = () =>
        void put(daysOf(before), version).then(() => toasts.show(t('retention.undone'), saved()), failed);
      toasts.show(t('common.saved'), { ...saved(), action: { label: t('retention.undo'), onPress: undo } });
    },
    onError: failed,
  });
}
