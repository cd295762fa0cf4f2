import type { Conference, Participant, ParticipantRole } from '@parley/contract';
import { toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { errorWords } from '../../app/error-words.ts';
import { conferenceQuery } from '../../app/queries.ts';
import { addPeople } from '../../people/add-people.ts';
import type { Wanted } from '../../people/wanted.ts';
import { participantName } from './participant-name.ts';

/** Adds people to a meeting, gives them roles and removes them, and says what came of it. */
export function usePeople({ id }: Pick<Conference, 'id'>) {
  const t = useMessages();
  const queryClient = useQueryClient();
  // With everybody in it: the query of the conference is the beginning of theirs.
  const renew = () => queryClient.invalidateQueries({ queryKey: conferenceQuery(id).queryKey });
  const say = (text: string) => toasts.show(text, { key: 'people' });
  const sayWhy = async (error: unknown) => {
    toasts.show(errorWords(t, error), { tone: 'bad', key: 'people' });
    await renew();
  };

  const add = useMutation({
    mutationFn: (wanted: Wanted[]) => addPeople(id, wanted),
    onSuccess: async ({ added, missing, why }) => {
      await renew();
      const [first] = added;
      if (missing.length > 0) {
        const names = missing.map(({ name }) => name).join(', ');
        toasts.show(t('people.notAdded', { names, why: errorWords(t, why) }), { tone: 'bad', key: 'people' });
      } else if (first) say(t('people.added', { name: first.name, count: added.length - 1 }));
    },
  });
  const giveRole = useMutation({
    mutationFn: ({ participant, role }: { participant: Participant; role: ParticipantRole }) =>
      api.request('PATCH /api/video-conferences/{id}/participants/{participantId}', {
        params: { id, participantId: participant.id },
        body: { role },
      }),
    onSuccess: async ({ participant }) => {
      await renew();
      say(t('people.roleGiven', { name: participantName(t, participant), role: participant.role }));
    },
    onError: sayWhy,
  });
  const remove = useMutation({
    mutationFn: ({ id: participantId }: Participant) =>
      api.request('DELETE /api/video-conferences/{id}/participants/{participantId}', { params: { id, participantId } }),
    onSuccess: async (_, participant) => {
      await renew();
      say(t('people.removed', { name: participantName(t, participant) }));
    },
    onError: sayWhy,
  });
  return { add, giveRole, remove };
}
