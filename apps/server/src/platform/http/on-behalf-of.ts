import { issuer, ParleyError, subject } from '@parley/contract';
import * as z from 'zod/mini';

/** Whom a host platform means: its own name of somebody, and what to call them when they are new. */
export interface ExternalPerson {
  issuer: string;
  subject: string;
  name: string | null;
}

export const ON_BEHALF_OF = 'parley-on-behalf-of';

const FORM = /^([^:;\s]+):([^;\s]+)(?:\s*;\s*name=([^;\s]*))?$/;
const MOST_NAME = 80;

/** Reads `issuer:subject; name=Maya%20Lindqvist`. Throws `VALIDATION_FAILED`. */
export function readOnBehalfOf(header: string): ExternalPerson {
  const [, who, which, name] = FORM.exec(header.trim()) ?? [];
  if (!z.safeParse(issuer, who).success || !z.safeParse(subject, which).success) throw malformed();
  return { issuer: who as string, subject: which as string, name: name === undefined ? null : readName(name) };
}

function readName(escaped: string): string {
  let name: string;
  try {
    name = decodeURIComponent(escaped).trim();
  } catch {
    throw malformed();
  }
  if (name === '' || name.length > MOST_NAME || !name.isWellFormed() || name.includes('\0')) throw malformed();
  return name;
}

const malformed = () =>
  new ParleyError(
    'VALIDATION_FAILED',
    'Parley-On-Behalf-Of is issuer:subject, and ; name= with a name percent-encoded.',
    {
      details: { issues: [{ path: 'headers.parley-on-behalf-of', message: 'Is not issuer:subject' }] },
    },
  );
