/**
 * Adds a sheet to the page, once it is loaded whole. One that cannot be loaded leaves nothing behind, so that it can be tried again: what
 * the bundler adds by itself is not tried twice, and a page without its looks is worse than none.
 */
export function loadStyleSheet(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new TypeError(`${href} was not loaded`));
    });
    document.head.append(link);
  });
}
