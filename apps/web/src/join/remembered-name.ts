const KEY = 'parley.name';

/** The name that a guest wrote last on this device. Where the browser keeps nothing, there is none. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(KEY, name.trim());
  } catch {
    // Then it is asked for again next time.
  }
}
