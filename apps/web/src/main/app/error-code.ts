import { ParleyError } from '@parley/client';

/** Code of what the server said; null where it did not say anything. */
export const errorCode = (error: unknown): ParleyError['code'] | null =>
  error instanceof ParleyError ? error.code : null;
