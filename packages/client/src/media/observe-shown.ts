/**
 * Tells how large an element is on the screen: its height in device pixels, 0 while it is out of sight or its page is hidden. First
 * when the browser has laid it out, then after every change; the answer stops it and tells nothing more.
 */
export function observeShown(element: Element, changed: (height: number) => void): () => void {
  const page = element.ownerDocument;
  const view = page.defaultView ?? globalThis;
  let height: number | null = null;
  let inSight: boolean | null = null;
  let told: number | null = null;
  const tell = () => {
    if (height === null || inSight === null) return;
    const seen = inSight && (page.visibilityState === 'visible' || isFloating(element));
    const now = seen ? Math.round(height * view.devicePixelRatio) : 0;
    if (now === told) return;
    told = now;
    changed(now);
  };
  const sizes = new ResizeObserver(([entry]) => {
    height = entry?.contentRect.height ?? 0;
    tell();
  });
  const sights = new IntersectionObserver((entries) => {
    inSight = entries.at(-1)?.isIntersecting ?? false;
    tell();
  });
  sizes.observe(element);
  sights.observe(element);
  page.addEventListener('visibilitychange', tell);
  return () => {
    sizes.disconnect();
    sights.disconnect();
    page.removeEventListener('visibilitychange', tell);
  };
}

/** A picture in picture is seen also while its page is not. */
function isFloating(element: Element): boolean {
  const floating = element.ownerDocument.pictureInPictureElement;
  return floating !== null && element.contains(floating);
}
