/** How soon a screen reader says it: `polite` when it is idle, `assertive` at once. */
export type Politeness = 'polite' | 'assertive';

const regions = new Map<Politeness, HTMLElement>();
/** Where the regions stand; the last one that is still there counts. */
const homes: HTMLElement[] = [];

/** One live region per politeness, made at first use and kept: regions that come with their text are not read. */
function region(politeness: Politeness): HTMLElement {
  let element = regions.get(politeness);
  const home = homes.at(-1) ?? document.body;
  if (!element?.isConnected || element.parentElement !== home) {
    element?.remove();
    element = document.createElement('div');
    element.className = 'parley-announcer';
    element.setAttribute('aria-live', politeness);
    element.setAttribute('role', politeness === 'assertive' ? 'alert' : 'status');
    // Open dialogs hide everything else from screen readers, but not this.
    element.dataset['liveAnnouncer'] = 'true';
    home.append(element);
    regions.set(politeness, element);
  }
  return element;
}

/** How long a text stays: long enough to be read, short enough not to be found later. */
const STAY = 7_000;

/** Makes the regions, so that the first announcement is heard. Call once when the page starts. */
export function prepareAnnouncer(): void {
  region('polite');
  region('assertive');
}

/** Keeps the regions inside `element` from now on, as in a shadow root, where the page's styles do not reach. The answer ends it. */
export function announceInside(element: HTMLElement): () => void {
  homes.push(element);
  prepareAnnouncer();
  return () => {
    homes.splice(homes.indexOf(element), 1);
  };
}

/** Has a screen reader say `text`. Nothing is seen. */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  const line = document.createElement('p');
  line.textContent = text;
  region(politeness).append(line);
  setTimeout(() => line.remove(), STAY);
}
