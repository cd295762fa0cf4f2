import { ParleyApi } from '@parley/client';

/** The server that this page came from, with the browser's cookies. */
export const api: ParleyApi = new ParleyApi({ baseUrl: '' });

/** A key that makes repeating one creating request safe. */
export function idempotencyKey(): string {
  // randomUUID is missing on plain http other than localhost.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
