import type { Translate } from './messages.ts';

/** What a person is called where others see them: who was erased has no name any more. */
export const personName = (t: Translate, name: string): string => (name === '' ? t('common.formerMember') : name);
