import { createSharedValue } from '../shared-value.ts';

/** Who sends what is tried: whoever this browser is signed in as, or a pasted key or token. */
export interface Caller {
  kind: 'session' | 'secret';
  /** Kept in this page alone, and gone with it. */
  secret: string;
}

export const caller = createSharedValue<Caller>({ kind: 'session', secret: '' });
