import type { Person, RequestOf } from '@parley/contract';

/** Somebody who is to get a part in a meeting: a person with an account, or a guest by the name under which they will come. */
export interface Wanted {
  name: string;
  /** Null for a guest. */
  person: Person | null;
}

export const wantedPerson = (person: Person): Wanted => ({ name: person.name, person });

/** By what two of them are the same. */
export const keyOf = ({ person, name }: Wanted): string => person?.id ?? name.toLowerCase();

/** The person among those met who is called so, by the whole name or the first; a guest where there is none, or more than one. */
export function whoIsMeant(name: string, met: readonly Person[]): Wanted {
  const small = name.toLowerCase();
  const firstOf = (full: string) => full.split(' ')[0];
  for (const same of [
    met.filter((person) => person.name.toLowerCase() === small),
    met.filter((person) => firstOf(person.name.toLowerCase()) === small),
  ]) {
    const [person] = same;
    if (person && same.length === 1) return wantedPerson(person);
    if (person) break;
  }
  return { name, person: null };
}

/** What the server is asked for. */
export const partOf = ({ person, name }: Wanted): RequestOf<'POST /api/video-conferences/{id}/participants'>['body'] =>
  person === null ? { name } : { userId: person.id };
