/** For every answer; pages have more. */
export const EVERY_ANSWER = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

interface PageOptions {
  /** Where the page connects besides its own origin. */
  websocketUrl: string | null;
  /** Browsers never ask for it in plain http again. */
  onlyHttps: boolean;
  /** It runs WebAssembly of this server: backgrounds of the own picture. It still may not make code out of text. */
  webAssembly: boolean;
}

/** What a page of ours may do and load. */
export function pageHeaders({ websocketUrl, onlyHttps, webAssembly }: PageOptions) {
  const policy = {
    'default-src': "'self'",
    'script-src': webAssembly ? "'self' 'wasm-unsafe-eval'" : "'self'",
    // React Aria puts one style element of its own into the page.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob:",
    'worker-src': "'self' blob:",
    'connect-src': websocketUrl === null ? "'self'" : `'self' ${websocketUrl.replace(/^http/, 'ws')}`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'self'",
  };
  const allowed = ['camera', 'microphone', 'display-capture', 'fullscreen', 'picture-in-picture', 'autoplay'];
  const denied = ['geolocation', 'payment', 'usb', 'serial', 'hid', 'midi', 'browsing-topics'];
  return {
    'content-security-policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'permissions-policy': [
      ...[...allowed, 'screen-wake-lock', 'speaker-selection'].map((feature) => `${feature}=(self)`),
      ...denied.map((feature) => `${feature}=()`),
    ].join(', '),
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    ...(onlyHttps && { 'strict-transport-security': 'max-age=31536000' }),
  };
}
