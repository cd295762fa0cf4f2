import type { FactType } from '@parley/contract';
import { isDay } from '../../app/days.ts';
import { isFactType } from './fact-words.ts';

/** What the log is narrowed to, as the address says it. Days are `2026-11-24`. */
export interface AuditSearch {
  type?: FactType;
  actor?: string;
  subject?: string;
  address?: string;
  /** Words: part of a name, of a title, or of what facts are called. */
  search?: string;
  from?: string;
  to?: string;
}

const ID = /^[a-z]{1,8}_[0-9a-hjkmnp-tv-z]{26}$/;
const ADDRESS = /^[0-9a-f.:]{2,64}$/i;
/** What is surely no word: four numbers, or two colons. */
const LOOKS_LIKE_ADDRESS = /^\d+(\.\d+){3}$|:.*:/;

const fits = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value);

/** As few and as many as the API takes. */
const isWords = (value: unknown): value is string =>
  typeof value === 'string' && value.trim().length >= 2 && value.length <= 100 && value.isWellFormed();

/** What fits of an address; the rest is left out. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const { type, actor, subject, address, search: words, from, to } = search;
  return {
    ...(typeof type === 'string' && isFactType(type) && { type }),
    ...(fits(actor, ID) && { actor }),
    ...(fits(subject, ID) && { subject }),
    ...(fits(address, ADDRESS) && { address }),
    ...(isWords(words) && { search: words }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  };
}

/**
 * What somebody looks for who typed this: what a person or key did, what happened to something, what came from an address, or what has
 * these words. Null where that is too little.
 */
export function lookFor(typed: string): Pick<AuditSearch, 'actor' | 'subject' | 'address' | 'search'> | null {
  const text = typed.trim();
  if (ID.test(text)) return /^(usr|key)_/.test(text) ? { actor: text } : { subject: text };
  if (LOOKS_LIKE_ADDRESS.test(text) && ADDRESS.test(text)) return { address: text };
  return isWords(text) ? { search: text } : null;
}
