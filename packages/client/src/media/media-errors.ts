import { type ErrorCode, ParleyError } from '@parley/contract/errors';
import type { DeviceKind } from './media-view.ts';

type Captured = DeviceKind | 'screen';

/** W3C Media Capture and Streams 10.3, and what browsers throw besides. */
const CODES: Record<string, ErrorCode> = {
  NotAllowedError: 'MEDIA_DENIED',
  SecurityError: 'MEDIA_DENIED',
  NotFoundError: 'MEDIA_NOT_FOUND',
  OverconstrainedError: 'MEDIA_NOT_FOUND',
  NotReadableError: 'MEDIA_IN_USE',
  AbortError: 'MEDIA_IN_USE',
  InvalidStateError: 'MEDIA_IN_USE',
};

const SENTENCES: Partial<Record<ErrorCode, (device: Captured) => string>> = {
  MEDIA_DENIED: (device) => `The ${device} is blocked. Allow it for this page in the browser and try again.`,
  MEDIA_NOT_FOUND: (device) => `No ${device} was found. Connect one and try again.`,
  MEDIA_IN_USE: (device) =>
    `The ${device} cannot be started; another program may be using it. Close that and try again.`,
  INSECURE_CONTEXT: (device) =>
    `The browser gives the ${device} to secure pages (https) only. Open this page by https.`,
  BROWSER_UNSUPPORTED: (device) => `This browser cannot use the ${device}. Try a current version of another browser.`,
};

export const mediaFailure = (
  code: ErrorCode,
  device: Captured,
  { cause, reason }: { cause?: unknown; reason?: 'denied' | 'dismissed' } = {},
): ParleyError =>
  new ParleyError(code, SENTENCES[code]?.(device) ?? `The ${device} cannot be used.`, {
    details: { device, ...(reason === undefined ? {} : { reason }) },
    cause,
  });

/** A failure of capturing as what a person can act on, with `details.device`. */
export function mediaError(error: unknown, device: Captured, reason?: 'denied' | 'dismissed'): ParleyError {
  if (error instanceof ParleyError) return error;
  const code = CODES[error instanceof Error ? error.name : ''] ?? 'BROWSER_UNSUPPORTED';
  return mediaFailure(code, device, { cause: error, ...(code === 'MEDIA_DENIED' && reason ? { reason } : {}) });
}

/** Why a page has no `navigator.mediaDevices`, or not the part that is needed. */
export const noMediaDevices = (device: Captured): ParleyError =>
  mediaFailure(globalThis.isSecureContext ? 'BROWSER_UNSUPPORTED' : 'INSECURE_CONTEXT', device);
