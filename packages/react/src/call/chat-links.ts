/** A piece of a message: plain words, or an address to be shown as a link. */
export type TextPiece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

/** `https://…`, `www.…`, or a name with a path such as `school.org/goals`. Other schemes are never links. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,24}\/[^\s<>"]*/giu;
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Breaks a message into words and links. Joining the pieces' texts gives the message again. */
export function findLinks(message: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const match of message.matchAll(ADDRESS)) {
    const text = withoutTrailingPunctuation(match[0]);
    const href = hrefOf(text);
    if (href === null) continue;
    if (match.index > done) pieces.push({ kind: 'text', text: message.slice(done, match.index) });
    pieces.push({ kind: 'link', text, href });
    done = match.index + text.length;
  }
  if (done < message.length) pieces.push({ kind: 'text', text: message.slice(done) });
  return pieces;
}

/** "(see school.org/a)." means the address alone; a bracket that was opened inside it belongs to it. */
function withoutTrailingPunctuation(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? '';
    const opening = CLOSING[last];
    const stray = opening !== undefined && text.split(opening).length < text.split(last).length;
    if (!stray && !/[.,;:!?'"’”…]$/u.test(text)) return text;
    text = text.slice(0, -1);
  }
}

function hrefOf(text: string): string | null {
  try {
    const url = new URL(/^https?:\/\//iu.test(text) ? text : `https://${text}`);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
