/**
 * The code in what a person typed or pasted, as `abc-defg-hij`: capitals, spaces and missing hyphens are forgiven, and so is the whole
 * link. Null when there are not ten letters.
 */
export function readJoinCode(input: string): string | null {
  const link = /\/j\/([^/?#\s]+)/.exec(input);
  const letters = (link?.[1] ?? input).toLowerCase().replace(/[\s\-–—.]/g, '');
  if (!/^[a-z]{10}$/.test(letters)) return null;
  return `${letters.slice(0, 3)}-${letters.slice(3, 7)}-${letters.slice(7)}`;
}
