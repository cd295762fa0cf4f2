import type { Conference, Participant } from '@parley/contract';
import { personName } from '@parley/locales';
import { Confirm, useMessages } from '@parley/react/parts';
import { useMe } from '../../app/use-me.ts';
import { participantName } from './participant-name.ts';

export interface Question {
  about: 'host' | 'remove';
  participant: Participant;
}

interface PeopleQuestionsProps {
  conference: Conference;
  question: Question | null;
  onClose: () => void;
  onRemove: (participant: Participant) => Promise<unknown>;
  onMakeHost: (participant: Participant) => Promise<unknown>;
}

/** Asks before somebody is removed or becomes the host. */
export function PeopleQuestions({ conference, question, onClose, onRemove, onMakeHost }: PeopleQuestionsProps) {
  const t = useMessages();
  const me = useMe();
  const { host, state } = conference;
  const name = question === null ? '' : participantName(t, question.participant);
  const does = (what: PeopleQuestionsProps['onRemove']) => async () => question && (await what(question.participant));
  return (
    <>
      <Confirm
        isOpen={question?.about === 'remove'}
        title={t('people.removeTitle', { name })}
        text={t(state === 'active' ? 'people.removeOnText' : 'people.removeText')}
        action={t('people.remove')}
        danger
        onClose={onClose}
        onConfirm={does(onRemove)}
      />
      <Confirm
        isOpen={question?.about === 'host'}
        title={t('people.hostTitle', { name })}
        text={
          host.id === me.id
            ? t('people.hostText', { name })
            : t('people.hostOfOtherText', { name, host: personName(t, host.name) })
        }
        action={t('people.makeHost')}
        onClose={onClose}
        onConfirm={does(onMakeHost)}
      />
    </>
  );
}
