/** Where a person goes after signing in when they came from nowhere in particular. */
const HOME = '/';

/**
 * The path of `?next=` when it leads to a page of this origin, else the home page. Browsers read `//host`, `/\host` and tabs or line breaks
 * inside of them as other places, so the path is what the browser makes of it, and only when its origin stays the same.
 */
export function nextPath(next: unknown, origin: string): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return HOME;
  let url: URL;
  try {
    url = new URL(next, origin);
  } catch {
    return HOME;
  }
  if (url.origin !== origin || url.username || url.pathname.startsWith('//')) return HOME;
  const path = url.pathname + url.search + url.hash;
  // Back to the page that asks for it would go round in circles.
  return /^\/(sign-in|sign-up|setup)\/?($|[?#])/.test(path) ? HOME : path;
}
