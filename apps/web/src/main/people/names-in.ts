/** As long as the server takes a name. */
const LONGEST = 80;
/** Most names out of one text. */
const MOST = 50;

export interface NamesIn {
  names: string[];
  /** E-mail addresses without a name. */
  addresses: string[];
}

/** The names in what was typed or pasted, one a line or apart by commas: `Tom Reyes, Lee Tanaka <lee@example.org>`. */
export function namesIn(text: string): NamesIn {
  const found: NamesIn = { names: [], addresses: [] };
  const seen = new Set<string>();
  for (const part of text.split(/[\r\n;,\t]+/)) {
    const name = part
      .replace(/<[^<>]*@[^<>]*>/g, '')
      .replace(/^["'“„\s]+|["'”“\s]+$/g, '')
      .replace(/\s+/g, ' ')
      .slice(0, LONGEST)
      .trim();
    const key = name.toLowerCase();
    if (name === '' || seen.has(key) || seen.size === MOST) continue;
    seen.add(key);
    (/\S@\S/.test(name) ? found.addresses : found.names).push(name);
  }
  return found;
}
