/** Names a command, so that one sent twice is done once: 128 random bits in base 36. */
export function newOpId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(36).padStart(7, '0')).join('');
}
