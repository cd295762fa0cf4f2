/** Which browser this is, as far as advice about permissions differs. */
export interface BrowserName {
  /** As people call it; null when unknown. */
  name: string | null;
  family: 'chrome' | 'firefox' | 'safari' | 'phone';
}

/** Read from `navigator.userAgent`. Only for words: what a browser can do is asked of the browser itself. */
export function browserName(userAgent: string): BrowserName {
  const name = nameOf(userAgent);
  if (/Android|iPhone|iPad|Mobile/.test(userAgent)) return { name, family: 'phone' };
  if (name === 'Firefox') return { name, family: 'firefox' };
  if (name === 'Safari') return { name, family: 'safari' };
  return { name, family: 'chrome' };
}

/** Most browsers also name those they descend from, so the more special ones come first. */
function nameOf(userAgent: string): string | null {
  if (/Edg(e|A|iOS)?\//.test(userAgent)) return 'Edge';
  if (/OPR\//.test(userAgent)) return 'Opera';
  if (/SamsungBrowser\//.test(userAgent)) return 'Samsung Internet';
  if (/Firefox\/|FxiOS\//.test(userAgent)) return 'Firefox';
  if (/Chrome\/|CriOS\//.test(userAgent)) return 'Chrome';
  if (/Safari\//.test(userAgent)) return 'Safari';
  return null;
}
