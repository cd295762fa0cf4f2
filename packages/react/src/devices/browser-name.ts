/** Which browser this is, as far as advice about permissions differs. */
export interface BrowserName {
  /** As people call it; null when unknown. */
  name: string | null;
  family: 'chrome' | 'edge' | 'firefox' | 'safari' | 'android' | 'ios';
  /** What it runs on, whose settings can forbid it the devices. */
  system: 'mac' | 'windows' | 'other';
}

/** Read from `navigator.userAgent`. Only for words: what a browser can do is asked of the browser itself. */
export function browserName(userAgent: string): BrowserName {
  const name = nameOf(userAgent);
  return { name, family: familyOf(userAgent, name), system: systemOf(userAgent) };
}

function familyOf(userAgent: string, name: string | null): BrowserName['family'] {
  if (/iPhone|iPad/.test(userAgent)) return 'ios';
  if (/Android|Mobile/.test(userAgent)) return 'android';
  if (name === 'Firefox') return 'firefox';
  if (name === 'Safari') return 'safari';
  return name === 'Edge' ? 'edge' : 'chrome';
}

function systemOf(userAgent: string): BrowserName['system'] {
  if (/iPhone|iPad|Android/.test(userAgent)) return 'other';
  if (userAgent.includes('Mac OS X')) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'other';
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
