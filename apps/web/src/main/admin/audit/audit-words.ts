import type { AuditEntry } from '@parley/contract';
import { personName, type Translate } from '@parley/locales';
import { FACT_WORDS, isFactType } from './fact-words.ts';

/** What happened; by its code where this page does not know it yet. */
export const factWords = (t: Translate, type: string): string => (isFactType(type) ? t(FACT_WORDS[type]) : type);

/** Who it was, as a person would say it. */
export function actorWords(t: Translate, { kind, name }: AuditEntry['actor']): string {
  if (kind === 'system') return t('audit.system');
  if (kind === 'key') return name === null ? t('audit.key') : t('audit.keyNamed', { name });
  return kind === 'guest' ? (name ?? t('audit.guest')) : personName(t, name ?? '');
}

/** The same with whom it was done for. */
export function byWhom(t: Translate, { actor, onBehalfOf }: AuditEntry): string {
  const who = actorWords(t, actor);
  return onBehalfOf === null ? who : t('audit.for', { who, person: personName(t, onBehalfOf.name ?? '') });
}

/** What it is about: null where that has no name, or is who did it. */
export function subjectWords(t: Translate, { actor, subject: { id, name } }: AuditEntry): string | null {
  if (id === actor.id) return null;
  return id.startsWith('usr_') ? personName(t, name ?? '') : name;
}

/** The meeting in which it happened: null where that is what it is about, or has no title any more. */
export const meetingWords = ({ subject, conference }: AuditEntry): string | null =>
  conference === null || conference.id === subject.id ? null : conference.name;
