/** ⌘ on a Mac, Ctrl elsewhere, in the way people know it. */
export const shortcut = (letter: string): string =>
  /Mac|iPhone|iPad/.test(navigator.platform) ? `⌘${letter}` : `Ctrl+${letter}`;
