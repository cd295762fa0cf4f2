import { setImmediate } from 'node:timers/promises';
import { ParleyError } from '@parley/contract';
import type { LogRow } from '../repository.ts';

/** The log in memory, one insert at a time, each answered by hand. */
export class FakeLog {
  readonly stored: LogRow[] = [];
  /** Inserts under way, oldest first. */
  readonly inserts: {
    rows: readonly LogRow[];
    answer: (how: 'store' | 'unreachable' | 'bad_row' | 'not_owner') => void;
  }[] = [];

  readonly insert = (rows: readonly LogRow[]): Promise<ReadonlySet<string>> =>
    new Promise((resolve, reject) => {
      this.inserts.push({
        rows,
        answer: (how) => {
          this.inserts.shift();
          if (how === 'unreachable') reject(new ParleyError('UNAVAILABLE', 'Down'));
          else if (how === 'bad_row') reject(new ParleyError('INTERNAL', 'Refused'));
          else if (how === 'not_owner') resolve(new Set());
          else {
            this.stored.push(...rows);
            resolve(new Set(rows.map((row) => row.roomId)));
          }
        },
      });
    });

  /** Answers the insert that is under way. */
  async answer(how: 'store' | 'unreachable' | 'bad_row' | 'not_owner' = 'store'): Promise<void> {
    await settle();
    const [insert] = this.inserts;
    if (insert === undefined) throw new Error('Nothing is being inserted');
    insert.answer(how);
    await settle();
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await setImmediate();
}
