import type { Participant } from '@parley/contract';
import { personName, type Translate } from '@parley/locales';

/** What somebody with a part in a meeting is called: the name of a guest goes after a while, and of an erased person at once. */
export const participantName = (t: Translate, { kind, name }: Pick<Participant, 'kind' | 'name'>): string =>
  kind === 'guest' && name === '' ? t('people.guest') : personName(t, name);
