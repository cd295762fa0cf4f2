import { email as emailSchema, LANGUAGES, timeZone as zoneSchema } from '@parley/contract';
import * as z from 'zod/mini';
import type { Attempt } from './uses.ts';

type Wanted = Extract<Attempt['purpose'], { kind: 'sign_in' }>;

/** What an account is made of. */
export interface Profile {
  name: string;
  /** Lower case; null unless the provider says that it is confirmed: an account's address opens it to whoever reads its mail. */
  email: string | null;
  timeZone: string;
  language: Wanted['language'];
}

const MOST_NAME = 80;

/** What a provider's claims, and the browser where they are silent, say of somebody new. */
export function profileOf(claims: Record<string, unknown>, wanted: Pick<Wanted, 'timeZone' | 'language'>): Profile {
  const text = (name: string) => readName(claims[name]);
  const parts = [text('given_name'), text('family_name')].filter((part) => part !== '').join(' ');
  const told = emailIn(claims);
  const zone = z.safeParse(zoneSchema, claims['zoneinfo']);
  const spoken = LANGUAGES.find((language) => String(claims['locale']).toLowerCase().split(/[-_]/, 1)[0] === language);
  return {
    name: text('name') || parts || text('preferred_username') || readName(told?.split('@')[0]) || '?',
    email: claims['email_verified'] === true ? told : null,
    timeZone: zone.success ? zone.data : wanted.timeZone,
    language: spoken ?? wanted.language,
  };
}

/** The e-mail address as it is said, confirmed or not. */
export function emailIn(claims: Record<string, unknown>): string | null {
  const read = z.safeParse(emailSchema, claims['email']);
  return read.success ? read.data : null;
}

const readName = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .toWellFormed()
        .replaceAll(/\p{Cc}/gu, '')
        .trim()
        .slice(0, MOST_NAME)
        .toWellFormed()
        .trim()
    : '';
