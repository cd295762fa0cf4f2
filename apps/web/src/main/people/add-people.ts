import type { Id } from '@parley/contract';
import { api, idempotencyKey } from '../app/api.ts';
import { partOf, type Wanted } from './wanted.ts';

export interface Added {
  added: Wanted[];
  /** Those who could not be added, and why the first of them could not. */
  missing: Wanted[];
  why: unknown;
}

/** Gives everybody a part in a meeting, one after the other as they were named. */
export async function addPeople(id: Id<'conference'>, wanted: readonly Wanted[]): Promise<Added> {
  const answer: Added = { added: [], missing: [], why: null };
  for (const one of wanted) {
    try {
      await api.request(
        'POST /api/video-conferences/{id}/participants',
        { params: { id }, body: partOf(one) },
        { idempotencyKey: idempotencyKey() },
      );
      answer.added.push(one);
    } catch (error) {
      answer.why ??= error;
      answer.missing.push(one);
    }
  }
  return answer;
}
