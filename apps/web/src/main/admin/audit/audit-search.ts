import type { FactType } from '@parley/contract';
import { isDay } from '../../app/days.ts';
import { isFactType } from './fact-words.ts';

/** What the log is narrowed to, as the address says it. Days are `2026-11-24`. */
export interface AuditSearch {
  type?: FactType;
  actor?: string;
  subject?: string;
  address?: string;
  from?: string;
  to?: string;
}

const ID = /^[a-z]{1,8}_[0-9a-hjkmnp-tv-z]{26}$/;
const ADDRESS = /^[0-9a-f.:]{2,64}$/i;

const fits = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value);

/** What fits of an address; the rest is left out. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const { type, actor, subject, address, from, to } = search;
  return {
    ...(typeof type === 'string' && isFactType(type) && { type }),
    ...(fits(actor, ID) && { actor }),
    ...(fits(subject, ID) && { subject }),
    ...(fits(address, ADDRESS) && { address }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  };
}

/** What somebody looks for who typed this: what a person or key did, what happened to something, or what came from an address. Null for neither. */
export function lookFor(typed: string): Pick<AuditSearch, 'actor' | 'subject' | 'address'> | null {
  const text = typed.trim();
  if (ID.test(text)) return /^(usr|key)_/.test(text) ? { actor: text } : { subject: text };
  return ADDRESS.test(text) ? { address: text } : null;
}
