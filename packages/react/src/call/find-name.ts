/** Small letters without their marks, so that "andre" finds André. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();

/** Whether every word of what is looked for begins a word of the name. */
export function findsName(name: string, wanted: string): boolean {
  const words = plain(name).split(/[\s-]+/);
  return plain(wanted)
    .split(/[\s-]+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
