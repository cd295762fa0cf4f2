import type { Person, RequestOf } from '@parley/contract';
import { idempotencyKey } from '../app/api.ts';

/** Somebody who is to get a part in a meeting: a person with an account, or a guest by the name under which they will come. */
export interface Wanted {
  /** What adding them is repeated by. */
  key: string;
  name: string;
  /** Null for a guest. */
  person: Person | null;
}

export const wantedPerson = (person: Person): Wanted => ({ key: idempotencyKey(), name: person.name, person });
export const wantedGuest = (name: string): Wanted => ({ key: idempotencyKey(), name, person: null });

/** What the server is asked for. */
export const partOf = ({ person, name }: Wanted): RequestOf<'POST /api/video-conferences/{id}/participants'>['body'] =>
  person === null ? { name } : { userId: person.id };
